// The story is one tab stop, in which arrows go from mark to link to mark.

import { rightToLeft } from "../support/fixtures.js";
import { focusedMentions, tabIntoStory, tabTo } from "../support/keys.js";
import { linked } from "../support/reading-stories.js";
import { openStory, serveStory } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();

test.use({ ownOrigin: "https://news.test" });

const stops = (page) => page.locator('[data-story] [tabindex="0"]');

/** What has the focus: its words, its mentions, and where it comes in the story. */
const focused = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll("[data-story] :is(mark, a[href])")];
    const it = document.activeElement;
    const marks = it.closest("mark") ? [it] : [...it.querySelectorAll("mark")];
    const mentions = marks.flatMap((mark) => mark.dataset.mention.split(" ").map(Number));
    return { at: all.indexOf(it), words: it.textContent, mentions, isLink: it.localName === "a" };
  });

/** Presses `key` as often as it leads to another place, and says which places it led to. */
async function walk(page, key) {
  const places = [await focused(page)];
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press(key);
    const next = await focused(page);
    const last = places.at(-1);
    if (next.at === last.at || next.at === places[0].at) break;
    places.push(next);
  }
  return places;
}

test("one Tab leads in, the next one out, and back to where one was", async ({ page }) => {
  await openStory(page);
  await expect(stops(page)).toHaveCount(1);
  await tabIntoStory(page);
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press("ArrowRight");
  const here = await focused(page);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement.closest("[data-story]"))).toBe(null);
  await page.keyboard.press("Shift+Tab");
  expect(await focused(page)).toEqual(here);
  await expect(stops(page)).toHaveCount(1);
});

test("no link of the story is a stop of its own", async ({ page }) => {
  await openStory(page, await serveStory(page, "linked", linked));
  await expect(stops(page)).toHaveCount(1);
  const links = await page.locator("[data-story] a[href]").evaluateAll((all) => all.map((it) => it.tabIndex));
  expect(links.length).toBeGreaterThan(1);
  expect(links.filter((it) => it === 0).length).toBeLessThanOrEqual(1);
});

test("right and left go over every mark and link, in the order of the text", async ({ page }) => {
  await openStory(page);
  await tabIntoStory(page);
  const places = await walk(page, "ArrowRight");
  const order = places.map((it) => it.at);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const visited = new Set(places.flatMap((it) => it.mentions));
  expect(story.mentions.filter((_, index) => !visited.has(index)).map((it) => it.text)).toEqual([]);
  expect(await page.locator("[data-story] a[href]").count()).toBe(places.filter((it) => it.isLink).length);
  const back = await walk(page, "ArrowLeft");
  expect(back.map((it) => it.at)).toEqual(order.toReversed());
});

test("links with and without marks come where they stand, and Enter follows them", async ({ page, context }) => {
  await context.route("https://news.test/**", (route) => route.fulfill({ body: "The paper" }));
  await openStory(page, await serveStory(page, "linked", linked));
  await tabIntoStory(page);
  const words = (await walk(page, "ArrowRight")).map((it) => it.words);
  const inText = words.filter((it) => ["Maryam Ahmadi", "the paper", "Herat", "Press Club", "Kabul"].includes(it));
  const expected = ["Herat", "Maryam Ahmadi", "the paper", "Herat", "Press Club", "Kabul"];
  expect(inText.filter((it, i) => it !== inText[i - 1])).toEqual(expected);
  await tabTo(page, 'a[href="https://news.test/paper"]', { key: "ArrowLeft" });
  await page.keyboard.press("Enter");
  await expect.poll(() => context.pages().some((it) => it.url() === "https://news.test/paper")).toBe(true);
});

test("in a story from right to left, the arrows are mirrored", async ({ page }) => {
  await openStory(page, await serveStory(page, "rtl", rightToLeft));
  await tabIntoStory(page);
  const first = await focusedMentions(page);
  await page.keyboard.press("ArrowLeft");
  const second = await focusedMentions(page);
  expect(Math.max(...second)).toBeGreaterThan(Math.max(...first));
  await page.keyboard.press("ArrowRight");
  expect(await focusedMentions(page)).toEqual(first);
});

test("up, down and the page keys stay the browser's", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 400 });
  await openStory(page);
  await tabIntoStory(page);
  const before = await focused(page);
  await page.keyboard.press("PageDown");
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
  expect(await focused(page)).toEqual(before);
});
