// What a reader reads with: the parts of the page beside the story, by what the page promises to tests.

import { expect } from "@playwright/test";

/** The card; one entity's card with `entity`. */
export const card = (page, entity) => page.locator(entity ? `[data-card][data-entity="${entity}"]` : "[data-card]");

/** The first mark of a checked mention. */
export const markOf = (page, index) => page.locator(`[data-story] mark[data-mention~="${index}"]`).first();

/** A button of the bar. */
export const barButton = (page, action) => page.locator(`.bar button[data-action="${action}"]`);

/** What is announced politely. */
export const live = (page) => page.locator("[data-live]");

export const notice = (page) => page.locator("[data-notice]");

/** A dialog by its name: of the app, or of what is loaded when it is asked for. */
export const dialog = (page, name) => page.locator(`dialog:is([data-dialog="${name}"], [data-desk="${name}"])`);

export const findBar = (page) => page.locator("[data-find]");

export const findInput = (page) => findBar(page).locator("input");

export const findCount = (page) => page.locator("[data-find-count]");

export const spotlight = (page) => page.locator("[data-spotlight]");

export const passages = (page) => page.locator("[data-spotlight] li > button[data-passage]");

export const viewSwitch = (page, name) => page.locator(`[data-cast] button[data-view-switch="${name}"]`);

export const filterBox = (page) => page.locator("input[data-name-filter]");

export const quotesIn = (page, index) => page.locator(`[data-story] span[data-quote="${index}"]`);

/** On a phone the panel is a sheet, and this its handle. */
export const handle = (page) => page.locator(".handle-open");

/** Opens the panel where it is a sheet. */
export async function openSheet(page) {
  if (!(await handle(page).isVisible())) return;
  if ((await handle(page).getAttribute("aria-expanded")) === "true") return;
  await handle(page).click();
  await expect(page.locator("[data-cast][data-open]")).toBeVisible();
}

/** Shows one of the panel's views. */
export async function showView(page, name) {
  await openSheet(page);
  await viewSwitch(page, name).click();
  await expect(viewSwitch(page, name)).toHaveAttribute("aria-pressed", "true");
}

/** Opens a dialog by its button in the bar. */
export async function openDialog(page, name) {
  await barButton(page, name).click();
  await expect(dialog(page, name)).toBeVisible();
}

/** Opens the card of a mention by a click on its mark, whatever was chosen before. */
export async function openCard(page, index) {
  await markOf(page, index).click();
  await expect(card(page)).toBeVisible();
}

/** The words of everything that `locator` finds, with single spaces. */
export async function words(locator) {
  return (await locator.allInnerTexts()).map(plain);
}

/** One line of words. */
export const plain = (text) => text.replaceAll(/\s+/g, " ").trim();
