// The legend: what each type's line means, how often it occurs, and its switch.

import { looks } from "../support/drawing.js";
import { block, openStory, typeSwitch } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
/** Whatever the colour space, its last number is the opacity. */
const isClear = ({ ground }) => /[,/] 0\)$/.test(ground);

test("the legend names every type of the story with the number of its mentions", async ({ page }) => {
  await openStory(page);
  for (const type of story.types) {
    await expect(typeSwitch(page, type)).toHaveAttribute("aria-pressed", "true");
    const count = story.mentionsOfType(type).length;
    await expect(typeSwitch(page, type)).toContainText(new RegExp(`(^|\\D)${count}(\\D|$)`));
  }
  await expect(page.locator("[data-legend] button[data-type]")).toHaveCount(story.types.length);
});

for (const type of story.types) {
  test(`the switch for ${type} turns its marks off and on, and changes no text`, async ({ page }) => {
    await openStory(page);
    const own = page.locator(`mark[data-type="${type}"]`);
    const others = page.locator(`mark:not([data-type~="${type}"])`);
    const [shown, untouched] = [await looks(own), await looks(others)];
    expect(shown.every((it) => it.line !== "none")).toBe(true);

    await typeSwitch(page, type).click();
    await expect(typeSwitch(page, type)).toHaveAttribute("aria-pressed", "false");
    await expect
      .poll(async () => (await looks(own)).filter((it) => it.line !== "none" || !isClear(it)))
      .toEqual([]);
    expect(await looks(others)).toEqual(untouched);
    for (const [place, text] of story.texts) {
      expect(await block(page, place).evaluate((it) => it.textContent)).toBe(text);
    }

    await typeSwitch(page, type).click();
    await expect(typeSwitch(page, type)).toHaveAttribute("aria-pressed", "true");
    await expect.poll(() => looks(own)).toEqual(shown);
  });
}
