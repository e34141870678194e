// The contrast of every mark in every theme, computed: of its words 4.5 to 1, of its line 3 to 1.

import { withComfort } from "../support/comfort.js";
import { contrasts, hitContrast, lineContrasts } from "../support/drawing.js";
import { find } from "../support/hits.js";
import { findCount } from "../support/parts.js";
import { everyType, quoted } from "../support/reading-stories.js";
import { openStory, row, serveStory } from "../support/site.js";
import { expect, test } from "../support/test.js";

const marks = (page) => page.locator("[data-story] mark");

/** Of all that are drawn: those under the limits, with what they are. */
async function faint(page) {
  const words = (await contrasts(marks(page))).filter((it) => it.ratio < 4.5);
  const lines = (await lineContrasts(marks(page))).filter((it) => it.ratio < 3);
  return [...words.map((it) => ({ words: it })), ...lines.map((it) => ({ line: it }))];
}

for (const theme of ["light", "sepia", "dark"]) {
  test.describe(`in ${theme}`, () => {
    test.beforeEach(({ page }) => withComfort(page, `theme-${theme}`));

    test("marks of every type, alone, inside and around another", async ({ page }) => {
      await openStory(page, await serveStory(page, "types", everyType));
      expect(await marks(page).count()).toBeGreaterThan(60);
      expect(await faint(page)).toEqual([]);
    });

    test("marks of every type when they are chosen", async ({ page }) => {
      test.setTimeout(60_000);
      await openStory(page, await serveStory(page, "types", everyType));
      const all = [];
      for (const { id } of everyType.entities) {
        await row(page, id).click();
        await expect(row(page, id)).toHaveAttribute("aria-pressed", "true");
        all.push(...(await faint(page)).map((it) => ({ chosen: id, ...it })));
      }
      expect(all).toEqual([]);
    });

    test("marks inside quotes, whispered and chosen", async ({ page }) => {
      await openStory(page, await serveStory(page, "quoted", quoted));
      expect(await faint(page)).toEqual([]);
      await row(page, "maryam").click();
      expect(await faint(page)).toEqual([]);
      await page.keyboard.press("q");
      await expect(page.locator("[data-quotes]")).toBeVisible();
      expect(await faint(page)).toEqual([]);
      const all = await contrasts(page.locator("[data-story] span[data-quote]"));
      expect(all.filter((it) => it.ratio < 4.5)).toEqual([]);
    });

    test("hits of the find bar", async ({ page }) => {
      await openStory(page, await serveStory(page, "types", everyType));
      await find(page, "place");
      await expect(findCount(page)).toHaveText(/\d/);
      for (const name of ["find", "find-here"]) {
        expect(await hitContrast(page.locator("[data-story] p mark").first(), name), name).toBeGreaterThanOrEqual(4.5);
      }
    });
  });
}
