// Comfort on devices as they are: spoilt or refused storage, slow lines, less motion, forced colours, no single keys.

import { closeComfort, labelOf, refuseStorage, setComfort, stored, tokens, withComfort } from "../support/comfort.js";
import { at } from "../support/env.js";
import { arrowTo, focusIsIn, tabIntoStory } from "../support/keys.js";
import { card, dialog, findBar, markOf, openDialog } from "../support/parts.js";
import { isReady, openStory, row } from "../support/site.js";
import { loadStory, storyPath } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const index = story.indexOf(story.mentionsOf("shoigu")[0]);
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
    const known = /^(theme-(light|sepia|dark)|size-[1345]|measure-(narrow|wide)|leading-(tight|loose)|face-(sans|system)|marks-(underlined|off)|say-(nothing|type|name)|keys-off)$/;
    const held = await tokens(page);
    for (const it of held) expect(it).toMatch(known);
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

test("single keys can be switched off; Escape, Enter, Tab and arrows go on working", async ({ page }) => {
  await openStory(page);
  await openDialog(page, "comfort");
  const keys = dialog(page, "comfort").locator('input[name="keys"]');
  const wasOn = await keys.isChecked();
  await labelOf(page, 'input[name="keys"]').click();
  await expect(keys).toBeChecked({ checked: !wasOn });
  await closeComfort(page);
  expect(await tokens(page)).toEqual(["keys-off"]);
  await page.reload();
  await isReady(page);

  await row(page, "shoigu").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/entity=shoigu/);
  const before = await page.evaluate(() => [location.href, scrollY, document.documentElement.dataset.comfort]);
  for (const key of ["n", "p", "/", "c", "q", "o", "s", "a", "m", "l", "?"]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  await expect(row(page, "shoigu")).toBeFocused();
  await expect(findBar(page)).toBeHidden();
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await expect(page.locator("[data-story]")).toBeVisible();
  expect(await page.evaluate(() => [location.href, scrollY, document.documentElement.dataset.comfort])).toEqual(before);

  await page.keyboard.press("Escape");
  await expect(row(page, "shoigu")).toHaveAttribute("aria-pressed", "false");
  await page.locator(".bar a").first().focus();
  await tabIntoStory(page);
  await arrowTo(page, index);
  await page.keyboard.press("Enter");
  await expect.poll(() => focusIsIn(page, "[data-card]")).toBe(true);
});

test("with keys of command held, a letter is the browser's", async ({ page }) => {
  await openStory(page);
  for (const key of ["Control+Shift+s", "Alt+s", "Meta+a", "Control+/"]) await page.keyboard.press(key);
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await expect(findBar(page)).toBeHidden();
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
  const motions = () =>
    page.evaluate(() =>
      document.getAnimations().filter((it) => it.playState === "running" && it.effect.getComputedTiming().activeDuration > 1).length,
    );
  expect(await motions()).toBe(0);
  await page.keyboard.press("Escape");
  await openDialog(page, "comfort");
  expect(await motions()).toBe(0);
});

test("in forced colours, card and dialog have an edge, and the chosen view can be told", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openStory(page);
  await markOf(page, index).click();
  const edge = (it) => {
    const { borderTopStyle, borderTopWidth, outlineStyle, outlineWidth } = getComputedStyle(it);
    return (borderTopStyle !== "none" && 0 < parseFloat(borderTopWidth)) || (outlineStyle !== "none" && 0 < parseFloat(outlineWidth));
  };
  expect(await card(page).evaluate(edge)).toBe(true);
  await page.keyboard.press("Escape");
  await openDialog(page, "comfort");
  expect(await dialog(page, "comfort").evaluate(edge)).toBe(true);
});
