// From right to left: a story that says so mirrors the page around it.

import { filesOf, readJson } from "../support/dist.js";
import { rightToLeft } from "../support/fixtures.js";
import { overflow, outside } from "../support/geometry.js";
import { card, markOf, openSheet } from "../support/parts.js";
import { block, openStory, row, serveStory } from "../support/site.js";
import { Story } from "../support/story.js";
import { expect, test } from "../support/test.js";

const bundledPath = filesOf(/^articles\/.*\.json$/).find((it) => readJson(it).dir === "rtl");
const stories = {
  "the site's own story": [bundledPath, bundledPath && readJson(bundledPath)],
  "a story of the tests": [undefined, rightToLeft],
};

test("the site has a story that is read from right to left, with names in Latin script inside", () => {
  expect(bundledPath).toBeDefined();
  const { dir, blocks } = readJson(bundledPath);
  expect(dir).toBe("rtl");
  expect(blocks.some((it) => /\p{Script=Arabic}.*\p{Script=Latin}.*\p{Script=Arabic}/u.test(it.text))).toBe(true);
});

for (const [name, [src, file]] of Object.entries(stories)) {
  const open = async (page) => openStory(page, src ?? (await serveStory(page, "rtl", file)));

  test(`the page is mirrored around ${name}`, async ({ page }) => {
    await open(page);
    const panel = await page.locator("[data-cast]").boundingBox();
    const text = await page.locator('[data-story] [data-block="0"]').boundingBox();
    expect(panel.x + panel.width, "the panel stands to the left").toBeLessThanOrEqual(text.x);
    const story = new Story(file);
    for (const [place, words] of story.texts) {
      expect(await block(page, place).evaluate((it) => it.textContent)).toBe(words);
    }
    // Its rows begin at the right: the name stands right of its count.
    const { id } = story.entities.find((it) => story.mentionsOf(it.id).length > 0);
    const boxOf = (part) => row(page, id).locator(part).first().boundingBox();
    const [label, count] = await Promise.all([".name", ".count"].map(boxOf));
    expect(label.x).toBeGreaterThan(count.x);
  });

  for (const width of [320, 390, 768, 1280]) {
    test(`nothing of ${name} sticks out at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page);
      expect(await overflow(page)).toEqual([]);
      await markOf(page, 1).click();
      await expect(card(page)).toBeVisible();
      expect(await outside(page, card(page))).toBe(0);
      expect(await overflow(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await openSheet(page);
      expect(await overflow(page)).toEqual([]);
    });
  }
}

test("back at the library, the page is as it was", async ({ page }) => {
  await openStory(page, await serveStory(page, "rtl", rightToLeft));
  await page.locator(".bar .brand").click();
  await expect(page.locator("[data-library]")).toBeVisible();
  const direction = await page.locator("main").evaluate((it) => getComputedStyle(it).direction);
  expect(direction).toBe("ltr");
});

test("Latin names inside stay in one piece and in their order", async ({ page }) => {
  await openStory(page, await serveStory(page, "rtl", rightToLeft));
  const [first, last] = await page.locator('mark[data-entity="club"]').evaluate((it) => {
    const range = document.createRange();
    const box = (at) => {
      range.setStart(it.firstChild, at);
      range.setEnd(it.firstChild, at + 1);
      return range.getBoundingClientRect().left;
    };
    return [box(0), box(it.firstChild.data.length - 1)];
  });
  expect(first).toBeLessThan(last);
});
