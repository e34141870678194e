// What a published site keeps on a device, and another version of its app.

import { createHash } from "node:crypto";
import { cp, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "@playwright/test";

import { distDir } from "./env.js";
import { publish } from "./published.js";
import { isReady } from "./site.js";
import { test as base } from "./test.js";

/** A story of one sentence, with one name in it: in one without names the app looks for some. */
export const told = (headline, more = {}) =>
  JSON.stringify({
    format: "dateline/1",
    lang: "en",
    headline,
    blocks: [{ text: `${headline}, says Ann Lee.` }],
    entities: [{ id: "lee", type: "person", name: "Ann Lee" }],
    ...more,
  });

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
const figure = { type: "figure", src: "img/hall.svg", alt: "The hall", width: 40, height: 20, text: "The hall." };

/** The folder of the paper in these tests. */
const STORIES = {
  "one.json": told("The first", { blocks: [{ text: "Ann Lee opened the hall." }, figure] }),
  "two.json": told("The second"),
  "three.json": told("The third"),
  "img/hall.svg": PICTURE,
};

/** A test with a paper of its own, and with service workers. */
export const test = base.extend({
  serviceWorkers: "allow",
  // The browser's own lines for what a dead server does not answer.
  allowedConsole: /^Failed to load resource|net::ERR_|^The FetchEvent/,
  stories: [STORIES, { option: true }],
  paper: async ({ stories }, use) => {
    const paper = await publish(stories, "The Paper");
    await use(paper);
    await paper.close();
  },
  ownOrigin: async ({ paper }, use) => use(new URL(paper.url).origin),
});

/** The address of a story in the app. */
export const storyAt = (paper, name) => `${paper.url}?src=articles/${name}.json`;

/** Opens a story, wherever it comes from. */
export async function read(page, paper, name) {
  await page.goto(storyAt(paper, name));
  await isReady(page);
}

/** The first visit is over when the page has somebody who keeps what it reads, and what it has read is kept. */
export async function isKept(page, ...names) {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  for (const name of names) {
    await expect.poll(() => kept(page), { message: `${name} is kept` }).toContainEqual(expect.stringContaining(name));
  }
}

/** The addresses of all that any cache of the origin holds, the oldest first. */
export const kept = (page) =>
  page.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) all.push(url);
    }
    return all;
  });

/** The names of all caches. */
export const cachesOf = (page) => page.evaluate(() => globalThis.caches.keys());

/** The bytes in all caches. */
export const bytesKept = (page) =>
  page.evaluate(async () => {
    let bytes = 0;
    for (const name of await globalThis.caches.keys()) {
      for (const it of await (await globalThis.caches.open(name)).matchAll()) bytes += (await it.blob()).size;
    }
    return bytes;
  });

/** The parts of the app that have names by their content. */
const PARTS = ["desk", "worker", "dateline-web"];

/** Another version of the app, in a folder of its own: other names of its parts, and the word `release N` in its start page. */
export async function release(folder, n) {
  const app = join(folder, `app-${n}`);
  await cp(distDir, app, { recursive: true });
  const hash = createHash("sha256").update(`release ${n}`).digest("hex").slice(0, 16);
  const index = join(app, "index.html");
  let html = await readFile(index, "utf8");
  for (const file of await readdir(app)) {
    const part = PARTS.find((it) => new RegExp(`^${it}-[0-9a-f]{16}(_bg)?\\.(js|wasm)$`).test(file));
    if (!part) continue;
    const renamed = file.replace(/[0-9a-f]{16}/, hash);
    await rename(join(app, file), join(app, renamed));
    const stem = (it) => it.replace(/(_bg)?\.(js|wasm)$/, "");
    html = html.replaceAll(stem(file), stem(renamed));
  }
  await writeFile(index, html.replace("<meta", `<meta name="release" content="${n}"><meta`));
  return app;
}

/** Which release a page is of; `null` is the first. */
export const releaseOf = (page) => page.evaluate(() => document.querySelector("meta[name=release]")?.content ?? null);

/** The bar that offers a new version. */
export const offer = (page) => page.locator("[data-renewal]");
