// What a story file promises: its texts and its checked mentions, as the page must show them.
//
// Expected values come from the file itself, so that a corrected annotation breaks no test.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { distDir } from "./env.js";

/** The bundled story, relative to the site. */
export const storyPath = "articles/kabul-delegation.json";

/** The bundled story, as it was built into the site. */
export function loadStory() {
  return new Story(JSON.parse(readFileSync(join(distDir, storyPath), "utf8")));
}

export class Story {
  constructor(file) {
    this.file = file;
    this.headline = file.headline;
    this.entities = file.entities ?? [];
    /** `[place, text]` in reading order; a place is what `data-block` holds. */
    this.texts = [
      ["headline", file.headline],
      ...(file.standfirst === undefined ? [] : [["standfirst", file.standfirst]]),
      ...file.blocks.map((block, index) => [String(index), block.text]),
    ];
    /** In the order of the checked mentions: by place, then start, the longer first. */
    this.mentions = (file.mentions ?? []).map((it) => this.#check(it)).sort(byPlace);
  }

  /** The texts that story.txt holds: section, headline and blocks, an empty line between them. */
  get plainText() {
    const { section, headline, blocks } = this.file;
    return [section, headline, ...blocks.map((block) => block.text)].join("\n\n");
  }

  mentionsOf(entity) {
    return this.mentions.filter((it) => it.entity === entity);
  }

  mentionsOfType(type) {
    return this.mentions.filter((it) => it.type === type);
  }

  /** The types that occur, in the order of their first mention. */
  get types() {
    return [...new Set(this.mentions.map((it) => it.type))];
  }

  #check(mention) {
    const place = this.#place(mention.block);
    const order = this.texts.findIndex(([it]) => it === place);
    const text = this.texts[order][1];
    const utf16 = (offset) => toUtf16(text, offset, this.file.offset_unit ?? "codepoint");
    const parts = (mention.parts ?? [[mention.start, mention.end]]).map((it) => it.map(utf16));
    const type = mention.entity === undefined ? mention.type : this.#entity(mention.entity).type;
    return {
      entity: mention.entity ?? ".",
      type,
      place,
      order,
      start: parts[0][0],
      end: parts.at(-1)[1],
      /** Exactly what its marks must cover. */
      text: parts.map(([start, end]) => text.slice(start, end)).join(""),
      declared: mention.text,
    };
  }

  #entity(id) {
    return this.entities.find((it) => it.id === id);
  }

  #place(block) {
    if (typeof block === "number") return String(block);
    const index = this.file.blocks.findIndex((it) => it.id === block);
    return index < 0 ? block : String(index);
  }
}

function byPlace(a, b) {
  return a.order - b.order || a.start - b.start || b.end - a.end;
}

/** Turns an offset in `unit` into one in UTF-16 code units, in which JavaScript counts. */
export function toUtf16(text, offset, unit) {
  switch (unit) {
    case "utf16":
      return offset;
    case "codepoint":
      return [...text].slice(0, offset).join("").length;
    case "utf8":
      return new TextDecoder().decode(new TextEncoder().encode(text).slice(0, offset)).length;
    case "grapheme":
      return [...new Intl.Segmenter().segment(text)].slice(0, offset).map((it) => it.segment).join("").length;
    default:
      throw new Error(`no such offset unit: ${unit}`);
  }
}
