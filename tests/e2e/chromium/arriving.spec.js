// A story in lines over a slow network: its beginning is read while the rest is on its way.

import { serveWithFaults } from "../support/faulty-server.js";
import { openReport } from "../support/desk.js";
import { expect, test as base } from "../support/test.js";

const N_BLOCKS = 150;
/** So many blocks come at once: more than a section, so that one of them is whole. */
const N_FIRST = 50;

/** So many, when some more have come. */
const N_SOME = 140;

const ADA = "Ada Byron";
const BABBAGE = "Charles Babbage";

const head = {
  format: "dateline-lines/1",
  headline: "Letters",
  lang: "en",
  offset_unit: "codepoint",
  entities: [
    { id: "ada", type: "person", name: ADA },
    { id: "babbage", type: "person", name: BABBAGE },
    { id: "london", type: "place", name: "London" },
  ],
};

/** A paragraph that names one person in the beginning of the story, both and a place later. */
function line(nth) {
  const named = nth < N_FIRST ? [["ada", ADA]] : [["ada", ADA], ["babbage", BABBAGE], ["london", "London"]];
  let text = `🕊 Letter ${nth}.`;
  const mentions = named.map(([entity, name]) => {
    const start = [...text].length + 1;
    text += ` ${name} is named here, and much else is said of engines, numbers and the weather of that year.`;
    return { entity, start, end: start + name.length, text: name };
  });
  return { block: { type: "paragraph", id: `letter-${nth}`, text }, mentions };
}

const lines = [head, ...Array.from({ length: N_BLOCKS }, (_, nth) => line(nth)), { end: true, blocks: N_BLOCKS }]
  .map((it) => `${JSON.stringify(it)}\n`);
const beginning = lines.slice(0, 1 + N_FIRST).join("");
const rest = lines.slice(1 + N_FIRST).join("");
const SRC = "articles/letters.jsonl";

const test = base.extend({
  /** The story's answer: `rest()` gives the rest of it, `breakOff()` hangs up. */
  answer: async ({}, use) => {
    let begun;
    const response = new Promise((resolve) => (begun = resolve));
    await use({
      begin(given) {
        given.writeHead(200, { "content-type": "application/json" });
        given.write(beginning, () => begun(given));
      },
      rest: async () => (await response).end(rest),
      /** So much more that it is shown, and the beginning of another line. */
      some: async () => (await response).write(lines.slice(1 + N_FIRST, 1 + N_SOME).join("") + '{"block":{"te'),
      breakOff: async () => (await response).destroy(),
    });
  },
  server: async ({ answer }, use) => {
    const server = await serveWithFaults({ [SRC]: (response) => answer.begin(response) });
    await use(server);
    await server.close();
  },
  ownOrigin: async ({ server }, use) => use(new URL(server.url).origin),
  /** Opens the story, up to where its beginning is there. */
  beginning: async ({ page, server }, use) => {
    await use(async (more = "") => {
      await page.goto(`${server.url}?src=${SRC}${more}`);
      await expect(story(page).locator("mark").first()).toBeVisible();
      await expect(root(page)).toHaveAttribute("data-state", "loading");
    });
  },
});

const root = (page) => page.locator("html");
const story = (page) => page.locator("[data-story]");
const blocks = (page) => story(page).locator(".body [data-block]");
const isWhole = (page) => expect(root(page)).toHaveAttribute("data-state", "ready");
const arriving = (page) => page.locator("[data-arriving]");

test("the beginning is read and asked before the rest is there, and stays as it is when that comes", async ({
  page, answer, beginning: open,
}) => {
  await open();
  await expect(page.locator("h1")).toHaveText("Letters");
  await expect(arriving(page)).toHaveText(/rest of this story is on its way/);
  const n = await blocks(page).count();
  // Where the reader comes who is faster than the network.
  const end = await blocks(page).last().boundingBox();
  expect((await arriving(page).boundingBox()).y).toBeGreaterThan(end.y + end.height);
  expect(n).toBeGreaterThan(0);
  expect(n).toBeLessThan(N_FIRST);

  const mark = story(page).locator("mark").nth(3);
  await mark.click();
  await expect(page.locator("[data-card]")).toContainText(ADA);
  await mark.evaluate((it) => (it.stays = true));
  const before = await mark.boundingBox();

  await answer.rest();
  await isWhole(page);
  await expect(arriving(page)).toHaveCount(0);
  expect(await mark.boundingBox()).toEqual(before);
  expect(await mark.evaluate((it) => it.stays)).toBe(true);
  await expect(page.locator("[data-card]")).toContainText(ADA);
});

test("all of it is there in the end, once and in order, and counted as a whole", async ({ page, answer, beginning: open }) => {
  await open();
  await answer.rest();
  await isWhole(page);
  const shown = await blocks(page).allTextContents();
  expect(shown).toEqual(Array.from({ length: N_BLOCKS }, (_, nth) => line(nth).block.text));
  await expect(story(page).locator('mark[data-entity="ada"]')).toHaveCount(N_BLOCKS);
  await expect(story(page).locator('mark[data-entity="london"]')).toHaveCount(N_BLOCKS - N_FIRST);
  await expect(page.locator('[data-cast] [data-entity="babbage"]').first()).toContainText(String(N_BLOCKS - N_FIRST));
  // What is known only of all of it.
  await expect(story(page).locator(".meta")).toContainText(/\d+ min read/);
  await expect(page.locator("[data-file]")).toContainText("Everything in this file is shown as it was given.");
  await expect(page.locator("[data-legend]")).toContainText(/place/i);
});

test("what a link leads to is found when it comes", async ({ page, answer, beginning: open }) => {
  await open("&entity=babbage&types=person#m=babbage.50");
  await answer.rest();
  await isWhole(page);
  const here = story(page).locator(`[data-block="${N_FIRST + 49}"] mark[data-here]`);
  await expect(here).toHaveText(BABBAGE);
  await expect(here).toBeInViewport();
  // Places are off, though there were none when the page opened.
  await expect(story(page)).toHaveAttribute("data-off", /place/);
});

test("what needs all of it waits, and says so", async ({ page, answer, beginning: open }) => {
  await open();
  await page.keyboard.press("e");
  await expect(page.locator("[data-notice]")).toContainText(/rest of this story is on its way/);
  await answer.rest();
  await isWhole(page);
});

test("words are found in what there is, then in all of it", async ({ page, answer, beginning: open }) => {
  await open("&q=Babbage");
  await answer.rest();
  await isWhole(page);
  await expect(page.locator("[data-find-count]")).toContainText(String(N_BLOCKS - N_FIRST));
});

test.describe("a story that breaks off", () => {
  // The browser's own line for that.
  test.use({ allowedConsole: /^Failed to load resource/ });

  test("keeps what has come, and says that it is cut off", async ({ page, answer, beginning: open }) => {
  await open();
  await answer.some();
  await expect(story(page)).toContainText(`Letter ${N_FIRST + 5}.`);
  await answer.breakOff();
  await isWhole(page);
  await expect(blocks(page)).toHaveCount(N_SOME);
  await expect(arriving(page)).toHaveCount(0);
  await expect(page.locator("[data-notes]")).toBeVisible();
  await expect(await openReport(page)).toContainText(/the story is cut off/);
  });
});

test("who leaves before it is there is followed by nothing of it", async ({ page, answer, server, beginning: open }) => {
  await open();
  await page.evaluate((address) => {
    const link = Object.assign(document.createElement("a"), { href: address, textContent: "away" });
    document.body.append(link);
    link.click();
  }, `${server.url}?src=articles/kabul-delegation.json`);
  await expect(page.locator("h1")).not.toHaveText("Letters");
  await isWhole(page);
  await answer.rest();
  await expect(story(page)).toHaveCount(1);
  await expect(story(page)).not.toContainText("Letter 0");
});
