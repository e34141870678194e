// How hits are drawn: every one of them, the present one differently, and where the browser can't.

import { counts, drawn, find } from "../support/hits.js";
import { findCount, findInput } from "../support/parts.js";
import { accents } from "../support/reading-stories.js";
import { openStory, serveStory } from "../support/site.js";
import { expect, test } from "../support/test.js";

test("every hit is drawn, and the present one differently", async ({ page }) => {
  await openStory(page, await serveStory(page, "accents", accents));
  await find(page, "cafe");
  await counts(page, 6);
  await page.keyboard.press("Enter");
  await expect(findCount(page)).toHaveText("1 of 6");
  const { all, here } = await drawn(page);
  const fold = (it) => it.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  expect(here.map(fold)).toEqual(["cafe"]);
  expect(all.map(fold).every((it) => it === "cafe")).toBe(true);
  // The present hit may be among the others or not.
  expect([5, 6]).toContain(all.length);
});

test("words that run over several marks are found and drawn whole", async ({ page }) => {
  await openStory(page);
  await find(page, "led by sergei shoigu, secretary");
  await page.keyboard.press("Enter");
  await expect(findCount(page)).toHaveText("1 of 1");
  expect((await drawn(page)).here).toEqual(["led by Sergei Shoigu, Secretary"]);
});

test("what is not there is said so, and nothing stays drawn", async ({ page }) => {
  await openStory(page);
  await find(page, "kabul");
  await page.keyboard.press("Enter");
  await expect(findCount(page)).toHaveText(/^1 of \d+$/);
  await findInput(page).fill("kabulistanbul");
  await expect(findCount(page)).toHaveText(/no match/i);
  expect(await drawn(page)).toEqual({ all: [], here: [] });
});

test("where the browser can't draw hits, the present one is selected", async ({ page }) => {
  await page.addInitScript(() => {
    delete CSS.highlights;
    delete window.Highlight;
  });
  await openStory(page);
  await find(page, "led by sergei");
  await counts(page, 1);
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => getSelection().toString())).toBe("led by Sergei");
});
