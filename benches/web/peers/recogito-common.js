// What both ways to use Recogito's text annotator share.

import { createTextAnnotator } from "@recogito/text-annotator";
import "@recogito/text-annotator/text-annotator.css";

import { drawPlain, read, ready, root, starts } from "./common.js";

const COLORS = { person: "#3b82f6", organization: "#8b5cf6", place: "#22c55e", date: "#eab308", event: "#ef4444" };

/** Draws the story; `more` gives what else its selectors are told of a mention. */
export async function annotate(more) {
  const { story } = await read();
  const at = starts(story);
  const nodes = drawPlain(story);
  const typeOf = ({ id }) => story.mentions[Number(id.slice(1))].type;
  const style = (it) => ({ fill: COLORS[typeOf(it)], fillOpacity: 0.25 });
  const annotator = createTextAnnotator(root, { renderer: "SPANS", annotatingEnabled: false, style });
  const redrawn = () => {
    return new Promise((resolve) => {
      const stop = annotator.renderer.on("onRedraw", () => {
        stop();
        resolve();
      });
    });
  };
  const drawn = redrawn();
  const annotations = story.mentions.map((mention) => {
    const { idx, text, block, start, end } = mention;
    const selector = { quote: text, start: at[block] + start, end: at[block] + end, ...more(mention, nodes) };
    return { id: `m${idx}`, bodies: [], target: { annotation: `m${idx}`, selector: [selector] } };
  });
  annotator.setAnnotations(annotations);
  await drawn;
  const { store } = annotator.state;
  const bounds = (idx) => store.getAnnotationBounds(`m${idx}`);
  Object.assign(window.bench, {
    filter: (type, isOff) => {
      const done = redrawn();
      annotator.setFilter(isOff ? (it) => typeOf(it) !== type : undefined);
      return done;
    },
    jump: (idx) => {
      const done = redrawn();
      const top = bounds(idx).top + root.getBoundingClientRect().top + scrollY;
      scrollTo(0, top - innerHeight / 2);
      return done;
    },
    place: (idx) => new DOMRect(0, bounds(idx).top + root.getBoundingClientRect().top, 1, 1),
    words: () => {
      const all = root.textContent;
      return story.mentions.map(({ idx }) => {
        const it = store.getAnnotation(`m${idx}`);
        if (!it || store.getAnnotationRects(it.id).length === 0) return undefined;
        const { range, start, end } = it.target.selector[0];
        return range ? range.toString() : all.slice(start, end);
      });
    },
  });
  ready();
}
