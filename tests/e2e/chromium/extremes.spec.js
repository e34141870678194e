// Nobody, one, three hundred; names without end; a whole block for a mention.

import { crowd, oneEntity, wholeBlocks } from "../support/extreme-stories.js";
import { longNames, noEntities } from "../support/fixtures.js";
import { outside, overflow } from "../support/geometry.js";
import { card, filterBox, handle, markOf, openSheet, spotlight, viewSwitch } from "../support/parts.js";
import { openStory, row, serveStory } from "../support/site.js";
import { Story } from "../support/story.js";
import { expect, test } from "../support/test.js";

const stories = { longNames, wholeBlocks, crowd, oneEntity };
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [device, viewport] of Object.entries(sizes)) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport });

    for (const [name, file] of Object.entries(stories)) {
      test(`${name}: card, list and spotlight can be used, and nothing sticks out`, async ({ page }) => {
        const story = new Story(file);
        const last = story.mentions.findLastIndex((it) => it.entity !== ".");
        const { entity } = story.mentions[last];
        await openStory(page, await serveStory(page, name.toLowerCase(), file));
        expect(await overflow(page)).toEqual([]);

        await markOf(page, last).click();
        await expect(card(page, entity)).toBeVisible();
        expect(await outside(page, card(page))).toBe(0);
        expect(await overflow(page)).toEqual([]);
        expect(await widerInside(page, "[data-card]")).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(card(page)).toBeHidden();

        await openSheet(page);
        expect(await overflow(page)).toEqual([]);
        expect(await widerInside(page, "[data-names]")).toEqual([]);
        await filterBox(page).fill(story.entity(entity).name.slice(0, 12));
        await expect(row(page, entity)).toBeVisible();
        if ((await row(page, entity).getAttribute("aria-pressed")) === "false") await row(page, entity).click();
        await expect(row(page, entity)).toHaveAttribute("aria-pressed", "true");

        await page.locator("h1").click({ position: { x: 2, y: 2 } });
        await page.evaluate(() => document.activeElement.blur());
        await page.keyboard.press("s");
        await expect(spotlight(page)).toBeVisible();
        expect(await overflow(page)).toEqual([]);
      });
    }

    test("nobody: no list, no handle, nothing to press that does nothing", async ({ page }) => {
      await openStory(page, await serveStory(page, "nobody", noEntities));
      await expect(handle(page)).toBeHidden();
      await expect(viewSwitch(page, "quotes")).toBeHidden();
      await expect(viewSwitch(page, "contents")).toBeHidden();
      await expect(filterBox(page)).toBeHidden();
      for (const key of ["n", "p", "s", "c", "q", "o", "m", "l"]) await page.keyboard.press(key);
      await expect(page.locator("[data-story]")).toBeVisible();
      await expect(page.locator("#crash")).toBeHidden();
      expect(await overflow(page)).toEqual([]);
    });
  });
}

test("three hundred names are filtered while they are typed", async ({ page }) => {
  await openStory(page, await serveStory(page, "crowd", crowd));
  const took = await page.evaluate(async () => {
    const box = document.querySelector("input[data-name-filter]");
    const start = performance.now();
    for (const words of ["n", "na", "nam", "name", "name 2", "name 29", "name 299"]) {
      box.value = words;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - start;
  });
  await expect(page.locator("[data-names] button[data-entity]:visible")).toHaveCount(1);
  expect(took, "seven letters, in milliseconds").toBeLessThan(1500);
});

/** What inside of `selector` sticks out of it or of the window to a side. */
function widerInside(page, selector) {
  return page.locator(selector).evaluate((it) => {
    const box = it.getBoundingClientRect();
    const [left, right] = [Math.max(0, box.left), Math.min(document.documentElement.clientWidth, box.right)];
    return [...it.querySelectorAll("*")]
      .filter((inner) => {
        const own = inner.getBoundingClientRect();
        // What is only for screen readers is one pixel wide.
        return 1 < own.width && (right + 1 < own.right || own.left < left - 1);
      })
      .slice(0, 3)
      .map((inner) => inner.outerHTML.slice(0, 120));
  });
}
