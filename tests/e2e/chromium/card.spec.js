// The card: how it opens and closes by pointer and by keyboard (WCAG 1.4.13).

import { arrowTo, focusIsIn, focusedMentions, tabIntoStory } from "../support/keys.js";
import { card, markOf } from "../support/parts.js";
import { openStory, row } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const mention = story.mentionsOf("shoigu")[0];
const index = story.indexOf(mention);

/** Longer than any delay after which a card may open or close. */
const A_WHILE = 900;

/** Notes when the pointer first enters a mark, and when a card is first open. */
function watchOpening(page) {
  return page.evaluate(() => {
    const look = () => {
      if (document.querySelector("[data-card]:popover-open")) window.opened ??= performance.now();
      requestAnimationFrame(look);
    };
    look();
    const enter = (event) => event.target.closest("mark") && (window.entered ??= performance.now());
    addEventListener("pointerover", enter, true);
  });
}

test("a pointer that rests on a mark opens its card, after a moment's thought", async ({ page }) => {
  await openStory(page);
  await markOf(page, index).scrollIntoViewIfNeeded();
  await watchOpening(page);
  await markOf(page, index).hover();
  await expect(card(page, "shoigu")).toBeVisible();
  const waited = await page.evaluate(() => window.opened - window.entered);
  expect(waited).toBeGreaterThanOrEqual(290);
  expect(waited).toBeLessThan(1500);
});

test("a pointer that only passes over marks opens nothing", async ({ page }) => {
  await openStory(page);
  await watchOpening(page);
  // Where they are is asked before: on a busy machine the question may take as long as a rest does.
  const boxes = await Promise.all([index, index + 2, index + 3].map((it) => markOf(page, it).boundingBox()));
  for (const { x, y } of boxes) await page.mouse.move(x + 4, y + 12);
  await page.mouse.move(5, 5);
  await page.waitForTimeout(A_WHILE);
  expect(await page.evaluate(() => [typeof window.entered, typeof window.opened])).toEqual(["number", "undefined"]);
});

test("what comes to lie under a pointer that rests opens nothing until the pointer moves", async ({ page }) => {
  await openStory(page);
  const { x, y } = await markOf(page, index).boundingBox();
  await watchOpening(page);
  // Where the mark is when the page has moved.
  await page.mouse.move(x + 4, y + 12 - 40);
  await page.evaluate(() => {
    window.entered = undefined;
    document.body.style.marginTop = "-40px";
  });
  await page.waitForFunction(() => window.entered);
  await page.waitForTimeout(A_WHILE);
  expect(await page.evaluate(() => typeof window.opened)).toBe("undefined");
  await page.mouse.move(x + 5, y + 12 - 40);
  await expect(card(page, "shoigu")).toBeVisible();
});

test("the pointer may go from the mark to the card, which stays, and closes when it has left", async ({ page }) => {
  await openStory(page);
  await markOf(page, index).hover();
  await expect(card(page, "shoigu")).toBeVisible();
  const { x, y, width, height } = await card(page).boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 12 });
  await page.waitForTimeout(A_WHILE);
  await expect(card(page, "shoigu")).toBeVisible();
  await page.mouse.move(5, 5, { steps: 12 });
  await expect(card(page)).toBeHidden();
});

test("a card stays as long as the pointer does, and Escape closes it without moving either", async ({ page }) => {
  await openStory(page);
  await markOf(page, index).hover();
  await expect(card(page)).toBeVisible();
  await page.waitForTimeout(2500);
  await expect(card(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card(page)).toBeHidden();
  await page.waitForTimeout(A_WHILE);
  await expect(card(page)).toBeHidden();
});

test("a card that opens by itself takes no focus away", async ({ page }) => {
  await openStory(page);
  await row(page, "baradar").focus();
  await markOf(page, index).hover();
  await expect(card(page, "shoigu")).toBeVisible();
  await expect(row(page, "baradar")).toBeFocused();
});

test("a click pins the card: it stays when the pointer goes", async ({ page }) => {
  await openStory(page);
  await markOf(page, index).click();
  await expect(card(page, "shoigu")).toBeVisible();
  await expect(row(page, "shoigu")).toHaveAttribute("aria-pressed", "true");
  await page.mouse.move(5, 5, { steps: 8 });
  await page.waitForTimeout(A_WHILE);
  await expect(card(page, "shoigu")).toBeVisible();
  await card(page).locator("[data-card-close]").click();
  await expect(card(page)).toBeHidden();
});

test("the keyboard's focus opens the card; Enter goes in, and Escape back to the mark", async ({ page }) => {
  await openStory(page);
  await tabIntoStory(page);
  await arrowTo(page, index);
  await expect(card(page, "shoigu")).toBeVisible();
  expect(await focusedMentions(page), "the focus stays on the mark").toContain(index);
  await page.keyboard.press("Enter");
  await expect.poll(() => focusIsIn(page, "[data-card]")).toBe(true);
  await page.keyboard.press("Escape");
  await expect(card(page)).toBeHidden();
  expect(await focusedMentions(page)).toContain(index);
  await page.waitForTimeout(A_WHILE);
  await expect(card(page), "it does not come back by itself").toBeHidden();
});

test("Enter opens the card at once, and everything in it can be reached by Tab", async ({ page }) => {
  await openStory(page);
  await tabIntoStory(page);
  await arrowTo(page, index);
  await page.keyboard.press("Enter");
  await expect(card(page, "shoigu")).toBeVisible();
  const controls = card(page).locator("button:visible, a[href]:visible");
  const wanted = await controls.evaluateAll((all) => all.map((it) => it.outerHTML));
  const reached = new Set();
  for (let presses = 0; presses <= wanted.length; presses += 1) {
    const stop = await page.evaluate(() => document.activeElement.closest("[data-card] *")?.outerHTML);
    if (stop) reached.add(stop);
    await page.keyboard.press("Tab");
  }
  expect([...reached]).toEqual(expect.arrayContaining(wanted));
});

test("who reads on by Tab is not led through the card", async ({ page }) => {
  await openStory(page);
  await tabIntoStory(page);
  await arrowTo(page, index);
  await expect(card(page)).toBeVisible();
  await page.keyboard.press("Tab");
  expect(await focusIsIn(page, "[data-card]")).toBe(false);
});

test("the card is in the top layer: nothing of the page lies over it", async ({ page }) => {
  await openStory(page);
  await markOf(page, index).click();
  await expect(card(page)).toBeVisible();
  expect(await card(page).evaluate((it) => it.matches(":popover-open"))).toBe(true);
  const isOnTop = await card(page).evaluate((it) => {
    const { left, top, right, bottom } = it.getBoundingClientRect();
    const corners = [[left + 9, top + 9], [right - 9, top + 9], [left + 9, bottom - 9], [right - 9, bottom - 9]];
    return corners.every(([x, y]) => it.contains(document.elementFromPoint(x, y)));
  });
  expect(isOnTop).toBe(true);
});
