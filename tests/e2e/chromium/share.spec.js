// Handing on: the link, the words that are selected, the device's own way.

import { dialog, live, openDialog } from "../support/parts.js";
import { quoted } from "../support/reading-stories.js";
import { openStory, row, serveStory } from "../support/site.js";
import { loadStory, storyPath } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();

test.beforeEach(async ({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** Selects the words in the block, as a drag of the pointer would. */
function select(page, place, words) {
  return page.locator(`[data-block="${place}"]`).evaluate((block, wanted) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const from = block.textContent.indexOf(wanted);
    let passed = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const offset = (at) => at - passed;
      if (passed <= from && offset(from) <= node.data.length) range.setStart(node, offset(from));
      const to = from + wanted.length;
      if (passed < to && offset(to) <= node.data.length) {
        range.setEnd(node, offset(to));
        break;
      }
      passed += node.data.length;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }, words);
}

test("the link of what is seen is copied, with the choice", async ({ page }) => {
  await openStory(page);
  await row(page, "baradar").click();
  await openDialog(page, "share");
  await page.locator("[data-share-link]").click();
  await expect.poll(() => clipboard(page)).toContain("src=");
  const link = new URL(await clipboard(page));
  expect([link.searchParams.get("src"), link.searchParams.get("entity")]).toEqual([storyPath, "baradar"]);
  await expect(live(page).or(dialog(page, "share")).filter({ hasText: /copied/i }).first()).toBeAttached();
});

test("selected words are copied with their source and a link to their block", async ({ page }) => {
  await openStory(page);
  const words = "trade, transit, and investment";
  await select(page, 1, words);
  await openDialog(page, "share");
  await page.locator("[data-share-selection]").click();
  await expect.poll(() => clipboard(page)).toContain(words);
  const copied = await clipboard(page);
  expect(copied).toContain(story.headline);
  expect(copied).toMatch(/https?:\/\/\S*src=\S*#b=(statements|1)\b/);
});

test("a story's own source is named with what is copied", async ({ page }) => {
  await openStory(page, await serveStory(page, "quoted", quoted));
  await select(page, 2, "a voice in the crowd");
  await openDialog(page, "share");
  await page.locator("[data-share-selection]").click();
  await expect.poll(() => clipboard(page)).toContain("a voice in the crowd");
  expect(await clipboard(page)).toContain("The Herat Paper");
});

test("with nothing selected, nothing offers to copy it", async ({ page }) => {
  await openStory(page);
  await openDialog(page, "share");
  const button = page.locator("[data-share-selection]");
  if (await button.isVisible()) await expect(button).toBeDisabled();
});

test("the device's own way of sharing is offered where there is one, and gets the link", async ({ page }) => {
  await page.addInitScript(() => {
    window.shared = [];
    navigator.share = async (data) => void window.shared.push(data);
    navigator.canShare = () => true;
  });
  await openStory(page);
  await openDialog(page, "share");
  await page.locator("[data-share-device]").click();
  await expect.poll(() => page.evaluate(() => window.shared.length)).toBe(1);
  const [data] = await page.evaluate(() => window.shared);
  expect(new URL(data.url).searchParams.get("src")).toBe(storyPath);
  expect(data.title).toContain(story.headline);
});

test("where the device has none, it is not offered", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["share", "canShare"]) {
      delete Navigator.prototype[name];
      delete navigator[name];
    }
  });
  await openStory(page);
  await openDialog(page, "share");
  await expect(page.locator("[data-share-device]")).toBeHidden();
});
