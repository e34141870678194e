// What all ways to draw with React share: one state, the type that is switched off.

import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";

import { read, ready, root } from "./common.js";

/** Draws each block by the component `Block`, which gets the block, its mentions, and the type that is off. */
export function draw(Block) {
  function Story() {
    const [given, setGiven] = useState(undefined);
    const [off, setOff] = useState(undefined);
    useEffect(() => {
      read().then(setGiven);
      // At once, or the bench would measure that React puts it off.
      window.bench.filter = (type, isOff) => flushSync(() => setOff(isOff ? type : undefined));
    }, []);
    useEffect(() => {
      if (given) ready();
    }, [given]);
    return given?.story.blocks.map((block, idx) => (
      <Block key={idx} block={block} mentions={given.perBlock[idx]} off={off} />
    ));
  }
  createRoot(root).render(<Story />);
}
