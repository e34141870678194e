// Comfort on devices as they are: spoilt or refused storage, slow lines, less motion, forced colours, no single keys.

import { closeComfort, refuseStorage, setComfort, stored, tokens, withComfort } from "../support/comfort.js";
import { at } from "../support/env.js";
import { motions } from "../support/motion.js";
import { card, dialog, markOf, openDialog } from "../support/parts.js";
import { isReady, openLibrary, openStory, row } from "../support/site.js";
import { loadStory, storyPath } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const index = story.indexOf(story.mentionsOf("shoigu")[0]);
/** Every token that says something else than how the page comes. */
const KNOWN =
  "theme-light theme-sepia theme-dark size-1 size-3 size-4 size-5 measure-narrow measure-wide leading-tight " +
  "leading-loose face-sans face-system marks-underlined marks-off say-nothing say-type say-name keys-off";

const paper = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

for (const [what, text, kept] of [
  ["unknown words", "theme-pink size-9 size-- measure-null say-", []],
  ["markup and more", '"><script>alert(1)</script> theme-dark', ["theme-dark"]],
  ["another format", '{"theme":"dark"}', []],
  ["far too much", `${"theme-".repeat(20_000)} size-4`, undefined],
  ["two that contradict each other", "theme-dark theme-sepia", undefined],
  ["words of the page's own", "theme-dark is-crashed data-open [object Object]", ["theme-dark"]],
  ["nothing", "", []],
]) {
  test(`stored settings with ${what} are read as far as they are known`, async ({ page }) => {
    await withComfort(page, text);
    await openStory(page);
    const held = await tokens(page);
    for (const it of held) expect(KNOWN.split(" ")).toContain(it);
    if (kept) expect(held).toEqual(kept);
    expect(held.filter((it) => it.startsWith("theme-")).length).toBeLessThanOrEqual(1);
    await setComfort(page, "size", "5");
    expect((await stored(page)).split(" ")).toContain("size-5");
  });
}

test("where storage is refused, settings hold for this visit", async ({ page }) => {
  await refuseStorage(page);
  await openStory(page);
  const before = await paper(page);
  await setComfort(page, "theme", "sepia");
  await expect.poll(() => paper(page)).not.toBe(before);
  await closeComfort(page);
  await page.keyboard.press("m");
  await expect.poll(() => tokens(page)).toContain("marks-underlined");
});

test("the stored theme is there before the program is", async ({ page }) => {
  await withComfort(page, "theme-dark size-4");
  await page.route("**/*.wasm", () => {});
  await page.goto(at(`?src=${storyPath}`), { waitUntil: "commit" });
  await expect.poll(() => tokens(page)).toEqual(["size-4", "theme-dark"]);
  expect(await page.locator("html").getAttribute("data-state")).toBe("loading");
});

test("nothing is ever painted in the wrong theme", async ({ page }) => {
  await withComfort(page, "theme-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.addInitScript(() => {
    // Of every frame until the story is there: the ground it was painted on.
    window.papers = [];
    const look = () => {
      if (document.body) window.papers.push(getComputedStyle(document.documentElement).backgroundColor);
      if (document.documentElement.dataset.state !== "ready") requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  // As on a slow line.
  await page.route("**/boot.js*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto(at(`?src=${storyPath}`));
  await isReady(page);
  const seen = await page.evaluate(() => {
    const [paint] = performance.getEntriesByName("first-paint");
    return { papers: [...new Set(window.papers)], hasPainted: Boolean(paint) };
  });
  expect(seen.hasPainted).toBe(true);
  expect(seen.papers).toEqual([await paper(page)]);
});

test("with less motion, cards, jumps and dialogs do not move", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 1280, height: 400 });
  await openStory(page);
  await row(page, "karzai").click();
  await page.keyboard.press("n");
  const after = await page.evaluate(() => scrollY);
  expect(after).toBeGreaterThan(100);
  await page.waitForTimeout(120);
  expect(await page.evaluate(() => scrollY), "it was there at once").toBe(after);
  await page.keyboard.press("Enter");
  await expect(card(page)).toBeVisible();
  expect(await motions(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await openDialog(page, "comfort");
  expect(await motions(page)).toEqual([]);
});

test("in forced colours, card and dialog have an edge, and the chosen view can be told", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openStory(page);
  await markOf(page, index).click();
  const edge = (it) => {
    const style = getComputedStyle(it);
    const isDrawn = (line) => style[`${line}Style`] !== "none" && 0 < parseFloat(style[`${line}Width`]);
    return isDrawn("borderTop") || isDrawn("outline");
  };
  expect(await card(page).evaluate(edge)).toBe(true);
  await page.keyboard.press("Escape");
  await openDialog(page, "comfort");
  expect(await dialog(page, "comfort").evaluate(edge)).toBe(true);
});

test("the settings hold on the library too", async ({ page }) => {
  await withComfort(page, "theme-sepia");
  await openLibrary(page);
  expect(await tokens(page)).toEqual(["theme-sepia"]);
});
