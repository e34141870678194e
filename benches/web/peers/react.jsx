// React by hand: a component for a paragraph, and one for a mark.

import { memo, useMemo } from "react";

import { draw } from "./react-common.jsx";
import { classes, indexes, segments } from "./segments.js";

function Mark({ segment, off, onChoose }) {
  const shown = segment.mentions.filter(({ type }) => type !== off);
  return (
    <mark className={classes(shown)} data-mention={indexes(segment.mentions)} onClick={() => onChoose(segment)}>
      {segment.text}
    </mark>
  );
}

const choose = () => {};

const Block = memo(function Block({ block, mentions, off }) {
  const all = useMemo(() => segments(block.text, mentions), [block, mentions]);
  return (
    <p>
      {all.map((it, idx) => (it.mentions.length === 0 ? it.text : <Mark key={idx} segment={it} off={off} onChoose={choose} />))}
    </p>
  );
});

draw(Block);
