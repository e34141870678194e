// Where a card leads: to other mentions, to the others on the same words, and out.

import { overlaps } from "../support/fixtures.js";
import { isSeen } from "../support/geometry.js";
import { card, live, markOf, openCard, words } from "../support/parts.js";
import { openStory, row, serveStory } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const index = story.indexOf(story.mentionsOf("shoigu")[2]);

test("a sentence of so far leads to its place", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 420 });
  await openStory(page);
  const last = story.mentionsOf("shoigu")[3];
  await openCard(page, story.indexOf(last));
  const [newest] = story.soFar(last);
  await card(page).locator("[data-so-far] button").first().click();
  const target = story.mentionsOf("shoigu").find((it) => it.place === newest.place && newest.start <= it.start);
  await expect.poll(() => isSeen(markOf(page, story.indexOf(target)))).toBe(true);
});

test("links lead out with their host shown, and tell the other site nothing", async ({ page }) => {
  await openStory(page);
  for (const id of ["shoigu", "kabul"]) {
    await openCard(page, story.indexOf(story.mentionsOf(id)[1]));
    const links = card(page).locator("[data-card-links] a");
    expect(await links.count(), id).toBeGreaterThan(0);
    for (const link of await links.all()) {
      const url = new URL(await link.getAttribute("href"));
      if (url.protocol === "geo:") continue;
      await expect(link).toContainText(url.host.replace(/^www\./, ""));
      expect(await link.getAttribute("rel")).toMatch(/noreferrer/);
    }
    await expect(card(page).locator('[data-card-links] a[href*="wikidata.org"]')).toHaveAttribute("href", /Q\d+$/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  }
});

test("a mark of several opens the innermost, and the others are one step away", async ({ page }) => {
  await openStory(page, await serveStory(page, "overlaps", overlaps));
  await page.locator('[data-block="0"] mark[data-entity="university faculty herat"]').click();
  await expect(card(page, "herat")).toBeVisible();
  const others = card(page).locator("[data-also-here] button");
  const names = await words(others);
  for (const name of ["University of Herat", "Medical Faculty of Herat"]) {
    expect(names.filter((it) => it.includes(name)), name).toHaveLength(1);
  }
  await others.filter({ hasText: "Medical Faculty" }).click();
  await expect(card(page, "faculty")).toBeVisible();
  await expect(card(page).locator("[data-card-name]")).toHaveText("Medical Faculty of Herat");
});

test("a mark of one alone offers no others", async ({ page }) => {
  await openStory(page);
  await openCard(page, index);
  await expect(card(page).locator("[data-also-here]")).toBeHidden();
});

test("previous and next on the card lead through the mentions", async ({ page }) => {
  await openStory(page);
  await openCard(page, index);
  await card(page).locator("[data-card-next]").click();
  await expect(live(page)).toContainText("4 of 4");
  await expect.poll(() => isSeen(markOf(page, story.indexOf(story.mentionsOf("shoigu")[3])))).toBe(true);
  await expect(row(page, "shoigu")).toHaveAttribute("aria-pressed", "true");
});
