// A hostile story is text like any other: it runs nothing, asks nobody and turns nothing round.

import { followingReadsLeftToRight } from "../support/drawing.js";
import { hostile } from "../support/fixtures.js";
import { block, openStory, serveStory } from "../support/site.js";
import { Story } from "../support/story.js";
import { expect, test } from "../support/test.js";

const ALLOWED =
  "header footer section div p span h1 h2 h3 h4 h5 h6 ul ol li blockquote cite figure figcaption " +
  "a mark em strong i b bdi time small address svg path img dl dt dd br button";

test.beforeEach(async ({ page }) => {
  page.on("dialog", (dialog) => {
    throw new Error(`a story opened a dialog: ${dialog.message()}`);
  });
  await openStory(page, await serveStory(page, "hostile", hostile));
});

test("markup in any field is shown as text", async ({ page }) => {
  for (const [place, text] of new Story(hostile).texts) {
    expect(await block(page, place).evaluate((it) => it.textContent), place).toBe(text);
  }
  const elements = await page
    .locator("[data-story] *")
    .evaluateAll((all) => [...new Set(all.map((it) => it.localName))]);
  expect(elements.filter((it) => !ALLOWED.split(" ").includes(it))).toEqual([]);
  // Nowhere on the page did a file make an element or an attribute of its own.
  await expect(page.locator('body script, [onerror], img[src*="evil"], iframe, object, embed')).toHaveCount(0);
});

test("no link runs a script or leads where the file only pretends", async ({ page }) => {
  const links = await page.locator("a[href]").evaluateAll((all) => all.map((it) => it.href));
  for (const link of links) expect(link).toMatch(/^(https?|mailto|geo):/);
});

test("an image of another host is not loaded, but described and linked", async ({ page }) => {
  // That nothing was asked for is checked after every test.
  await expect(page.locator('[data-story] img[src^="http"]')).toHaveCount(0);
  await expect(page.locator("[data-story] figure").first()).toContainText("evil.test");
  await expect(page.locator('[data-story] a[href="https://evil.test/pixel.png"]')).toHaveCount(1);
});

test("an override inside a name turns round neither the text after it nor its row", async ({ page }) => {
  const mark = block(page, 0).locator("mark");
  expect(await followingReadsLeftToRight(mark)).toBe(true);
});
