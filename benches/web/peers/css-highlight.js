// Plain text, with the browser's own highlights over it: no element for a mention.

import { drawPlain, read, ready, TYPES } from "./common.js";

const { story } = await read();
const nodes = drawPlain(story);
const highlights = new Map(TYPES.map((type) => [type, new Highlight()]));
const ranges = story.mentions.map(({ block, start, end, type }) => {
  const [startContainer, endContainer] = [nodes[block], nodes[block]];
  const range = new StaticRange({ startContainer, startOffset: start, endContainer, endOffset: end });
  highlights.get(type).add(range);
  return range;
});
highlights.forEach((it, type) => CSS.highlights.set(type, it));

/** A range that has a place on the screen. */
function live(idx) {
  const range = new Range();
  range.setStart(ranges[idx].startContainer, ranges[idx].startOffset);
  range.setEnd(ranges[idx].endContainer, ranges[idx].endOffset);
  return range;
}

Object.assign(window.bench, {
  filter: (type, isOff) => {
    if (isOff) CSS.highlights.delete(type);
    else CSS.highlights.set(type, highlights.get(type));
  },
  jump: (idx) => {
    const range = live(idx);
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
    CSS.highlights.set("current", new Highlight(range));
  },
  place: (idx) => live(idx).getBoundingClientRect(),
  words: () => ranges.map((_, idx) => live(idx).toString()),
});
ready();
