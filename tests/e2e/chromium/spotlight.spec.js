// Spotlight: only the sentences with the chosen, in order, in place of a story that is not touched.

import { at } from "../support/env.js";
import { isSeen, restingTop } from "../support/geometry.js";
import { barButton, card, markOf, openCard, passages, spotlight, words } from "../support/parts.js";
import { isReady, openStory, row } from "../support/site.js";
import { loadStory, storyPath } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const html = (page) => page.locator("[data-story]").evaluate((it) => it.innerHTML);

/** Every sentence that has all of `entities`, and nothing else, in order. */
async function shows(page, ...entities) {
  await expect(spotlight(page)).toBeVisible();
  await expect(page.locator("[data-story]")).toBeHidden();
  const expected = story.sentencesWith(...entities).map((it) => it.text);
  expect(expected.length).toBeGreaterThan(0);
  await expect(passages(page)).toHaveCount(expected.length);
  for (const [nth, text] of (await words(passages(page))).entries()) expect(text).toContain(expected[nth]);
  for (const it of entities) await expect(spotlight(page).locator("h2")).toContainText(story.entity(it).name);
}

const open = async (page, query) => {
  await page.goto(at(`?src=${storyPath}${query}`));
  await isReady(page);
};

for (const key of ["s", "Escape"]) {
  test(`s shows only the sentences with the chosen entity, and ${key} brings the story back`, async ({ page }) => {
    await openStory(page);
    await row(page, "baradar").click();
    const before = await html(page);
    await page.keyboard.press("s");
    await shows(page, "baradar");
    await page.keyboard.press(key);
    await expect(spotlight(page)).toBeHidden();
    await expect(page.locator("[data-story]")).toBeVisible();
    expect(await html(page), "the story's DOM is as it was").toBe(before);
    await expect(row(page, "baradar")).toHaveAttribute("aria-pressed", "true");
  });
}

test("its own button closes it, and the story is where it was", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await openStory(page);
  await row(page, "baradar").click();
  await page.mouse.move(300, 300);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(150);
  const before = await restingTop(page);
  await page.keyboard.press("s");
  await shows(page, "baradar");
  await page.locator("[data-spotlight-close]").click();
  await expect(page.locator("[data-story]")).toBeVisible();
  await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThanOrEqual(2);
});

test("without a choice, s says what it needs and hides nothing", async ({ page }) => {
  await openStory(page);
  await page.keyboard.press("s");
  await page.waitForTimeout(300);
  await expect(page.locator("[data-story]")).toBeVisible();
  await expect(passages(page)).toHaveCount(0);
});

test("a pair shows only the sentences that have both", async ({ page }) => {
  await open(page, "&entity=shoigu,taliban&view=spotlight");
  await shows(page, "shoigu", "taliban");
});

test("a pair that never meets says so instead of showing nothing", async ({ page }) => {
  await open(page, "&entity=karzai,trump&view=spotlight");
  await expect(spotlight(page)).toBeVisible();
  await expect(passages(page)).toHaveCount(0);
  await expect(spotlight(page)).toContainText(/no |none|never|not /i);
});

test("the company on a card leads to the pair", async ({ page }) => {
  await openStory(page);
  await openCard(page, story.indexOf(story.mentionsOf("shoigu")[0]));
  const first = card(page).locator("[data-with] button").first();
  const other = await first.getAttribute("data-entity");
  await first.click();
  if (!(await spotlight(page).isVisible())) await page.keyboard.press("s");
  await shows(page, "shoigu", other);
  expect(new URL(page.url()).searchParams.get("entity").split(",").toSorted()).toEqual(["shoigu", other].toSorted());
});

test("the card's own button leads there too", async ({ page }) => {
  await openStory(page);
  await openCard(page, story.indexOf(story.mentionsOf("baradar")[0]));
  await card(page).locator("[data-card-spotlight]").click();
  await shows(page, "baradar");
  await expect(card(page)).toBeHidden();
});

test("each sentence leads to its place in the story", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  for (const [nth, sentence] of story.sentencesWith("baradar").entries()) {
    await open(page, "&entity=baradar&view=spotlight");
    await passages(page).nth(nth).click();
    await expect(page.locator("[data-story]")).toBeVisible();
    const target = story
      .mentionsOf("baradar")
      .find((it) => it.place === sentence.place && sentence.start <= it.start && it.start < sentence.end);
    await expect.poll(() => isSeen(markOf(page, story.indexOf(target))), { message: sentence.text }).toBe(true);
  }
});

test("the address says so, and a fresh load restores it", async ({ page }) => {
  await openStory(page);
  await row(page, "baradar").click();
  await page.keyboard.press("s");
  await expect(spotlight(page)).toBeVisible();
  const named = () => ["view", "entity"].map((it) => new URL(page.url()).searchParams.get(it));
  await expect.poll(named).toEqual(["spotlight", "baradar"]);
  await page.reload();
  await isReady(page);
  await shows(page, "baradar");
  await page.keyboard.press("s");
  await expect.poll(() => new URL(page.url()).searchParams.has("view")).toBe(false);
});

test("by keyboard: the focus goes in, and comes back to where it was", async ({ page }) => {
  await openStory(page);
  await row(page, "baradar").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("s");
  await expect(spotlight(page)).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.activeElement.closest("[data-spotlight]") !== null)).toBe(true);
  await page.keyboard.press("s");
  await expect(row(page, "baradar")).toBeFocused();
  await expect(barButton(page, "find")).toBeVisible();
});
