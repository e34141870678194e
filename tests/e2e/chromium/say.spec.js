// What a screen reader is told of a mention, as its reader has chosen.

import { closeComfort, setComfort, withComfort } from "../support/comfort.js";
import { tabIntoStory, tabTo } from "../support/keys.js";
import { card } from "../support/parts.js";
import { openStory } from "../support/site.js";
import { expect, test } from "../support/test.js";

const stops = (page) => page.locator('[data-story] [tabindex="0"]');

const shoigu = (page) => page.locator('[data-story] mark[data-entity="shoigu"]');

test("as it comes: only of the one that has the focus", async ({ page }) => {
  await openStory(page);
  await expect(page.locator("[data-story] mark[role]")).toHaveCount(1);
  await tabIntoStory(page);
  await tabTo(page, 'mark[data-entity="shoigu"]', { key: "ArrowRight" });
  await expect(page.locator("[data-story] mark[role]")).toHaveCount(1);
  await page.keyboard.press("n");
  const mark = page.locator("[data-story] mark:focus");
  await expect(mark).toHaveRole("button");
  await expect(mark).toHaveText("Shoigu");
  await expect(mark).toHaveAccessibleName(/^Shoigu/);
  // The full name may be part of the name or the description: both are read.
  const said = ["aria-label", "aria-description"].map((it) => mark.getAttribute(it));
  expect((await Promise.all(said)).join(" ").trim()).toMatch(/Sergei Shoigu, person$/);
});

test("nothing: bare marks, none of them a stop", async ({ page }) => {
  await withComfort(page, "say-nothing");
  await openStory(page);
  const dressed = ":is([role], [tabindex], [aria-label], [aria-description], [aria-roledescription])";
  await expect(page.locator(`[data-story] mark${dressed}`)).toHaveCount(0);
  await shoigu(page).first().click();
  await expect(card(page, "shoigu")).toBeVisible();
});

test("its type: every one of them, with its words as its name", async ({ page }) => {
  await withComfort(page, "say-type");
  await openStory(page);
  const bare = page.locator('[data-story] mark:not([data-entity="."])').and(page.locator(":not([role=button])"));
  await expect(bare).toHaveCount(0);
  await expect(shoigu(page).nth(1)).toHaveAttribute("aria-roledescription", "person");
  await expect(shoigu(page).nth(1)).toHaveAccessibleName("Shoigu");
  await expect(stops(page)).toHaveCount(1);
});

test("its name and type", async ({ page }) => {
  await openStory(page);
  await setComfort(page, "say", "name");
  await closeComfort(page);
  await expect(shoigu(page).nth(1)).toHaveAccessibleName("Shoigu: Sergei Shoigu");
  await expect(shoigu(page).nth(1)).toHaveAttribute("aria-roledescription", "person");
  await expect(stops(page)).toHaveCount(1);
  await setComfort(page, "say", "focus");
  await closeComfort(page);
  await expect(page.locator("[data-story] mark[role]")).toHaveCount(1);
});
