// One reader's journey through a whole paper, told once for every engine: search, filter, a dossier, a story from it; then a
// story in a frame of another origin.

import { createServer } from "node:http";

import { expect } from "@playwright/test";

import { publish } from "../support/published.js";
import { seen, shown, text } from "./reader.js";

const day = (nth) => `2024-${String((nth % 12) + 1).padStart(2, "0")}-05`;

/** A story of Ann Lee, or of Bob Cole. */
function story(nth) {
  const name = nth % 3 ? "Bob Cole" : "Ann Lee";
  const sentence = `${name} wrote about ${nth % 10 ? "bread" : "saffron"} in Kabul. `;
  return JSON.stringify({
    format: "dateline/1",
    lang: "en",
    headline: `Story ${nth}`,
    section: nth % 2 ? "Sport" : "Culture",
    published: day(nth),
    blocks: Array.from({ length: 12 }, () => ({ text: sentence.repeat(6) })),
    entities: [{ id: "who", type: "person", name }, { id: "kabul", type: "place", name: "Kabul" }],
  });
}

export async function readThePaper(reader) {
  const paper = await publish(Object.fromEntries(Array.from({ length: 60 }, (_, nth) => [`${nth}.json`, story(nth)])), "The Paper");
  try {
    await search(reader, paper);
    await readADossier(reader, paper);
    await readInAFrame(reader, paper);
  } finally {
    await paper.close();
  }
}

const count = (reader) => text(reader, ".archive-state");

async function search(reader, paper) {
  await reader.goto(paper.url);
  await seen(reader, "[data-archive-form] input[type=search]");
  await reader.press("/");
  await seen(reader, "[data-archive-form] input[type=search]:focus");
  for (const letter of "saff") await reader.press(letter);
  await expect.poll(() => count(reader), { timeout: 15_000 }).toBe("6 stories");
  await reader.goto(`${paper.url}?q=saffron&section=Sport`);
  // All with saffron have even numbers.
  await expect.poll(() => text(reader, "[data-archive-list]"), { timeout: 15_000 }).toContain("No story has all of this");
  await reader.goto(`${paper.url}?q=saffron&section=Culture&sort=oldest`);
  await expect.poll(() => count(reader), { timeout: 15_000 }).toBe("6 stories");
}

async function readADossier(reader, paper) {
  await reader.goto(`${paper.url}?entity=person.ann-lee&view=dossier`);
  await seen(reader, ".archive-told article");
  expect(await text(reader, ".archive-head h1")).toBe("Ann Lee");
  expect(await text(reader, ".archive-head")).toContain("20 stories");
  await reader.click(".archive-told article li a");
  await seen(reader, "html[data-state=ready] [data-story]");
  await seen(reader, '[data-card][data-entity="who"], mark[data-entity="who"]');
  await seen(reader, "[data-cast] button");
}

/** The frame becomes as high as its story, and a card opens in it. */
async function readInAFrame(reader, paper) {
  const src = `${paper.url}?src=articles/1.json&embed=1`;
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Elsewhere</title>
    <iframe title="A story" src="${src}" style="width: 100%; height: 20rem; border: 0"></iframe>
    <script async src="${paper.url}embed.js"></script>`;
  const server = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(page));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await reader.goto(`http://localhost:${server.address().port}/`);
    const height = () => reader.evaluate(() => document.querySelector("iframe").getBoundingClientRect().height);
    await expect.poll(height, { timeout: 15_000 }).toBeGreaterThan(900);
    // Its last line is there: what is in it is no higher than it.
    await reader.inFrame("iframe", async (frame) => {
      await shown(frame, ".embed-foot");
      const rest = await frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
      expect(Math.abs(rest)).toBeLessThanOrEqual(1);
      await frame.click('[data-block="0"] mark');
      await shown(frame, "[data-card]");
      await frame.press("Escape");
      await expect.poll(() => frame.evaluate(() => document.querySelector("[data-card]")?.getClientRects().length ?? 0)).toBe(0);
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
