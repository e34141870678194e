// The one hint of a first visit, and a page that works where nothing can be stored.

import { refuseStorage } from "../support/comfort.js";
import { openStory, row } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const hint = (page) => page.locator("[data-hint]");

test("a first visit shows one hint, which does not come back once dismissed", async ({ page }) => {
  await openStory(page);
  await expect(hint(page)).toHaveCount(1);
  await expect(hint(page)).toBeVisible();
  await expect(hint(page)).not.toBeEmpty();
  await hint(page).getByRole("button").click();
  await expect(hint(page)).toHaveCount(0);
  await page.reload();
  await openStory(page);
  await expect(hint(page)).toHaveCount(0);
});

test("the hint covers neither the headline nor the first name", async ({ page }) => {
  await openStory(page);
  const boxes = await Promise.all(
    [hint(page), page.locator("h1"), page.locator("[data-story] p mark").first()].map((it) => it.boundingBox()),
  );
  const [own, ...others] = boxes;
  for (const it of others) {
    const isApart =
      own.x + own.width <= it.x || it.x + it.width <= own.x || own.y + own.height <= it.y || it.y + it.height <= own.y;
    expect(isApart).toBe(true);
  }
});

test("where storage is blocked, everything works but being remembered", async ({ page }) => {
  await refuseStorage(page);
  await openStory(page);
  await hint(page).getByRole("button").click();
  await expect(hint(page)).toHaveCount(0);
  const { id } = loadStory().entities[0];
  await row(page, id).click();
  await expect(row(page, id)).toHaveAttribute("aria-pressed", "true");
});
