// What all peers share: reading the story, and saying how far they are.

/** The types of entities in generated stories. */
export const TYPES = ["person", "organization", "place", "date", "event"];

/** Where a peer draws. */
export const root = document.getElementById("story");

/** The story, the type of each of its mentions, and the mentions of each block. */
export async function read() {
  const story = await (await window.bench.answer).json();
  performance.mark("bench:parsed");
  const types = new Map(story.entities.map(({ id, type }) => [id, type]));
  const perBlock = story.blocks.map(() => []);
  story.mentions.forEach((mention, idx) => {
    Object.assign(mention, { idx, type: types.get(mention.entity) });
    perBlock[mention.block].push(mention);
  });
  return { story, perBlock };
}

/** Resolves when what is in the document now has been painted. */
export function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}

/** The first part of the story is in the document. */
export const first = () => painted().then(() => performance.mark("bench:first"));

/** All of it is. */
export const ready = () => painted().then(() => performance.mark("bench:ready"));

/** Lets the browser have its turn. */
export const breathe = () => scheduler.yield();

/** Draws the texts without their mentions; returns their text nodes. */
export function drawPlain(story) {
  const all = document.createDocumentFragment();
  const nodes = story.blocks.map(({ text }) => {
    const paragraph = document.createElement("p");
    const node = document.createTextNode(text);
    paragraph.append(node);
    all.append(paragraph);
    return node;
  });
  root.append(all);
  return nodes;
}

/** Where each block begins in all texts together. */
export function starts(story) {
  let at = 0;
  return story.blocks.map(({ text }) => {
    const start = at;
    at += text.length;
    return start;
  });
}
