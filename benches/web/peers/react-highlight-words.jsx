// react-highlight-words, given the chunks.

import Highlighter from "react-highlight-words";

import { draw } from "./react-common.jsx";

draw(({ block, mentions, off }) => (
  <p>
    <Highlighter
      textToHighlight={block.text}
      searchWords={[]}
      findChunks={() => mentions.filter(({ type }) => type !== off).map(({ start, end }) => ({ start, end }))}
    />
  </p>
));
