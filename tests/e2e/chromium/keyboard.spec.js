// The whole journey without a pointer, and with as little motion as the reader asked for.

import { at } from "../support/env.js";
import { tabTo } from "../support/keys.js";
import { motions } from "../support/motion.js";
import { isReady, openLibrary, openStory, row, typeSwitch } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();

test("by keyboard alone: open the story, choose an entity, let go, switch a type off", async ({ page }) => {
  await openLibrary(page);
  await tabTo(page, "[data-library] a");
  await page.keyboard.press("Enter");
  await isReady(page);

  const { id } = story.entities[0];
  await tabTo(page, `[data-cast] button[data-entity="${id}"]`);
  await page.keyboard.press("Space");
  await expect(row(page, id)).toHaveAttribute("aria-pressed", "true");
  await expect(row(page, id)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(row(page, id)).toHaveAttribute("aria-pressed", "false");

  const [type] = story.types;
  await tabTo(page, `[data-legend] button[data-type="${type}"]`);
  await page.keyboard.press("Enter");
  await expect(typeSwitch(page, type)).toHaveAttribute("aria-pressed", "false");
});

test("opening a story moves the focus, so that the next Tab is in the story", async ({ page }) => {
  await openLibrary(page);
  await tabTo(page, "[data-library] a");
  await page.keyboard.press("Enter");
  await isReady(page);
  expect(await page.locator("main").evaluate((it) => it.contains(document.activeElement))).toBe(true);
});

test("with reduced motion nothing moves, not even when something is chosen", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(at("?src=articles/kabul-delegation.json"));
  await isReady(page);
  expect(await motions(page)).toEqual([]);
  await row(page, story.entities[0].id).click();
  expect(await motions(page)).toEqual([]);
  await typeSwitch(page, story.types[0]).click();
  expect(await motions(page)).toEqual([]);
});

test("nothing moves by itself while a reader reads", async ({ page }) => {
  await openStory(page);
  await expect.poll(() => motions(page)).toEqual([]);
});
