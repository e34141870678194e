// The panel on a phone: a sheet that opens and closes as sheets do, and never hides what is read.

import { isSeen, overflow, restingTop, scrollTop } from "../support/geometry.js";
import { filterBox, handle, markOf, openSheet, showView } from "../support/parts.js";
import { isBack, isReady, openLibrary, openStory, row } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const sheet = (page) => page.locator("[data-cast]");

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

async function isOpen(page) {
  await expect(sheet(page)).toHaveAttribute("data-open", /.*/);
  await expect(handle(page)).toHaveAttribute("aria-expanded", "true");
}

async function isClosed(page) {
  await expect(page.locator("[data-cast][data-open]")).toHaveCount(0);
  await expect(handle(page)).toHaveAttribute("aria-expanded", "false");
  await expect(row(page, "shoigu")).toBeHidden();
}

test("the handle opens and closes it", async ({ page }) => {
  await openStory(page);
  await isClosed(page);
  await handle(page).tap();
  await isOpen(page);
  expect(await overflow(page)).toEqual([]);
  await handle(page).tap();
  await isClosed(page);
});

const ways = {
  Escape: (page) => page.keyboard.press("Escape"),
  "a tap beside it": (page) => page.touchscreen.tap(200, 300),
  Back: (page) => page.goBack(),
};
for (const [way, close] of Object.entries(ways)) {
  test(`${way} closes it, and the story is where it was`, async ({ page }) => {
    await openStory(page);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => scrollTop(page)).toBeGreaterThan(100);
    const before = await restingTop(page);
    await handle(page).tap();
    await isOpen(page);
    await close(page);
    await isClosed(page);
    expect(Math.abs((await scrollTop(page)) - before)).toBeLessThan(60);
    await expect(page.locator("[data-story]")).toBeVisible();
  });
}

test("Back closes the sheet first, and then leaves", async ({ page }) => {
  await openLibrary(page);
  await page.locator("[data-library] a").filter({ hasText: story.headline }).click();
  await isReady(page);
  await handle(page).tap();
  await isOpen(page);
  await page.goBack();
  await isClosed(page);
  await page.goBack();
  await expect(page.locator("[data-library]")).toBeVisible();
});

test("a sheet that was opened and closed often leaves nothing behind for Back", async ({ page }) => {
  await openLibrary(page);
  await page.locator("[data-library] a").filter({ hasText: story.headline }).click();
  await isReady(page);
  for (let times = 0; times < 3; times += 1) {
    await handle(page).tap();
    await isOpen(page);
    await handle(page).tap();
    await isClosed(page);
  }
  await isBack(page);
  await page.goBack();
  await expect(page.locator("[data-library]")).toBeVisible();
});

test("with the sheet open, the mention that is gone to is seen above it", async ({ page }) => {
  await openStory(page);
  for (const id of ["karzai", "shoigu", "stanikzai"]) {
    await openSheet(page);
    await row(page, id).tap();
    const rug = page.locator(`[data-rug="${id}"]`);
    await rug.scrollIntoViewIfNeeded();
    const { height } = await rug.boundingBox();
    await rug.tap({ position: { x: 3, y: height / 2 } });
    const mark = markOf(page, story.indexOf(story.mentionsOf(id)[0]));
    await expect.poll(() => isSeen(mark), { message: id }).toBe(true);
  }
});

test("a quote that is gone to from the sheet is seen", async ({ page }) => {
  await openStory(page);
  await showView(page, "quotes");
  const { index } = story.quotes.find((it) => it.speaker === "karzai");
  await page.locator(`[data-quote-go="${index}"]`).tap();
  await expect.poll(() => isSeen(page.locator(`[data-story] [data-quote="${index}"]`).first())).toBe(true);
});

test("the open sheet leaves a part of the story to be read, the filter box in reach", async ({ page }) => {
  await openStory(page);
  await openSheet(page);
  const top = (await sheet(page).boundingBox()).y;
  expect(top).toBeGreaterThan(844 * 0.3);
  await filterBox(page).tap();
  await filterBox(page).fill("barad");
  await expect(row(page, "baradar")).toBeVisible();
  await row(page, "baradar").tap();
  await expect(row(page, "baradar")).toHaveAttribute("aria-pressed", "true");
});
