// Everything that is measured: the app as it is released, and its peers.

const app = (name, ending, site = "/dateline/") => {
  return { name, isApp: true, path: (size) => `${site}?src=bench/${size}.${ending}` };
};

const peer = (name, more = {}) => {
  return { name, entry: `${more.script ?? name}.js`, ending: "json", path: (size) => `/peers/${name}?story=${size}`, ...more };
};

export const ADAPTERS = [
  app("dateline", "json"),
  app("dateline-lines", "jsonl"),
  // Another build, given with `--before`: what a change brings shows best where both take turns.
  app("before", "json", "/before/"),
  peer("vanilla"),
  peer("vanilla-chunked", { script: "vanilla-sections" }),
  peer("vanilla-sections", { class: "by-section" }),
  peer("vanilla-lines", { class: "by-section", ending: "jsonl" }),
  // The story stands in the page itself.
  peer("static", { ending: "", path: (size) => `/peers/static/${size}` }),
  peer("css-highlight"),
  peer("react", { entry: "react.jsx" }),
  peer("react-highlight-words", { entry: "react-highlight-words.jsx" }),
  peer("react-text-annotate", { entry: "react-text-annotate.jsx" }),
  peer("markjs"),
  peer("recogito"),
  peer("recogito-ranges"),
];

/** The adapter with this name. */
export function adapter(name) {
  const found = ADAPTERS.find((it) => it.name === name);
  if (!found) throw new Error(`There is no adapter ${name}: ${ADAPTERS.map((it) => it.name).join(", ")}`);
  return found;
}
