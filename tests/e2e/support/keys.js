// Reading without a pointer.

import { expect } from "@playwright/test";

/** Presses Tab until `selector` has the focus; each stop on the way must be seen. */
export async function tabTo(page, selector, { key = "Tab", atMost = 300 } = {}) {
  for (let presses = 0; presses < atMost; presses += 1) {
    await page.keyboard.press(key);
    const stop = await focusStop(page, selector);
    expect(stop.isSeen, `the focus can be seen on ${stop.what}`).toBe(true);
    if (stop.isThere) return;
  }
  throw new Error(`${atMost} times ${key} did not lead to ${selector}`);
}

/** Goes into the story, which is one stop on the way. */
export const tabIntoStory = (page) => tabTo(page, "[data-story] *");

/** Presses an arrow key until the mark of the mention has the focus. */
export const arrowTo = (page, index, key = "ArrowRight") =>
  tabTo(page, `mark[data-mention~="${index}"]`, { key });

function focusStop(page, selector) {
  return page.evaluate((wanted) => {
    const it = document.activeElement;
    const style = getComputedStyle(it);
    const hasRing = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return {
      isThere: it.matches(wanted),
      isSeen: it === document.body || hasRing || style.boxShadow !== "none",
      what: it.outerHTML.slice(0, 120),
    };
  }, selector);
}

/** Whether the focus is on something that matches `selector`, or inside of it. */
export const focusIsIn = (page, selector) =>
  page.evaluate((it) => document.activeElement.closest(it) !== null, selector);

/** The checked mentions of the mark that has the focus; empty if none has. */
export const focusedMentions = (page) =>
  page.evaluate(() => {
    const mark = document.activeElement.closest("mark");
    return mark ? mark.dataset.mention.split(" ").map(Number) : [];
  });
