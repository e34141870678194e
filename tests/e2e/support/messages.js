// What a reader is told when something fails.

import { expect } from "@playwright/test";

export const failure = (page) => page.locator("[data-failure]");

/** The message of a story that can't be opened: one heading, `cause` and `next` step, said aloud, and a way on. */
export async function isWellSaid(page, cause, next) {
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("h1")).not.toBeEmpty();
  await expect(failure(page)).toHaveRole("alert");
  await expect(failure(page).locator(".cause")).toHaveText(cause);
  await expect(failure(page).locator(".cause + p")).toHaveText(next);
  await expect(failure(page).getByRole("link", { name: /stories/i })).toBeVisible();
  expect(await page.title()).not.toBe("");
  // Nothing of the story is there, and the page still works.
  await expect(page.locator("[data-story]")).toHaveCount(0);
  await expect(page.locator("#crash")).toBeHidden();
}
