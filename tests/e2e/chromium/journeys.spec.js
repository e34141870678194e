// Three questions about the story, answered by keyboard alone, and by finger on a phone.
//
// Each reader does what the page offers and reads the answer where it is shown; what a reader can't see or
// reach is no answer.

import { isSeen } from "../support/geometry.js";
import { focusIsIn, focusedMentions, tabTo } from "../support/keys.js";
import { card, dialog, filterBox, handle, live, markOf, passages, plain, spotlight, viewSwitch } from "../support/parts.js";
import { isReady, openLibrary, row } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const said = story.quotes.filter((it) => it.speaker === "baradar");
const firstSco = story.indexOf(story.mentionsOf("sco")[0]);
const withKarzai = story.entities.filter((it) => it.id !== "karzai" && story.sentencesWith("karzai", it.id).length > 0);

/** The words of a quote without what a list may leave out: its marks. */
const bare = (text) => plain(text.replaceAll(/[“”]/g, ""));

test.describe("by keyboard alone", () => {
  test.beforeEach(async ({ page }) => {
    await openLibrary(page);
    await tabTo(page, `[data-library] a[href*="kabul"]`);
    await page.keyboard.press("Enter");
    await isReady(page);
  });

  test("what did Baradar say?", async ({ page }) => {
    await page.keyboard.press("q");
    await tabTo(page, `[data-speaker-group="baradar"] [data-quote-go]`);
    const answer = bare(await page.locator('[data-speaker-group="baradar"]').innerText());
    for (const { text } of said) expect(answer).toContain(bare(text));
    await page.keyboard.press("Enter");
    await expect.poll(() => isSeen(page.locator(`[data-story] [data-quote="${said[0].index}"]`).first())).toBe(true);
  });

  test("where does SCO first appear?", async ({ page }) => {
    await page.keyboard.press("c");
    await expect(filterBox(page)).toBeFocused();
    await page.keyboard.type("sco");
    await expect(row(page, "sco")).toBeVisible();
    await tabTo(page, `[data-cast] button[data-entity="sco"]`, { atMost: 10 });
    await page.keyboard.press("Enter");
    await expect(row(page, "sco")).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("n");
    await expect(live(page)).toContainText("1 of 3");
    expect(await focusedMentions(page)).toContain(firstSco);
    await expect.poll(() => isSeen(markOf(page, firstSco))).toBe(true);
    expect(await page.evaluate(() => document.activeElement.closest("h2")?.textContent)).toBe(
      "Interest in the Shanghai Cooperation Organization",
    );
  });

  test("with whom does Karzai appear?", async ({ page }) => {
    await page.keyboard.press("c");
    await expect(filterBox(page)).toBeFocused();
    await page.keyboard.type("karz");
    await tabTo(page, `[data-cast] button[data-entity="karzai"]`, { atMost: 10 });
    await page.keyboard.press("Enter");
    await page.keyboard.press("n");
    await expect.poll(() => focusIsIn(page, "mark")).toBe(true);
    await page.keyboard.press("Enter");
    await expect.poll(() => focusIsIn(page, '[data-card][data-entity="karzai"]')).toBe(true);
    const answer = await card(page).locator("[data-with]").first().innerText();
    const named = withKarzai.filter((it) => answer.includes(it.name));
    expect(named.length).toBeGreaterThanOrEqual(Math.min(5, withKarzai.length));
    await page.keyboard.press("Escape");
    expect(await focusIsIn(page, "mark")).toBe(true);
  });

  test("and back: what was opened is closed by Escape, one thing at a time, down to nothing", async ({ page }) => {
    await page.keyboard.press("c");
    await expect(filterBox(page)).toBeFocused();
    await page.keyboard.type("shoigu");
    await tabTo(page, `[data-cast] button[data-entity="shoigu"]`, { atMost: 10 });
    await page.keyboard.press("Enter");
    await page.keyboard.press("s");
    await expect(passages(page)).toHaveCount(story.sentencesWith("shoigu").length);
    await page.keyboard.press("?");
    await expect(dialog(page, "keys")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator("dialog[open]")).toHaveCount(0);
    await expect(spotlight(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(spotlight(page)).toBeHidden();
    await expect(row(page, "shoigu")).toHaveAttribute("aria-pressed", "true");
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("Escape");
    await expect(row(page, "shoigu")).toHaveAttribute("aria-pressed", "false");
  });
});

test.describe("by finger, at 390 px", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test.beforeEach(async ({ page }) => {
    await openLibrary(page);
    await page.locator("[data-library] a").filter({ hasText: story.headline }).tap();
    await isReady(page);
  });

  test("what did Baradar say?", async ({ page }) => {
    await handle(page).tap();
    await viewSwitch(page, "quotes").tap();
    const own = page.locator('[data-speaker-group="baradar"]');
    await own.scrollIntoViewIfNeeded();
    for (const { text } of said) expect(bare(await own.innerText())).toContain(bare(text));
    const { index } = said[1];
    await page.locator(`[data-quote-go="${index}"]`).tap();
    await expect.poll(() => isSeen(page.locator(`[data-story] [data-quote="${index}"]`).first())).toBe(true);
  });

  test("where does SCO first appear?", async ({ page }) => {
    await handle(page).tap();
    await filterBox(page).tap();
    await filterBox(page).fill("sco");
    await row(page, "sco").tap();
    await expect(row(page, "sco")).toHaveAttribute("aria-pressed", "true");
    const rug = page.locator('[data-rug="sco"]');
    await rug.scrollIntoViewIfNeeded();
    const { width, height } = await rug.boundingBox();
    // The first of its strokes stands at the heading, somewhat before the middle.
    await rug.tap({ position: { x: width * 0.4, y: height / 2 } });
    await expect.poll(() => isSeen(markOf(page, firstSco))).toBe(true);
  });

  test("with whom does Karzai appear?", async ({ page }) => {
    const index = story.indexOf(story.mentionsOf("karzai")[0]);
    await markOf(page, index).tap();
    await expect(card(page, "karzai")).toBeVisible();
    const company = card(page).locator("[data-with]").first();
    await company.scrollIntoViewIfNeeded();
    expect(await isSeen(company.locator("button").first())).toBe(true);
    const answer = await company.innerText();
    const named = withKarzai.filter((it) => answer.includes(it.name));
    expect(named.length).toBeGreaterThanOrEqual(Math.min(5, withKarzai.length));
    await company.locator("button").first().tap();
    await card(page).locator("[data-card-close]").tap({ timeout: 2000 }).catch(() => {});
    await expect(card(page)).toBeHidden();
  });
});
