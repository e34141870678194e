// Visits every adapter in turn, with every story, as often as asked, and writes a line of JSON for each visit.
//
// `node bench.js OPTIONS`, where the options are JSON: { sizes, adapters, runs, cpu, network, timeout, stories, dist, before,
// chromium, out }. `cargo xtask bench` makes the stories and the site, and knows what the options are.

import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { adapter } from "./adapters.js";
import { pagesOf } from "./pages.js";
import { serve } from "./server.js";
import { visit } from "./visit.js";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

const options = JSON.parse(process.argv[2]);
const adapters = options.adapters.map(adapter);
const stories = new Map();

function storyOf(size) {
  if (!stories.has(size)) stories.set(size, JSON.parse(readFileSync(join(options.stories, `${size}.json`), "utf8")));
  return stories.get(size);
}

const pages = await pagesOf(adapters, options.sizes, storyOf);
const sites = { "/dateline/": options.dist, ...(options.before && { "/before/": options.before }) };
const server = await serve({ pages, sites, storiesDir: options.stories });
await server.warm(options.sizes);
const browser = await chromium.launch({ executablePath: options.chromium, args: FLAGS });
const begun = Date.now();
const given = new Set();
const n = options.sizes.length * options.runs * adapters.length;
let nth = 0;
try {
  for (const size of options.sizes) {
    for (let run = 0; run < options.runs; run += 1) {
      // Another one begins each time, so that none always follows the same.
      for (let at = 0; at < adapters.length; at += 1) await measure(adapters[(at + run) % adapters.length], size, run);
    }
  }
} finally {
  await browser.close();
  server.close();
}

async function measure(one, size, run) {
  nth += 1;
  const key = `${one.name} ${size}`;
  if (given.has(key)) return;
  const story = storyOf(size);
  const measured = await visit({ browser, origin: server.origin, adapter: one, size, story, options, isChecked: run === 0 });
  // Who does not get there once is not waited for again.
  if (measured.error?.includes("Timeout")) given.add(key);
  const { cpu, network } = options;
  appendFileSync(options.out, `${JSON.stringify({ adapter: one.name, size, run, cpu, network, ...measured })}\n`);
  const time = (it) => (it === undefined ? "" : `${Math.round(it)} ms`);
  const left = Math.round(((Date.now() - begun) / nth) * (n - nth) / 1000);
  const said = measured.error ?? `first ${time(measured.first)}  ready ${time(measured.ready)}`;
  console.log(`  ${nth}/${n}  ${size} run ${run + 1}  ${one.name.padEnd(22)} ${said}  (${left} s left)`);
}
