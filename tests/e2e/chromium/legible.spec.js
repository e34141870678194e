// Highlights are legible: contrast, a line of its own for each type, also without colours.

import { contrasts, looks } from "../support/drawing.js";
import { overlaps } from "../support/fixtures.js";
import { marksOf, openStory, row, serveStory } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const ofType = (page, type) => page.locator(`mark[data-type="${type}"]`).first();

for (const colorScheme of ["light", "dark"]) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test("every word in a mark has a contrast of 4.5 to 1, chosen or not", async ({ page }) => {
      await openStory(page);
      await isLegible(page);
      for (const type of story.types) {
        const entity = story.mentionsOfType(type).find((it) => it.entity !== ".")?.entity;
        if (!entity) continue;
        await row(page, entity).click();
        await expect(row(page, entity)).toHaveAttribute("aria-pressed", "true");
        await isLegible(page);
        await row(page, entity).click();
      }
    });

    test("overlapping marks stay legible", async ({ page }) => {
      await openStory(page, await serveStory(page, "overlaps", overlaps));
      await isLegible(page);
      await row(page, "herat").click();
      await expect(row(page, "herat")).toHaveAttribute("aria-pressed", "true");
      await isLegible(page);
    });

    test("each type has a line style and colour of its own", async ({ page }) => {
      await openStory(page);
      const pairs = [];
      for (const type of story.types) {
        const [{ line, lineStyle, lineColor }] = await looks(ofType(page, type));
        expect(line, type).toContain("underline");
        pairs.push(`${lineStyle} ${lineColor}`);
      }
      expect(new Set(pairs).size, pairs.join(", ")).toBe(pairs.length);
    });
  });
}

test("the line styles survive forced colours", async ({ page }) => {
  await openStory(page);
  const styles = async () =>
    Promise.all(
      story.types.map(async (type) => {
        const [{ line, lineStyle }] = await looks(ofType(page, type));
        return `${type} ${line} ${lineStyle}`;
      }),
    );
  const before = await styles();
  await page.emulateMedia({ forcedColors: "active" });
  expect(await styles()).toEqual(before);
});

test("a choice can be seen in forced colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openStory(page);
  const { entity } = story.mentions.find((it) => it.entity !== ".");
  const plain = await looks(marksOf(page, entity));
  await row(page, entity).click();
  await expect.poll(() => looks(marksOf(page, entity))).not.toEqual(plain);
});

async function isLegible(page) {
  const faint = (await contrasts(page.locator("[data-story] mark"))).filter((it) => it.ratio < 4.5);
  expect(faint).toEqual([]);
}
