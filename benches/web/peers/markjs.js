// mark.js, given the ranges.

import Mark from "mark.js";

import { drawPlain, read, ready, root, starts } from "./common.js";

const { story } = await read();
const at = starts(story);
drawPlain(story);
const ranges = story.mentions.map(({ idx, type, block, start, end }) => {
  return { start: at[block] + start, length: end - start, idx, type };
});
const each = (mark, { type, idx }) => {
  mark.className = type;
  mark.dataset.mention = idx;
};
new Mark(root).markRanges(ranges, { each, done: ready });
