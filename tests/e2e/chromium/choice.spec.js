// Choosing an entity: by pointer, keyboard and touch, in the list and in the story.

import { looks } from "../support/drawing.js";
import { overlaps } from "../support/fixtures.js";
import { block, marksOf, openStory, row, serveStory } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();

/** An entity that the story calls by more than one name. */
const chosen = story.entities.find(
  ({ id }) => new Set(story.mentionsOf(id).map((it) => it.text)).size > 1,
).id;
/** Another of the same type, which must keep its look. */
const other = story.entities.find(
  ({ id, type }) =>
    id !== chosen && type === story.mentionsOf(chosen)[0].type && story.mentionsOf(id).length > 0,
).id;

test("a row of the list draws every mark of its entity as chosen, whatever the text calls it", async ({ page }) => {
  await openStory(page);
  const plain = await looks(marksOf(page, chosen));
  await row(page, chosen).click();
  await expect(row(page, chosen)).toHaveAttribute("aria-pressed", "true");
  await allDiffer(page, plain);
  await expect(page.locator("[data-cast] button[data-entity][aria-pressed=true]")).toHaveCount(1);
});

test("choosing changes no mark of another entity", async ({ page }) => {
  await openStory(page);
  const before = await looks(marksOf(page, other));
  await row(page, chosen).click();
  await expect(row(page, chosen)).toHaveAttribute("aria-pressed", "true");
  expect(await looks(marksOf(page, other))).toEqual(before);
});

test("choosing again lets go", async ({ page }) => {
  await openStory(page);
  const plain = await looks(marksOf(page, chosen));
  await row(page, chosen).click();
  await expect(row(page, chosen)).toHaveAttribute("aria-pressed", "true");
  await row(page, chosen).click();
  await expect(row(page, chosen)).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => looks(marksOf(page, chosen))).toEqual(plain);
});

test("a click on a mark chooses its entity, in the list too", async ({ page }) => {
  await openStory(page);
  const plain = await looks(marksOf(page, chosen));
  await marksOf(page, chosen).last().click();
  await expect(row(page, chosen)).toHaveAttribute("aria-pressed", "true");
  await allDiffer(page, plain);
});

test("by keyboard, Enter and Space choose, and Escape lets go", async ({ page }) => {
  await openStory(page);
  await row(page, chosen).focus();
  for (const key of ["Enter", "Space"]) {
    await page.keyboard.press(key);
    await expect(row(page, chosen), key).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("Escape");
    await expect(row(page, chosen), "Escape").toHaveAttribute("aria-pressed", "false");
  }
});

test("a choice changes no text", async ({ page }) => {
  await openStory(page);
  await row(page, chosen).click();
  for (const [place, text] of story.texts) {
    expect(await block(page, place).evaluate((it) => it.textContent)).toBe(text);
  }
});

test("where mentions overlap, a click chooses the innermost, and both can be chosen from the list", async ({ page }) => {
  await openStory(page, await serveStory(page, "overlaps", overlaps));
  const nested = page.locator('[data-block="0"] mark[data-entity$=" herat"]').first();
  const text = await nested.getAttribute("data-entity");
  await nested.click();
  await expect(row(page, text.split(" ").at(-1))).toHaveAttribute("aria-pressed", "true");
  await row(page, "university").click();
  await expect(row(page, "university")).toHaveAttribute("aria-pressed", "true");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a tap on a mark chooses its entity", async ({ page }) => {
    await openStory(page);
    const plain = await looks(marksOf(page, chosen));
    await marksOf(page, chosen).first().tap();
    await allDiffer(page, plain);
  });

  test("a tap on a row of the list chooses its entity", async ({ page }) => {
    await openStory(page);
    const plain = await looks(marksOf(page, chosen));
    await page.locator("[data-cast] button[aria-expanded=false]").tap();
    await row(page, chosen).tap();
    await expect(row(page, chosen)).toHaveAttribute("aria-pressed", "true");
    await allDiffer(page, plain);
  });

  test("the sheet's handle says the chosen name whole where there is room", async ({ page }) => {
    await openStory(page);
    await page.locator("[data-cast] button[aria-expanded=false]").tap();
    await page.locator("[data-cast] button[data-entity=taliban]").tap();
    const name = page.locator("[data-cast] .handle-name");
    await expect(name).toHaveText("Taliban");
    expect(await name.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0);
  });
});

/** Waits until every mark of the chosen entity is drawn otherwise than in `plain`. */
async function allDiffer(page, plain) {
  await expect
    .poll(async () => {
      const now = await looks(marksOf(page, chosen));
      return now.filter((it, i) => JSON.stringify(it) !== JSON.stringify(plain[i])).length;
    })
    .toBe(plain.length);
}
