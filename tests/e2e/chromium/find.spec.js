// Find in the story: letters with and without accents, counted, drawn, restored.

import { at } from "../support/env.js";
import { isSeen } from "../support/geometry.js";
import { counts, drawn, find } from "../support/hits.js";
import { arrowTo, focusedMentions, tabIntoStory } from "../support/keys.js";
import { barButton, card, findBar, findCount, findInput, markOf } from "../support/parts.js";
import { accents, chapters } from "../support/reading-stories.js";
import { isReady, openStory, serveStory } from "../support/site.js";
import { loadStory, storyPath } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();

test("/ opens it with the focus in the box, and types no slash", async ({ page }) => {
  await openStory(page);
  await find(page, "");
  await expect(findInput(page)).toHaveValue("");
  await expect(page.getByRole("search")).toBeVisible();
});

test("the bar's button opens it, the cross closes it, and the focus is back on the button", async ({ page }) => {
  await openStory(page);
  await barButton(page, "find").click();
  await expect(findInput(page)).toBeFocused();
  await page.locator("[data-find-close]").click();
  await expect(findBar(page)).toBeHidden();
  await expect(barButton(page, "find")).toBeFocused();
});

test("case and accents make no difference, however they are written", async ({ page }) => {
  await openStory(page, await serveStory(page, "accents", accents));
  await find(page, "CAFE");
  await counts(page, 6);
  for (const [words, count] of [["café", 6], ["zoe", 2], ["zurich", 2], ["izmir", 1], ["zoë muller", 2]]) {
    await findInput(page).fill(words);
    await counts(page, count);
  }
});

test("Enter and Shift+Enter, F3 and the buttons go to the next and the previous, which is seen", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await openStory(page, await serveStory(page, "chapters", chapters));
  await find(page, "page 2.");
  const steps = [
    [() => page.keyboard.press("Enter"), "2 of 3"],
    [() => page.keyboard.press("F3"), "3 of 3"],
    [() => page.keyboard.press("Shift+Enter"), "2 of 3"],
    [() => page.keyboard.press("Shift+F3"), "1 of 3"],
    [() => page.locator("[data-find-next]").click(), "2 of 3"],
    [() => page.locator("[data-find-previous]").click(), "1 of 3"],
  ];
  await page.keyboard.press("Enter");
  await expect(findCount(page)).toHaveText("1 of 3");
  for (const [act, count] of steps) {
    await act();
    await expect(findCount(page)).toHaveText(count);
    const block = 4 + Number(count[0]);
    await expect.poll(() => isSeen(page.locator(`[data-block="${block}"]`))).toBe(true);
  }
});

test("the count is said aloud", async ({ page }) => {
  await openStory(page);
  await find(page, "taliban");
  await counts(page, 13);
  const isLive = await findCount(page).evaluate((it) => Boolean(it.closest("[aria-live], [role=status], output")));
  if (!isLive) await expect(page.locator("[data-live]")).toContainText("13");
});

test("the words are in the address, and an address with words restores the find", async ({ page }) => {
  await openStory(page, await serveStory(page, "accents", accents));
  await find(page, "café & tea");
  await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe("café & tea");
  await page.goto(at("?src=articles/test-accents.json&q=caf%C3%A9"));
  await isReady(page);
  await expect(findInput(page)).toHaveValue("café");
  await counts(page, 6);
});

test("Escape closes a card that lies over the story first, and leaves the words", async ({ page }) => {
  await openStory(page);
  await find(page, "kabul");
  await markOf(page, 5).hover();
  await expect(card(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card(page)).toBeHidden();
  await expect(findInput(page)).toHaveValue("kabul");
  await page.keyboard.press("Escape");
  await expect(findBar(page)).toBeHidden();
});

test("Escape closes it, lets nothing stay drawn or in the address, and gives the focus back", async ({ page }) => {
  await openStory(page);
  await tabIntoStory(page);
  const index = story.indexOf(story.mentionsOf("shoigu")[0]);
  await arrowTo(page, index);
  await page.keyboard.press("/");
  await expect(findInput(page)).toBeFocused();
  await page.keyboard.type("taliban");
  await counts(page, 13);
  await page.keyboard.press("Escape");
  await expect(findBar(page)).toBeHidden();
  expect(await focusedMentions(page)).toContain(index);
  expect(await drawn(page)).toEqual({ all: [], here: [] });
  expect(new URL(page.url()).searchParams.has("q")).toBe(false);
});

test("while words are typed, letters are words and no commands", async ({ page }) => {
  await openStory(page);
  const before = await page.evaluate(() => scrollY);
  await find(page, "nspqcoalm?/");
  await expect(findInput(page)).toHaveValue("nspqcoalm?/");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  expect(await page.evaluate(() => scrollY)).toBe(before);
});

test("letters that are typed at once after / are words too", async ({ page }) => {
  await openStory(page);
  await page.keyboard.press("/");
  await page.keyboard.type("also");
  await expect(findInput(page)).toHaveValue("also");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
});

test("opened before its style sheet is there, it has the focus and the words when it is shown", async ({ page }) => {
  let letGo;
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  await page.route("**/later-*.css", async (route) => {
    await held;
    await route.continue();
  });
  // The page is not loaded while a sheet is held.
  await page.goto(at(`?src=${storyPath}`), { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("dateline:ready").length > 0);
  const top = () => page.locator("h1").evaluate((it) => it.getBoundingClientRect().top);
  const before = await top();
  await page.keyboard.press("/");
  await page.keyboard.type("kabul");
  expect(await findBar(page).evaluate((it) => getComputedStyle(it).opacity), "nothing is shown undressed").toBe("0");
  expect(await top(), "and nothing moves").toBe(before);
  letGo();
  await isReady(page);
  await expect.poll(() => findBar(page).evaluate((it) => getComputedStyle(it).opacity)).toBe("1");
  await expect(findInput(page)).toBeFocused();
  await expect(findInput(page)).toHaveValue("kabul");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
});
