// What stands over the story: section, place, date, reading time.

import { noEntities } from "../support/fixtures.js";
import { openStory, serveStory } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const words = story.texts.map(([, text]) => text).join(" ").split(/\s+/).length;

test("section, place and reading time stand over the story", async ({ page }) => {
  await openStory(page);
  const main = page.locator("main");
  await expect(main).toContainText(story.file.section);
  if (story.file.location) await expect(main).toContainText(story.file.location);
  const minutes = new RegExp(`\\b${Math.ceil(words / 200)} min`);
  await expect(main).toContainText(minutes, { useInnerText: true });
});

for (const [locale, timezoneId] of [
  ["en-GB", "America/Los_Angeles"],
  ["en-GB", "Pacific/Kiritimati"],
  ["de-DE", "Asia/Kabul"],
  ["en-US", "Pacific/Pago_Pago"],
]) {
  test.describe(`a reader of ${locale} in ${timezoneId}`, () => {
    test.use({ locale, timezoneId });

    test("sees the day of the file, in words of their own, never shifted", async ({ page }) => {
      await openStory(page);
      const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
      await expect(page.locator("main time")).toHaveText(day.format(new Date(story.file.published)));
      await expect(page.locator("main time")).toHaveAttribute("datetime", story.file.published);
    });
  });
}

test("what a story does not say leaves no empty place", async ({ page }) => {
  await openStory(page, await serveStory(page, "bare", noEntities));
  await expect(page.locator("[data-story] time")).toHaveCount(0);
  await expect(page.locator("main")).not.toContainText(/undefined|null|NaN|Invalid/);
});
