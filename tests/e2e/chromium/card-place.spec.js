// Where a card stands: wholly in the window, and never over the sentence that it is about.

import { wholeBlocks } from "../support/extreme-stories.js";
import { covered, outside } from "../support/geometry.js";
import { card, markOf } from "../support/parts.js";
import { openStory, serveStory } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [device, viewport] of Object.entries(sizes)) {
  for (const where of ["start", "center", "end"]) {
    test(`on a ${device}, no card covers its sentence, the mark being at the window's ${where}`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.setViewportSize(viewport);
      await openStory(page);
      const covering = [];
      for (const [index, mention] of story.mentions.entries()) {
        // Every mark in the middle of the window; at its edges some of each block.
        if (where !== "center" && index % 4 !== 0) continue;
        await open(page, index, where);
        const area = await covered(page, story.sentenceOf(mention), "[data-card]");
        const hidden = await outside(page, card(page));
        if (0 < area || 0 < hidden) covering.push({ mention: `${mention.place}: ${mention.text}`, area, hidden });
        await page.keyboard.press("Escape");
        await page.keyboard.press("Escape");
      }
      expect(covering).toEqual([]);
    });
  }
}

test("a card stays with its words while the page is scrolled, or goes", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await openStory(page);
  const index = story.indexOf(story.mentionsOf("shoigu")[2]);
  await open(page, index, "center");
  await page.mouse.wheel(0, 60);
  await page.waitForTimeout(500);
  if (!(await card(page).isVisible())) return;
  expect(await covered(page, story.sentenceOf(story.mentions[index]), "[data-card]")).toBe(0);
});

for (const [device, viewport] of Object.entries(sizes)) {
  test(`on a ${device}, the card of a whole paragraph stands in the window and can be read to its end`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openStory(page, await serveStory(page, "whole", wholeBlocks));
    await markOf(page, 1).click({ position: { x: 5, y: 5 } });
    await expect(card(page, "event")).toBeVisible();
    expect(await outside(page, card(page))).toBe(0);
    const last = card(page).locator("button:visible, a:visible").last();
    await last.scrollIntoViewIfNeeded();
    expect(await outside(page, last)).toBe(0);
  });
}

/** Opens the card of a mention whose mark stands at the top, the middle or the bottom of the window. */
async function open(page, index, where) {
  const mark = markOf(page, index);
  await mark.evaluate((it, block) => it.scrollIntoView({ block, behavior: "instant" }), where);
  // As a reader does: on the first of its lines.
  await mark.click({ position: await firstLine(mark) });
  await expect(card(page)).toBeVisible();
}

function firstLine(mark) {
  return mark.evaluate((it) => {
    const [line] = it.getClientRects();
    const box = it.getBoundingClientRect();
    return { x: line.left - box.left + line.width / 2, y: line.top - box.top + line.height / 2 };
  });
}
