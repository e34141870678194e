// The first screen of a visit: the library.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { at, distDir } from "../support/env.js";
import { isReady, openLibrary } from "../support/site.js";
import { loadStory, storyPath } from "../support/story.js";
import { expect, test } from "../support/test.js";

const library = JSON.parse(readFileSync(join(distDir, "library.json"), "utf8"));

test("the library says what this is and that nothing leaves the device", async ({ page }) => {
  await openLibrary(page);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator("main")).toContainText(
    /(nothing|no\w*|never)\b.*\b(leaves?|sent|uploaded)\b.*\b(device|machine|browser|computer|anywhere)/i,
  );
});

test("the library lists every story of library.json by its headline", async ({ page }) => {
  await openLibrary(page);
  for (const { src, headline } of library.articles) {
    const link = page.locator("[data-library] a").filter({ hasText: headline });
    const target = new URL(await link.getAttribute("href"), at(""));
    expect(target.searchParams.get("src")).toBe(src);
  }
});

test("a story is announced with its most mentioned names first", async ({ page }) => {
  await openLibrary(page);
  const [{ entities }] = library.articles;
  const counts = new Map(entities.map(({ name, count }) => [name, count]));
  const names = page.locator("[data-library] .announcement").first().locator(".names li");
  // All at once is asked of what is there: the list may not have come yet.
  await expect(names.nth(1)).toBeVisible();
  const shown = (await names.allTextContents()).map((it) => counts.get(it));
  expect(shown).toEqual(shown.toSorted((a, b) => b - a));
  expect(shown[0]).toBe(Math.max(...counts.values()));
});

test("a link of the library opens the story, and Back returns, with the title following", async ({ page }) => {
  const { headline } = loadStory();
  await openLibrary(page);
  const titleOfLibrary = await page.title();
  expect(titleOfLibrary).not.toBe("");

  await page.locator("[data-library] a").filter({ hasText: headline }).click();
  await isReady(page);
  expect(new URL(page.url()).searchParams.get("src")).toBe(storyPath);
  await expect(page.locator("h1")).toHaveText(headline);
  await expect(page).toHaveTitle(new RegExp(headline));

  await page.goBack();
  await expect(page.locator("[data-library]")).toBeVisible();
  await expect(page.locator("[data-story]")).toHaveCount(0);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page).toHaveTitle(titleOfLibrary);
});

test("a library without stories, or none at all, says so instead of an empty page", async ({ page }) => {
  await page.route("**/library.json", (route) =>
    route.fulfill({ json: { format: "dateline-library/1", title: "Empty", articles: [] } }),
  );
  await page.goto(at(""));
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("main")).toContainText(/no (story|stories|article)|empty/i);
});
