// The same in lines, drawn while they arrive.

import { first, ready, root } from "./common.js";
import { paragraph } from "./by-hand.js";

const SECTION = 24;
const types = new Map();
let [idx, n, target] = [0, 0, undefined];

function take(line) {
  const { entities, block, mentions } = JSON.parse(line);
  for (const { id, type } of entities ?? []) types.set(id, type);
  if (!block) return;
  for (const mention of mentions) {
    Object.assign(mention, { idx, type: types.get(mention.entity) });
    idx += 1;
  }
  if (n % SECTION === 0) {
    target = document.createElement("section");
    root.append(target);
  }
  n += 1;
  if (n === SECTION) first();
  target.append(paragraph(block.text, mentions));
}

let rest = "";
for await (const text of (await window.bench.answer).body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split("\n");
  rest = lines.pop();
  lines.forEach(take);
}
ready();
