// What the journeys look for in any engine's page.
//
// A `reader` has `goto(url)`, `click(selector)`, `press(key)`, `evaluate(function, argument)` and `inFrame(selector, act)`, which
// calls `act` with a reader of that frame; functions run in the page and must not use names from here.

import { expect } from "@playwright/test";

export const text = (reader, selector) => reader.evaluate((it) => document.querySelector(it)?.textContent ?? "", selector);

export const isShown = (reader, selector) =>
  reader.evaluate((it) => 0 < (document.querySelector(it)?.getClientRects().length ?? 0), selector);

/** Waits until the page holds `selector`. */
export async function seen(reader, selector) {
  const isThere = () => reader.evaluate((it) => document.querySelector(it) !== null, selector);
  await expect.poll(isThere, { message: selector, timeout: 15_000 }).toBe(true);
}

/** Waits until what `selector` says is drawn. */
export async function shown(reader, selector) {
  await expect.poll(() => isShown(reader, selector), { message: selector, timeout: 15_000 }).toBe(true);
}
