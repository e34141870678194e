// The peers' pages: one script, one style sheet and the story's place each.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { build } from "esbuild";

import { classes, indexes, segments } from "./peers/segments.js";

const peers = join(import.meta.dirname, "peers");

/** The pages of `adapters`, by their path; those that hold a story, for each size. */
export async function pagesOf(adapters, sizes, storyOf) {
  const [head, css] = await Promise.all(["head.js", "page.css"].map((it) => readFile(join(peers, it), "utf8")));
  const pages = new Map();
  for (const adapter of adapters.filter((it) => !it.isApp)) {
    const { script, style } = await bundle(adapter.entry);
    const page = (content) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${adapter.name}</title>
<link rel="icon" href="data:,">
<script data-story="${adapter.ending}">${head}</script>
<script type="module" src="/peers/${adapter.name}.js"></script>
<style>${css}${style}</style>
</head>
<body><main><article id="story" class="${adapter.class ?? ""}">${content}</article></main></body>
</html>`;
    pages.set(`/peers/${adapter.name}.js`, script);
    if (adapter.ending) pages.set(`/peers/${adapter.name}`, page(""));
    else for (const size of sizes) pages.set(adapter.path(size), page(drawn(storyOf(size))));
  }
  pages.set("/blank", '<!doctype html><title>Before</title><link rel="icon" href="data:,">');
  return pages;
}

async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [join(peers, entry)],
    outdir: peers,
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2024",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  });
  const text = (ending) => outputFiles.find((it) => it.path.endsWith(ending))?.text ?? "";
  return { script: text(".js"), style: text(".css") };
}

/** The story as a server would draw it. */
function drawn(story) {
  const types = new Map(story.entities.map(({ id, type }) => [id, type]));
  const perBlock = story.blocks.map(() => []);
  story.mentions.forEach((it, idx) => perBlock[it.block].push({ ...it, idx, type: types.get(it.entity) }));
  const mark = ({ text, mentions }) => {
    if (mentions.length === 0) return escaped(text);
    return `<mark class="${classes(mentions)}" data-mention="${indexes(mentions)}">${escaped(text)}</mark>`;
  };
  return story.blocks.map(({ text }, idx) => `<p>${segments(text, perBlock[idx]).map(mark).join("")}</p>`).join("");
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
