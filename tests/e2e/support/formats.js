// The files that hold the importers, `crates/formats/fixtures`, with what the core makes of each, and the same said of
// the page.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../crates/formats/fixtures", import.meta.url));

/** The formats that have files, by their words. */
export const formats = readdirSync(folder, { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => it.name).sort();

/** The files of a format, `good` or `broken`: each with its name, its files, and what the core says of it. */
export function fixtures(format, kind) {
  const place = join(folder, format, kind);
  return readdirSync(place)
    .filter((it) => !it.endsWith(".expected"))
    .sort()
    .map((name) => ({
      name: `${format}/${kind}/${name}`,
      files: filesOf(join(place, name)),
      expected: understood(readFileSync(join(place, `${name}.expected`), "utf8")),
    }));
}

function filesOf(path) {
  const names = statSync(path).isDirectory() ? readdirSync(path).sort().map((it) => join(path, it)) : [path];
  return names.map((it) => ({ name: it.replace(/.*\//, ""), mimeType: "", buffer: readFileSync(it) }));
}

/** What an `.expected` file says: `{error, remedy}` or `{format, notes, stories: [{texts, notes, counts}]}`. */
function understood(words) {
  const [head, ...stories] = words.split("\n---\n").map((it) => it.split("\n"));
  if (head[0].startsWith("error: ")) {
    return { error: head[0].slice(7), remedy: head[1].replace("remedy: ", "") };
  }
  const notes = head.slice(1).flatMap(noteOf);
  return {
    format: head[0],
    stories: stories.map((lines) => ({
      texts: lines.flatMap(textOf),
      notes: [...notes, ...lines.flatMap(noteOf)],
      counts: lines.find((it) => it.startsWith("mentions: ")).replace("mentions: ", "").replace(/;.*/, ""),
    })),
  };
}

const NOTE = /^(note|repaired|lost) (.*)$/;

function noteOf(line) {
  const [, severity, words] = NOTE.exec(line) ?? [];
  return severity ? [`${severity} ${words}`] : [];
}

const BLOCK = /^(?:##? |Paragraph |Heading \{.*?\} |ListItem \{.*?\} |Blockquote \{ cite: (?:None|Some\(".*?"\)) \} |Figure\(Figure \{.*?\}\) )(.*)$/s;
const END_OF_MENTION = /\|(\.?[\w-]{1,64})(?: (?:[^[\]]|\[[^\]]*\])*?)?\]/g;

/** The text of a block with its mentions as `[Shoigu|e1]`; a text without words is not shown. */
function textOf(line) {
  const [, words] = BLOCK.exec(line) ?? [];
  if (!words) return [];
  return [withoutStyles(words.replace(END_OF_MENTION, "|$1]"))];
}

/** Takes out the signs of links and emphasis, `<Strong:` and `>`. */
function withoutStyles(words) {
  let open = 0;
  return words.replace(/<(?:Emphasis|Strong|Link \{ href: "(?:[^"\\]|\\.)*" \}):|>/g, (sign) => {
    if (sign !== ">") open += 1;
    else if (open === 0) return sign;
    else open -= 1;
    return "";
  });
}

/** The texts of the open story with its mentions, as `.expected` files have them. */
export function shownTexts(page) {
  return page.evaluate(() => {
    const at = (block, node) => {
      const range = document.createRange();
      range.setStart(block, 0);
      range.setEndBefore(node);
      return range.toString().length;
    };
    const marked = (block) => {
      const text = block.textContent;
      const mentions = new Map();
      for (const mark of block.querySelectorAll("mark")) {
        const [start, words] = [at(block, mark), mark.textContent];
        const [ids, kinds] = [mark.dataset.entity.split(" "), mark.dataset.type.split(" ")];
        for (const [nth, index] of mark.dataset.mention.split(" ").entries()) {
          const of = ids[nth] === "." ? `.${kinds[nth]}` : ids[nth];
          const known = mentions.get(Number(index)) ?? { start, of };
          mentions.set(Number(index), { ...known, end: start + words.length });
        }
      }
      const signs = [...mentions].sort(([a], [b]) => a - b).flatMap(([, { start, end, of }]) => [
        { place: start, isStart: true, sign: "[" },
        { place: end, isStart: false, sign: `|${of}]` },
      ]);
      signs.sort((a, b) => a.place - b.place || a.isStart - b.isStart);
      let shown = "";
      let from = 0;
      for (const { place, sign } of signs) {
        shown += text.slice(from, place) + sign;
        from = place;
      }
      return (shown + text.slice(from)).replaceAll("\n", "⏎");
    };
    return [...document.querySelectorAll("[data-story] [data-block]")].map(marked).filter((it) => it !== "");
  });
}

/** The notes that an open report lists, as `.expected` files have them. */
export function reportedNotes(report) {
  return report.locator("section[data-severity] li").evaluateAll((rows) =>
    rows.map((row) => {
      const place = row.querySelector("code")?.textContent ?? "the file";
      return `${row.closest("section").dataset.severity} ${place}: ${row.querySelector(":scope > bdi").textContent}`;
    }),
  );
}
