// The story as it opens: its text, exactly, and a mark for every mention of the file.

import { readFileSync } from "node:fs";

import { block, openStory, readMarks } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();

test("the story opens as one article in main, under one heading of the first level", async ({ page }) => {
  await openStory(page);
  await expect(page.locator("main article[data-story]")).toHaveCount(1);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("h1")).toHaveText(story.headline);
  await expect(page).toHaveTitle(new RegExp(story.headline));
});

test("every block holds its text exactly, and together they are story.txt", async ({ page }) => {
  await openStory(page);
  const drawn = [];
  for (const [place, text] of story.texts) {
    await expect(block(page, place), `block ${place}`).toHaveCount(1);
    const content = await block(page, place).evaluate((it) => it.textContent);
    expect(content, `block ${place}`).toBe(text);
    drawn.push(content);
  }
  await expect(page.locator("[data-block]")).toHaveCount(story.texts.length);

  const original = readFileSync(new URL("../../fixtures/story.txt", import.meta.url), "utf8");
  const paragraphs = (text) => text.split(/\n+/).filter((it) => it !== "");
  expect([story.file.section, ...drawn]).toEqual(paragraphs(original));
  await expect(page.locator("[data-story]")).toContainText(story.file.section);
});

test("heading levels start at one and leave no gap", async ({ page }) => {
  await openStory(page);
  const levels = await page
    .locator("[data-story] :is(h1, h2, h3, h4, h5, h6)")
    .evaluateAll((headings) => headings.map((it) => Number(it.localName[1])));
  expect(levels[0]).toBe(1);
  for (const [index, level] of levels.entries()) {
    expect(level, `heading ${index}`).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  }
});

test("every mention of the file is marked, with its text, entity and type", async ({ page }) => {
  await openStory(page);
  expect(story.mentions.length).toBeGreaterThan(0);
  const marks = await readMarks(page);
  const drawn = story.mentions.map((_, index) => drawnMention(marks, index));
  expect(drawn).toEqual(
    story.mentions.map(({ text, place, entity, type }) => ({ text, places: [place], entity, type })),
  );
  for (const { text, declared } of story.mentions) expect(text).toBe(declared);
});

test("no mark holds another mark, and none says more than it knows", async ({ page }) => {
  await openStory(page);
  await expect(page.locator("mark mark")).toHaveCount(0);
  for (const { mentions, entities, types } of await readMarks(page)) {
    expect(entities).toHaveLength(mentions.length);
    expect(types).toHaveLength(mentions.length);
    for (const mention of mentions) expect(mention).toBeLessThan(story.mentions.length);
  }
});

test("the page measures when the first section and when the whole story is there", async ({ page }) => {
  await openStory(page);
  const times = await page.evaluate(() =>
    ["dateline:first", "dateline:ready"].map((it) => performance.getEntriesByName(it).map((mark) => mark.startTime)),
  );
  expect(times.map((it) => it.length)).toEqual([1, 1]);
  expect(times[0][0]).toBeGreaterThan(0);
  expect(times[0][0]).toBeLessThanOrEqual(times[1][0]);
});

/** What the marks of one mention say together. */
function drawnMention(marks, index) {
  const own = marks.filter((it) => it.mentions.includes(index));
  const among = (it, list) => list[it.mentions.indexOf(index)];
  return {
    text: own.map((it) => it.text).join(""),
    places: [...new Set(own.map((it) => it.place))],
    entity: own[0] && among(own[0], own[0].entities),
    type: own[0] && among(own[0], own[0].types),
  };
}
