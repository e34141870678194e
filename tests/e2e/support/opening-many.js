// Hostile files opened one after the other in a page, whichever engine it is in.

import { hostile, ownFormat, shapes, WHOLE } from "./hostile.js";
import { FOUND } from "./strangers.js";

/** The longest that any may take from its drop until its story or its refusal is there. */
const AT_MOST = 2000;

/** Each text in every field of the program's own format, and as a file of one of the others, which take turns. */
const names = Object.keys(shapes);
export const inputs = hostile.flatMap(({ family, text }, nth) => {
  const shape = names[nth % names.length];
  return [
    { what: `${family} in Dateline: ${text}`, files: ownFormat(text), own: true },
    { what: `${family} in ${shape}: ${text}`, files: shapes[shape](text), whole: WHOLE.has(shape) ? text : undefined },
  ];
});

/** Opens each of `given` by `evaluate(function, argument)` of a page that has `install` and `watch`: what failed, how many
 *  became stories, and how long the slowest took. */
export async function openEach(evaluate, given = inputs) {
  const known = await learn(evaluate);
  const failures = [];
  let nOpened = 0;
  let slowest = 0;
  for (let at = 0; at < given.length; at += 50) {
    const part = given.slice(at, at + 50);
    const outcomes = await evaluate(([files, known]) => globalThis.openAll(files, known), [part.map((it) => it.files), known]);
    for (const [nth, { ms, refused, texts, shown, strangers }] of outcomes.entries()) {
      const { what, own, whole } = part[nth];
      const fails = (why) => failures.push(`${JSON.stringify(what).slice(0, 90)} → ${why.slice(0, 300)}`);
      slowest = Math.max(slowest, Math.round(ms));
      if (ms > AT_MOST) fails(`took ${Math.round(ms)} ms`);
      if (strangers.length > 0) fails(`made ${strangers.join(", ")}`);
      if (refused !== undefined) {
        // Of a text with words in it something can be shown; with a zero it is no text file.
        if (own || (whole?.trim() && !whole.includes("\0"))) fails(`was refused: ${refused}`);
        continue;
      }
      if (!texts) {
        fails("nothing came of it");
        continue;
      }
      nOpened += 1;
      if (JSON.stringify(texts) !== JSON.stringify(shown)) fails(`shows ${JSON.stringify(shown)} for ${JSON.stringify(texts)}`);
      const dense = (it) => it.replaceAll(/\s/g, "");
      if (whole !== undefined && dense(shown.map((it) => it[1]).join("")) !== dense(whole)) fails("a character is lost");
    }
  }
  return { failures, nOpened, slowest };
}

/** The parts that files of plain words make in any of the formats, and a refusal. */
async function learn(evaluate) {
  const plain = ["Words", "https://good.test/"].flatMap((it) => [ownFormat(it), ...names.map((name) => shapes[name](it))]);
  const hidden = ["span data-hidden", "p data-hidden-count", "button data-reveal"];
  const known = new Set(["time", "time datetime", "h1 class", "h2 class", ...hidden, ...FOUND]);
  const outcomes = await evaluate((files) => globalThis.openAll(files), [...plain, shapes["plain text"]("")]);
  for (const { parts } of outcomes) for (const it of parts) known.add(it);
  return [...known];
}

/** In the page: `openAll(inputs, known)` lets go of each input's files and says what became of it. */
export function install() {
  const drop = (files) => {
    const transfer = new DataTransfer();
    for (const { name, text } of files) transfer.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  };
  const refusal = () => document.querySelector("dialog [data-refused]");
  const isReady = () => performance.getEntriesByName("dateline:ready").length > 0;
  const next = () => new Promise((resolve) => setTimeout(resolve));
  /** Text by text what the desk gave the app, as `[place, text]`. */
  const given = ({ bytes }) => {
    const { headline, standfirst, blocks } = JSON.parse(new TextDecoder().decode(bytes));
    return [["headline", headline], ["standfirst", standfirst], ...blocks.map((it, nth) => [String(nth), it.text])].filter((it) => it[1]);
  };
  const shown = () =>
    [...document.querySelectorAll("[data-story] [data-block]")].map((it) => [it.dataset.block, it.textContent]).filter((it) => it[1]);

  let story;
  addEventListener("dateline:story", ({ detail }) => {
    story = detail;
  });

  globalThis.openAll = async (inputs, known) => {
    const outcomes = [];
    for (const files of inputs) {
      document.querySelector("dialog.desk")?.close();
      while (document.querySelector("dialog.desk")) await next();
      performance.clearMarks("dateline:ready");
      story = undefined;
      const began = performance.now();
      drop(files);
      while (!refusal() && !isReady() && performance.now() - began < 10_000) await next();
      // What the browser was still on its way back from comes first.
      const isSettled = () => !story || JSON.stringify(given(story)) === JSON.stringify(shown());
      while (isReady() && !isSettled() && performance.now() - began < 2_000) await next();
      const ms = performance.now() - began;
      const outcome = { ms, refused: refusal()?.textContent, parts: [], strangers: [] };
      if (!outcome.refused && story) Object.assign(outcome, { texts: given(story), shown: shown() });
      if (known) outcome.strangers = globalThis.strangersOfPage(known);
      else outcome.parts = globalThis.partsOfPage();
      outcomes.push(outcome);
    }
    return outcomes;
  };
}
