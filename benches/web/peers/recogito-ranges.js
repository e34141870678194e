// Recogito's text annotator, spared its own search for the places: each annotation has its range.

import { annotate } from "./recogito-common.js";

annotate(({ block, start, end }, nodes) => {
  const range = document.createRange();
  range.setStart(nodes[block], start);
  range.setEnd(nodes[block], end);
  return { range };
});
