// What nobody may overlook stands over the text; and a word that is no language goes into no attribute.

import { everywhere, markup } from "../support/payloads.js";
import { p, story } from "../support/build.js";
import { drop, file, isOpened, openReport, openSaving, save } from "../support/desk.js";
import { at } from "../support/env.js";
import { expect, test } from "../support/foreign.js";
import { isReady, openLibrary, openStory, serveStory } from "../support/site.js";

// Pictures of the site itself that are not there.
test.use({ allowedConsole: /^Failed to load resource/ });

const item = (more) => ({ uri: "urn:a:1", versioncreated: "2024-11-25T10:00:00Z", headline: "A visit", body_text: "Shoigu flew.", ...more });
const warning = (page) => page.locator("[data-warning]");

for (const [status, fields, says] of [
  ["canceled", { pubstatus: "canceled" }, "Canceled by its publisher: this story is not to be used any more."],
  ["withheld", { pubStatus: "withheld" }, "Withheld by its publisher: this story is not to be published until further notice."],
]) {
  test(`a story that is ${status} says so over its text, in the report, and wherever it goes`, async ({ page }) => {
    await page.route("**/articles/test-item.json", (route) => route.fulfill({ json: item(fields) }));
    await page.goto(at("?src=articles/test-item.json"));
    await isReady(page);
    await expect(warning(page)).toHaveText(says);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const [told, text] = await Promise.all([warning(page), page.locator("[data-block='0']")].map((it) => it.boundingBox()));
      expect(told.y + told.height, "over the text").toBeLessThanOrEqual(text.y);
      expect(told.y, "in the first screen").toBeLessThan(844);
    }
    const report = await openReport(page);
    await expect(report.locator("li").filter({ hasText: says.replace(/\.$/, "") })).toContainText(Object.keys(fields)[0]);
    await page.keyboard.press("Escape");
    await openSaving(page);
    const [saved] = await save(page, "dateline");
    expect(JSON.parse(saved.buffer).correction).toBe(says);
  });
}

test("a story that may be used has no warning", async ({ page }) => {
  await openLibrary(page);
  for (const [nth, fields] of [{ pubstatus: "usable" }, {}].entries()) {
    await drop(page, { files: [file("item.json", JSON.stringify(item(fields)))] });
    await isOpened(page, nth);
    await expect(page.locator("[data-story]")).toContainText("Shoigu flew.");
    await expect(warning(page)).toHaveCount(0);
    await page.evaluate(() => performance.clearMarks("dateline:ready"));
  }
});

test("what is no language is no attribute, and is said", async ({ page }) => {
  const languages = () => page.locator("[data-story], [data-story] *").evaluateAll((all) => all.map((it) => it.lang).filter(Boolean));
  const fields = { headline: "A", lang: "prs-AF", blocks: [p("One.", { lang: "fa" }), p("Two.", { lang: "en_US" })], entities: [] };
  await openStory(page, await serveStory(page, "lang", story(fields, [])));
  expect(await languages()).toEqual(["prs-AF", "fa"]);
  const report = await openReport(page);
  await expect(report.locator("section[data-severity=lost] li")).toHaveText(/^blocks\[1\]\.lang is “en_US”, where the format has the tag of a language/);
  for (const [nth, words] of ['"><b>', markup[5], "x y"].entries()) {
    await openStory(page, await serveStory(page, `lang-${nth}`, everywhere(words)));
    expect(await languages(), words).toEqual([]);
  }
});
