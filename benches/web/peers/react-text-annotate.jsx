// react-text-annotate, one annotator a block.

import { TextAnnotator } from "react-text-annotate";

import { draw } from "./react-common.jsx";

const COLORS = { person: "#d9e8ff", organization: "#e6dcff", place: "#d5f2dc", date: "#fff0c2", event: "#ffd9d9" };

draw(({ block, mentions, off }) => {
  const value = mentions.filter(({ type }) => type !== off).map((it) => ({ ...it, color: COLORS[it.type] }));
  return <TextAnnotator content={block.text} value={value} onChange={() => {}} />;
});
