// How a reader has set the page.

import { expect } from "@playwright/test";

import { dialog, openDialog } from "./parts.js";

const KEY = "dateline:comfort";

/** The settings with which the page is opened, as they are stored on the device. */
export function withComfort(page, stored) {
  return page.addInitScript(
    ([key, value]) => {
      // Once: what the reader changes later is to last.
      if (sessionStorage.getItem("test:comfort") === null) localStorage.setItem(key, value);
      sessionStorage.setItem("test:comfort", "set");
    },
    [KEY, stored],
  );
}

/** Puts on a theme, or with no token what the system has. */
export async function dress(page, token, colorScheme) {
  // What is not drawn by the theme, such as the browser's own controls, goes with the system.
  await page.emulateMedia({ colorScheme });
  await page.evaluate((token) => (document.documentElement.dataset.comfort = token), token);
}

/** A device that refuses to store anything. */
export function refuseStorage(page) {
  return page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("Storage is blocked", "SecurityError");
        },
      });
    }
  });
}

export const stored = (page) => page.evaluate((key) => localStorage.getItem(key), KEY);

/** The tokens in force. */
export const tokens = async (page) =>
  ((await page.locator("html").getAttribute("data-comfort")) ?? "").split(" ").filter(Boolean).sort();

export const choiceOf = (page, name, value) =>
  dialog(page, "comfort").locator(`input[name="${name}"][value="${value}"]`);

/** The label of an input in the comfort dialog: what a reader presses. */
export const labelOf = (page, input) => dialog(page, "comfort").locator("label").filter({ has: page.locator(input) });

/** Picks a value in the comfort dialog, which is opened first, by its label as a reader would. */
export async function setComfort(page, name, value) {
  if (!(await dialog(page, "comfort").isVisible())) await openDialog(page, "comfort");
  const input = choiceOf(page, name, value);
  await labelOf(page, `input[name="${name}"][value="${value}"]`).click();
  await expect(input).toBeChecked();
}

export async function closeComfort(page) {
  await dialog(page, "comfort").locator("[data-close]").click();
  await expect(dialog(page, "comfort")).toBeHidden();
}
