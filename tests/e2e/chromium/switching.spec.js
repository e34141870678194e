// Two stories opened quickly after each other never mix.

import { setTimeout as sleep } from "node:timers/promises";

import { emoji, noEntities } from "../support/fixtures.js";
import { block, isReady, openLibrary, serveLibrary } from "../support/site.js";
import { expect, test } from "../support/test.js";

const SLOW = 800;
const slow = { src: "articles/test-slow.json", story: emoji };
const fast = { src: "articles/test-fast.json", story: noEntities };

test.beforeEach(async ({ page }) => {
  await serveLibrary(page, [slow, fast].map(({ src, story }) => [src, story.headline]));
  await page.route(`**/${fast.src}`, (route) => route.fulfill({ json: fast.story }));
  await page.route(`**/${slow.src}`, async (route) => {
    await sleep(SLOW);
    // By then the page may have given up the request.
    await route.fulfill({ json: slow.story }).catch(() => {});
  });
});

const follow = (page, { story }) =>
  page.locator("[data-library] a").filter({ hasText: story.headline }).click();

test("a late answer never replaces or joins the story opened after it", async ({ page }) => {
  await openLibrary(page);
  await follow(page, slow);
  await page.goBack();
  await follow(page, fast);
  await isReady(page);
  await shows(page, fast.story);
  await sleep(SLOW * 1.5);
  await shows(page, fast.story);
});

test("a late answer does not disturb the library that was gone back to", async ({ page }) => {
  await openLibrary(page);
  await follow(page, slow);
  await page.goBack();
  await expect(page.locator("[data-library]")).toBeVisible();
  await sleep(SLOW * 1.5);
  await expect(page.locator("[data-library]")).toBeVisible();
  await expect(page.locator("[data-story]")).toHaveCount(0);
});

test("Back and Forward in quick turns end where the address says", async ({ page }) => {
  await openLibrary(page);
  await follow(page, fast);
  await isReady(page);
  await page.goBack();
  await expect(page.locator("[data-library]")).toBeVisible();
  await follow(page, slow);
  await page.evaluate(() => {
    history.back();
    setTimeout(() => history.forward(), 20);
    setTimeout(() => history.back(), 40);
    setTimeout(() => history.forward(), 60);
  });
  await sleep(SLOW * 2);
  // Chromium drops one of so many traversals now and then: where they end is its affair, to show it is ours.
  if (new URL(page.url()).searchParams.has("src")) {
    await shows(page, slow.story);
  } else {
    await expect(page.locator("[data-library]")).toBeVisible();
    await expect(page.locator("[data-story]")).toHaveCount(0);
    await expect(page).toHaveTitle("Dateline");
  }
});

/** The story is there, whole and alone. */
async function shows(page, story) {
  await expect(page.locator("[data-story]")).toHaveCount(1);
  await expect(page.locator("h1")).toHaveText(story.headline);
  await expect(page).toHaveTitle(new RegExp(story.headline));
  await expect(page.locator("[data-block]")).toHaveCount(story.blocks.length + 1);
  for (const [index, { text }] of story.blocks.entries()) {
    expect(await block(page, index).evaluate((it) => it.textContent)).toBe(text);
  }
}
