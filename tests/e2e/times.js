// Time from navigation to the first section and to the whole story, beside a static page with the same marks.
//
// `npm run times` with the variables of `cargo xtask test e2e`. Prints medians of one run in which the two take turns;
// it is no test, since times depend on the machine.

import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { chromium as playwright } from "@playwright/test";

import { chromium, distDir, siteUrl } from "./support/env.js";

const ROUNDS = 15;
const STORY = new URL("?src=articles/kabul-delegation.json", siteUrl).href;
const STATIC = new URL("static-twin.html", siteUrl).href;

const browser = await playwright.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
// Real files: a route that answers for one page would slow down every request of both.
const files = {
  "static-twin.html": await staticTwin(),
  "static-twin.js":
    "requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('static:ready')))",
};
for (const [name, content] of Object.entries(files)) {
  writeFileSync(join(distDir, name), content);
}
const rows = { "dateline:first": [], "dateline:ready": [], "static page": [] };
try {
  for (let round = 0; round < ROUNDS; round += 1) await takeTurns();
} finally {
  Object.keys(files).forEach((name) => rmSync(join(distDir, name)));
  await browser.close();
}
for (const [what, times] of Object.entries(rows)) {
  const ratio = (median(times) / median(rows["static page"])).toFixed(2);
  console.log(`${what.padEnd(16)} ${median(times).toFixed(0).padStart(5)} ms   ${ratio} x static`);
}

async function takeTurns() {
  const app = await visit(STORY, "dateline:ready");
  rows["dateline:first"].push(app["dateline:first"]);
  rows["dateline:ready"].push(app["dateline:ready"]);
  const page = await visit(STATIC, "static:ready");
  rows["static page"].push(page["static:ready"]);
}

/** The page as it stands when the story is there: same text, marks and style sheet, no program. */
async function staticTwin() {
  const page = await browser.newPage();
  await page.goto(STORY);
  await page.waitForFunction(() => performance.getEntriesByName("dateline:ready").length);
  const html = await page.evaluate(() => {
    document.querySelectorAll("script, link[rel=modulepreload], link[as=fetch], meta[http-equiv]").forEach((it) => it.remove());
    return document.documentElement.outerHTML;
  });
  await page.close();
  return `<!doctype html>${html.replace("</head>", '<script defer src="static-twin.js"></script></head>')}`;
}

/** The marks of one visit with an empty cache, in milliseconds since navigation. */
async function visit(url, last) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction((name) => performance.getEntriesByName(name).length, last);
  const marks = await page.evaluate(() =>
    performance.getEntriesByType("mark").map((it) => [it.name, it.startTime]),
  );
  await context.close();
  return Object.fromEntries(marks);
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
