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

  /** The index of a checked mention: what `data-mention` holds. */
  indexOf(mention) {
    return this.mentions.indexOf(mention);
  }

  entity(id) {
    return this.entities.find((it) => it.id === id);
  }

  /** The sentences of a text, in simple English as the bundled story is written. */
  sentences(place) {
    const [, text] = this.texts.find(([it]) => it === place);
    const starts = [0, ...[...text.matchAll(BOUND)].map((it) => it.index + it[0].length)];
    return starts.map((start, i) => {
      const end = text.slice(0, starts[i + 1] ?? text.length).trimEnd().length;
      return { place, start, end, text: text.slice(start, end) };
    });
  }

  /** The sentence in which a mention lies. */
  sentenceOf({ place, start }) {
    return this.sentences(place).findLast((it) => it.start <= start);
  }

  /** The sentences that mention each of the entities, in reading order. */
  sentencesWith(...entities) {
    const mentionsOne = (sentence, entity) =>
      this.mentionsOf(entity).some(
        (it) => it.place === sentence.place && sentence.start <= it.start && it.start < sentence.end,
      );
    return this.texts
      .flatMap(([place]) => this.sentences(place))
      .filter((sentence) => entities.every((it) => mentionsOne(sentence, it)));
  }

  /** The sentences before that of a mention which mention its entity, the newest first. */
  soFar(mention) {
    const own = this.sentenceOf(mention);
    const all = this.sentencesWith(mention.entity);
    const at = all.findIndex((it) => it.place === own.place && it.start === own.start);
    return all.slice(0, at).reverse();
  }

  /** What a link to a mention carries: its words and up to 24 characters on each side. */
  quoteOf({ order, start, end }) {
    const [, text] = this.texts[order];
    const [before, after] = [[...text.slice(0, start)].slice(-24), [...text.slice(end)].slice(0, 24)];
    return before.join("") + text.slice(start, end) + after.join("");
  }

  /** The quotes of the file: who says what, part by part. */
  get quotes() {
    return (this.file.quotes ?? []).map(({ speaker, kind, parts }, index) => {
      const checked = parts.map((part) => this.#span(part));
      return { index, speaker, kind, parts: checked, text: checked.map((it) => it.text).join(" ") };
    });
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
    const type = mention.entity === undefined ? mention.type : this.entity(mention.entity).type;
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

  #span({ block, start, end }) {
    const place = this.#place(block);
    const [, text] = this.texts.find(([it]) => it === place);
    const [from, to] = [start, end].map((it) => toUtf16(text, it, this.file.offset_unit ?? "codepoint"));
    return { place, start: from, end: to, text: text.slice(from, to) };
  }

  #place(block) {
    if (typeof block === "number") return String(block);
    const index = this.file.blocks.findIndex((it) => it.id === block);
    return index < 0 ? block : String(index);
  }
}

/** Between two sentences: an end with what closes, spaces, and what can begin. */
const BOUND = /[.!?]["'’”)]*\s+(?=["'‘“(]*[\p{Lu}\p{Lo}])/gu;

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
