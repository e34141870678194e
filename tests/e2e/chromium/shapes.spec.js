// Stories of other shapes: overlapping mentions, emoji, right to left, nothing to mark.

import { emoji, longNames, noEntities, overlaps, pictures, rightToLeft } from "../support/fixtures.js";
import { block, openStory, readMarks, row, serveStory } from "../support/site.js";
import { Story } from "../support/story.js";
import { expect, test } from "../support/test.js";

const shapes = { overlaps, emoji, rightToLeft, longNames, pictures, noEntities };

for (const [name, file] of Object.entries(shapes)) {
  test(`the fixture ${name} keeps every text and marks every mention`, async ({ page }) => {
    const story = new Story(file);
    await openStory(page, await serveStory(page, name, file));
    for (const [place, text] of story.texts) {
      expect(await block(page, place).evaluate((it) => it.textContent), place).toBe(text);
    }
    await expect(page.locator("mark mark")).toHaveCount(0);
    const marks = await readMarks(page);
    for (const [index, mention] of story.mentions.entries()) {
      const own = marks.filter((it) => it.mentions.includes(index));
      const label = `mention ${index} "${mention.text}"`;
      expect(own.map((it) => it.text).join(""), label).toBe(mention.text);
      for (const it of own) {
        const among = it.mentions.indexOf(index);
        expect([it.entities[among], it.types[among]], label).toEqual([mention.entity, mention.type]);
      }
    }
  });
}

test("where mentions overlap, a mark names all of them in one order, the innermost last", async ({ page }) => {
  await openStory(page, await serveStory(page, "overlaps", overlaps));
  const inBlock = async (place) => (await readMarks(page)).filter((it) => it.place === place);
  const nested = (await inBlock("headline")).map((it) => [it.text, it.entities.join(" ")]);
  expect(nested).toEqual([["University of ", "university"], ["Herat", "university herat"]]);
  const equal = await inBlock("2");
  expect(equal).toHaveLength(1);
  expect(equal[0].entities.toSorted()).toEqual(["channel", "river"]);
});

test("a mention that crosses a link is cut there, and the link stays one", async ({ page }) => {
  await openStory(page, await serveStory(page, "overlaps", overlaps));
  const link = block(page, 5).locator("a");
  await expect(link).toHaveCount(1);
  await expect(link).toHaveText("Press Club");
  await expect(link).toHaveAttribute("href", "https://news.test/club");
  await expect(block(page, 5).locator("a mark")).toHaveText("Press Club");
  await expect(block(page, 5).locator("mark")).toHaveText(["Press Club", " Herat"]);
});

test("a discontinuous mention leaves its gap unmarked", async ({ page }) => {
  await openStory(page, await serveStory(page, "overlaps", overlaps));
  await expect(block(page, 4).locator('mark[data-entity~="north"]')).toHaveText(["North", "Khorasan"]);
});

test("a picture of the site is shown, one of another host is described and linked", async ({ page }) => {
  await openStory(page, await serveStory(page, "pictures", pictures));
  const own = page.getByRole("img", { name: "The mark of the paper" });
  await expect(own).toHaveCount(1);
  await own.scrollIntoViewIfNeeded();
  await expect.poll(() => own.evaluate((it) => it.complete && it.naturalWidth > 0)).toBe(true);
  await expect(page.locator("[data-story] img")).toHaveCount(1);
  const far = page.locator("[data-story] figure").nth(1);
  await expect(far).toContainText("A far view");
  await expect(far).toContainText("news.test");
  await expect(far.locator("a")).toHaveAttribute("href", "https://news.test/far.jpg");
});

test("a story without entities says so, and shows no empty legend", async ({ page }) => {
  await openStory(page, await serveStory(page, "no-entities", noEntities));
  await expect(page.locator("[data-story] mark")).toHaveCount(0);
  await expect(page.locator("[data-legend] button")).toHaveCount(0);
  await expect(page.locator("[data-cast]")).toContainText(/no |nothing|none/i);
});

test("a story from right to left is set so, with its names isolated", async ({ page }) => {
  await openStory(page, await serveStory(page, "rtl", rightToLeft));
  const drawn = await block(page, 0).evaluate((it) => {
    const style = getComputedStyle(it);
    return { direction: style.direction, lang: it.closest("[lang]").lang };
  });
  expect(drawn).toEqual({ direction: "rtl", lang: "prs" });
  const bidi = await page.locator("mark").evaluateAll((all) => all.map((it) => getComputedStyle(it).unicodeBidi));
  for (const it of bidi) expect(it).toMatch(/isolate/);
  await row(page, "maryam").click();
  await expect(row(page, "maryam")).toHaveAttribute("aria-pressed", "true");
});
