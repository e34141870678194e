// The least script that draws a story with flat marks.

import { root } from "./common.js";
import { classes, indexes, segments } from "./segments.js";

/** A paragraph with its marks. */
export function paragraph(text, mentions) {
  const element = document.createElement("p");
  for (const segment of segments(text, mentions)) {
    if (segment.mentions.length === 0) {
      element.append(segment.text);
      continue;
    }
    const mark = document.createElement("mark");
    mark.className = classes(segment.mentions);
    mark.setAttribute("data-mention", indexes(segment.mentions));
    mark.textContent = segment.text;
    element.append(mark);
  }
  return element;
}

/** How many paragraphs a section has. */
const SECTION = 24;
/** How long the page may be busy before it answers the reader again, in milliseconds. */
const SLICE = 8;

/** The sections of a story one by one, from `start` on. */
export function section({ story, perBlock }, start) {
  const element = document.createElement("section");
  const end = Math.min(start + SECTION, story.blocks.length);
  for (let idx = start; idx < end; idx += 1) element.append(paragraph(story.blocks[idx].text, perBlock[idx]));
  return element;
}

/** Draws the first section, waits for `shown`, and draws the others in slices. */
export async function drawSections(read, shown, breathe) {
  const n = read.story.blocks.length;
  root.append(section(read, 0));
  await shown();
  let until = performance.now() + SLICE;
  for (let start = SECTION; start < n; start += SECTION) {
    if (until < performance.now()) {
      await breathe();
      until = performance.now() + SLICE;
    }
    root.append(section(read, start));
  }
}
