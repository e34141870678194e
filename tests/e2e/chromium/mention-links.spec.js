// A link to a mention carries its words: it comes to the same place, or says that the text has changed.

import { at } from "../support/env.js";
import { isSeen, scrollTop } from "../support/geometry.js";
import { card, live, markOf, notice, openCard } from "../support/parts.js";
import { isReady, openStory, row } from "../support/site.js";
import { loadStory, storyPath } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const mention = story.mentionsOf("shoigu")[2];
const index = story.indexOf(mention);
const quote = story.quoteOf(mention);

test.use({ viewport: { width: 1280, height: 500 } });

test.beforeEach(async ({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

async function open(page, hash) {
  await page.goto("about:blank");
  await page.goto(at(`?src=${storyPath}${hash}`));
  await isReady(page);
}

async function copied(page) {
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("src=");
  return page.evaluate(() => navigator.clipboard.readText());
}

test("the card's link names the mention with its words, and opened it comes to the same mention", async ({ page }) => {
  await openStory(page);
  await openCard(page, index);
  await card(page).locator("[data-card-copy]").click();
  await expect(live(page)).toContainText(/copied/i);
  const link = new URL(await copied(page));
  const [, name, words] = link.hash.match(/^#m=([^~]+)~(.*)$/);
  expect(name).toBe("shoigu.3");
  expect(decodeURIComponent(words)).toBe(quote);
  expect(link.searchParams.get("src")).toBe(storyPath);

  await page.goto("about:blank");
  await page.goto(link.href);
  await isReady(page);
  await expect.poll(() => isSeen(markOf(page, index))).toBe(true);
  await expect(notice(page)).toBeHidden();
});

test("l copies a link to here: to the mention in hand", async ({ page }) => {
  await openStory(page);
  await row(page, "shoigu").click();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("n");
  const focused = await page.evaluate(() => document.activeElement.dataset.mention);
  await page.keyboard.press("l");
  const link = await copied(page);
  expect(link).toMatch(/#m=shoigu\.\d~/);
  await page.goto("about:blank");
  await page.goto(link);
  await isReady(page);
  await expect.poll(() => isSeen(markOf(page, focused.split(" ").at(-1)))).toBe(true);
});

test("l copies the choice too, and without anything in hand the story's address", async ({ page }) => {
  await openStory(page);
  await row(page, "baradar").click();
  await page.keyboard.press("l");
  expect(new URL(await copied(page)).searchParams.get("entity")).toBe("baradar");
});

test("a mention whose words are still the same is gone to", async ({ page }) => {
  await open(page, `#m=shoigu.3~${encodeURIComponent(quote)}`);
  await expect.poll(() => isSeen(markOf(page, index))).toBe(true);
  await expect(notice(page)).toBeHidden();
  // Which of the words is meant, and of whom.
  await expect(markOf(page, index)).toBeFocused();
  await expect(row(page, "shoigu")).toHaveAttribute("aria-pressed", "true");
});

for (const [what, hash] of [
  ["other words around it", `#m=shoigu.3~${encodeURIComponent(quote.replace("also", "never"))}`],
  ["words of another mention", `#m=shoigu.3~${encodeURIComponent("Kabul on Monday")}`],
  ["fewer mentions than the link's", `#m=shoigu.9~${encodeURIComponent(quote)}`],
  ["an entity that is gone", `#m=lavrov.1~${encodeURIComponent("Lavrov said")}`],
]) {
  test(`with ${what}, the page says that the text has changed and jumps nowhere`, async ({ page }) => {
    await open(page, hash);
    await expect(notice(page)).toBeVisible();
    await expect(notice(page)).toContainText(/chang/i);
    await page.waitForTimeout(500);
    expect(await scrollTop(page)).toBe(0);
    await expect(card(page)).toBeHidden();
    const spoken = page.locator("[role=alert], [role=status], [aria-live]").filter({ hasText: /chang/i });
    await expect(spoken).not.toHaveCount(0);
    await notice(page).locator("button").click();
    await expect(notice(page)).toBeHidden();
  });
}

test("a story that was changed between is found out, one that was not is not", async ({ page }) => {
  const file = structuredClone(story.file);
  const at3 = file.blocks.findIndex((it) => it.id === "topics");
  // The same length, so that every mention still fits.
  file.blocks[at3].text = file.blocks[at3].text.replace("Shoigu also emphasized", "Shoigu only minimized.");
  await page.route(`**/${storyPath}`, (route) => route.fulfill({ json: file }));
  await open(page, `#m=shoigu.3~${encodeURIComponent(quote)}`);
  await expect(notice(page)).toContainText(/chang/i);
  await open(page, `#m=shoigu.1~${encodeURIComponent(story.quoteOf(story.mentionsOf("shoigu")[0]))}`);
  await expect(notice(page)).toBeHidden();
});

const nonsense =
  "#m= #m=shoigu #m=shoigu.0 #m=.1 #m=shoigu.1~%E0%A4%A #m=shoigu.99999999999 #b= #b=nowhere #b=9999 #b=-1 #nonsense";

for (const hash of nonsense.split(" ")) {
  test(`a link that nobody could have copied does no harm: ${hash}`, async ({ page }) => {
    await open(page, hash);
    await expect(page.locator("[data-story]")).toBeVisible();
    await expect(page.locator("#crash")).toBeHidden();
    await row(page, "baradar").click();
    await expect(row(page, "baradar")).toHaveAttribute("aria-pressed", "true");
  });
}

test("a link followed inside the open story goes to its mention without loading anew", async ({ page }) => {
  await openStory(page);
  await page.evaluate(() => (window.isTheSame = true));
  await page.evaluate(() => (location.hash = "#m=karzai.1"));
  await expect.poll(() => isSeen(markOf(page, story.indexOf(story.mentionsOf("karzai")[0])))).toBe(true);
  expect(await page.evaluate(() => window.isTheSame)).toBe(true);
});
