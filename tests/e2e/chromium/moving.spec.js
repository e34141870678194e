// From mention to mention, and back to where the reader was.

import { covered, isSeen, restingTop, scrollTop } from "../support/geometry.js";
import { arrowTo, focusedMentions, tabIntoStory } from "../support/keys.js";
import { card, live, markOf, showView } from "../support/parts.js";
import { chapters } from "../support/reading-stories.js";
import { openStory, row, serveStory } from "../support/site.js";
import { loadStory, Story } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const mentions = story.mentionsOf("shoigu").map((it) => story.indexOf(it));

test.use({ viewport: { width: 1280, height: 500 } });

/** Presses `key` and says which of the entity's mentions has the focus then, from 1. */
async function step(page, key, own = mentions) {
  const before = await focusedMentions(page);
  await page.keyboard.press(key);
  await expect.poll(() => focusedMentions(page)).not.toEqual(before);
  const focused = await focusedMentions(page);
  return own.findIndex((it) => focused.includes(it)) + 1;
}

test("n visits the mentions of the chosen entity in order, each seen, focused and announced", async ({ page }) => {
  await openStory(page);
  await row(page, "shoigu").click();
  const visited = [];
  for (const _ of mentions) {
    const nth = await step(page, "n");
    visited.push(nth);
    await expect(live(page)).toContainText("Sergei Shoigu");
    await expect(live(page)).toContainText(`${nth} of 4`);
    await expect.poll(() => isSeen(markOf(page, mentions[nth - 1]))).toBe(true);
    const before = visited.at(-2);
    if (before) expect(nth).toBe((before % mentions.length) + 1);
  }
  expect(visited.toSorted()).toEqual([1, 2, 3, 4]);
});

test("p goes back the way that n came", async ({ page }) => {
  await openStory(page);
  await row(page, "shoigu").click();
  const there = [];
  for (const _ of mentions) there.push(await step(page, "n"));
  const back = [];
  for (const _ of mentions.slice(1)) back.push(await step(page, "p"));
  expect(back).toEqual(there.toReversed().slice(1));
  await expect(live(page)).toContainText(`${back.at(-1)} of 4`);
});

test("with nobody chosen, n moves on from the mark that has the focus", async ({ page }) => {
  await openStory(page);
  await tabIntoStory(page);
  const taliban = story.mentionsOf("taliban").map((it) => story.indexOf(it));
  await arrowTo(page, taliban[0]);
  expect(await step(page, "n", taliban)).toBe(2);
  await expect(live(page)).toContainText("2 of 13");
});

test("with nobody chosen and no mark in hand, n does no harm", async ({ page }) => {
  await openStory(page);
  await page.keyboard.press("n");
  await page.keyboard.press("p");
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
  expect(await scrollTop(page)).toBe(0);
});

test("the card that a jump opens does not cover the sentence jumped to", async ({ page }) => {
  await openStory(page);
  await row(page, "shoigu").click();
  for (const _ of mentions) {
    const nth = await step(page, "n");
    await page.waitForTimeout(600);
    if (!(await card(page).isVisible())) continue;
    expect(await covered(page, story.sentenceOf(story.mentions[mentions[nth - 1]]), "[data-card]")).toBe(0);
  }
});

test("Escape returns to where the reader was before the first jump", async ({ page }) => {
  await openStory(page);
  await row(page, "shoigu").click();
  await page.mouse.move(300, 250);
  await page.mouse.wheel(0, 170);
  await expect.poll(() => scrollTop(page)).toBeGreaterThan(100);
  const from = await restingTop(page);
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("n");
  await expect.poll(() => scrollTop(page)).not.toBe(from);
  // Once for the card, if the focus has opened it; once for the way back.
  await page.waitForTimeout(600);
  if (await card(page).isVisible()) await page.keyboard.press("Escape");
  await expect(card(page)).toBeHidden();
  await page.keyboard.press("Escape");
  await expect.poll(async () => Math.abs((await scrollTop(page)) - from)).toBeLessThanOrEqual(2);
  await expect(row(page, "shoigu"), "the choice is still there").toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  await expect(row(page, "shoigu")).toHaveAttribute("aria-pressed", "false");
});

test("the progress of reading grows from nothing to all", async ({ page }) => {
  await openStory(page, await serveStory(page, "chapters", chapters));
  const progress = page.locator("progress[data-progress]");
  const share = () => progress.evaluate((it) => it.value / it.max);
  await expect.poll(share).toBeLessThan(0.05);
  const shares = [];
  for (const part of [0.25, 0.5, 0.75]) {
    await page.evaluate((it) => scrollTo(0, it * (document.body.scrollHeight - innerHeight)), part);
    await expect.poll(share).toBeGreaterThan(shares.at(-1) ?? 0.05);
    shares.push(await share());
  }
  expect(shares.at(-1)).toBeLessThan(1);
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
  await expect.poll(share).toBeGreaterThan(0.98);
});

test("the contents list every heading in order, lead there, and show where the reader is", async ({ page }) => {
  const own = new Story(chapters);
  const headings = own.file.blocks.filter((it) => it.type === "heading").map((it) => it.text);
  await openStory(page, await serveStory(page, "chapters", chapters));
  await showView(page, "contents");
  const links = page.locator("nav[data-contents] a");
  await expect(links).toHaveText(headings);
  await links.nth(2).click();
  await expect.poll(() => isSeen(page.getByRole("heading", { name: headings[2] }))).toBe(true);
  await expect(page.locator('nav[data-contents] a[aria-current="true"]')).toHaveText(headings[2]);
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await expect(links.nth(2)).not.toHaveAttribute("aria-current", "true");
});

test("a heading's link names its id, or its number where it has none", async ({ page }) => {
  await openStory(page, await serveStory(page, "chapters", chapters));
  await showView(page, "contents");
  const hrefs = await page.locator("nav[data-contents] a").evaluateAll((all) => all.map((it) => it.hash));
  expect(hrefs).toEqual(["#b=0", "#b=second", "#b=8", "#b=12"]);
});
