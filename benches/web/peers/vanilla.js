// The reference: the whole story at once.

import { read, ready, root } from "./common.js";
import { paragraph } from "./by-hand.js";

const { story, perBlock } = await read();
const all = document.createDocumentFragment();
story.blocks.forEach(({ text }, idx) => all.append(paragraph(text, perBlock[idx])));
root.append(all);
ready();
