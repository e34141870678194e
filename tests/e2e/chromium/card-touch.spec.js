// The card by finger: tap, long press, also in a link.

import { overlaps } from "../support/fixtures.js";
import { outside } from "../support/geometry.js";
import { card, markOf } from "../support/parts.js";
import { openStory, serveStory } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";
import { longPress } from "../support/touch.js";

const story = loadStory();
const index = story.indexOf(story.mentionsOf("shoigu")[0]);
const linkedMark = (page) => page.locator('[data-block="5"] a mark');

test.use({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  ownOrigin: "https://news.test",
});

test("a tap opens the card, a tap beside it closes it", async ({ page }) => {
  await openStory(page);
  await markOf(page, index).tap();
  await expect(card(page, "shoigu")).toBeVisible();
  expect(await outside(page, card(page))).toBe(0);
  const { y, height } = await card(page).boundingBox();
  // In the margin, on whichever side of the card there is more room.
  await page.touchscreen.tap(4, y > 844 - y - height ? y / 2 : (y + height + 760) / 2);
  await expect(card(page)).toBeHidden();
});

test("a tap on the card's cross closes it", async ({ page }) => {
  await openStory(page);
  await markOf(page, index).tap();
  await card(page).locator("[data-card-close]").tap();
  await expect(card(page)).toBeHidden();
});

test("a long press opens the card and leaves it open when the finger goes", async ({ page }) => {
  await openStory(page);
  await longPress(page, markOf(page, index));
  await expect(card(page, "shoigu")).toBeVisible();
  await page.waitForTimeout(900);
  await expect(card(page, "shoigu")).toBeVisible();
});

test("a finger that scrolls over a mark opens nothing", async ({ page }) => {
  await openStory(page);
  const box = await markOf(page, index).boundingBox();
  const session = await page.context().newCDPSession(page);
  const touch = (type, y) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: y === undefined ? [] : [{ x: box.x + 20, y }] });
  // Not one after the other's answer: on a busy machine that would be a long press before the first move.
  const moves = [touch("touchStart", box.y + 8)];
  for (let moved = 10; moved <= 120; moved += 10) moves.push(touch("touchMove", box.y + 8 - moved));
  await Promise.all(moves);
  await page.waitForTimeout(700);
  await touch("touchEnd");
  await expect(card(page)).toBeHidden();
});

test("in a link, a long press opens the card and does not leave the story", async ({ page, context }) => {
  await context.route("https://news.test/**", (route) => route.fulfill({ body: "The club" }));
  await openStory(page, await serveStory(page, "overlaps", overlaps));
  const address = page.url();
  await longPress(page, linkedMark(page));
  await expect(card(page, "club")).toBeVisible();
  await page.waitForTimeout(300);
  expect(new URL(page.url()).pathname).toBe(new URL(address).pathname);
  expect(context.pages()).toHaveLength(1);
});

test("in a link, a tap follows the link", async ({ page, context }) => {
  await context.route("https://news.test/**", (route) => route.fulfill({ body: "The club" }));
  await openStory(page, await serveStory(page, "overlaps", overlaps));
  await linkedMark(page).tap();
  await expect
    .poll(() => context.pages().some((it) => it.url() === "https://news.test/club"))
    .toBe(true);
});

test("everything on the card is large enough for a finger", async ({ page }) => {
  await openStory(page);
  await markOf(page, index).tap();
  await expect(card(page)).toBeVisible();
  const small = await card(page)
    .locator("button:visible, a:visible")
    .evaluateAll((all) =>
      all
        .map((it) => ({ what: it.textContent || it.getAttribute("aria-label"), box: it.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 24 || box.width < 24)
        .map(({ what }) => what),
    );
  expect(small, "smaller than 24 px").toEqual([]);
});
