// Finding words in the story.

import { expect } from "@playwright/test";

import { findCount, findInput } from "./parts.js";

/** Opens the find bar by its key and types. */
export async function find(page, words) {
  await page.keyboard.press("/");
  await expect(findInput(page)).toBeFocused();
  await page.keyboard.type(words);
}

/** The words that are drawn as hits, and the one that is the present hit. */
export function drawn(page) {
  return page.evaluate(() => {
    const texts = (name) =>
      [...(CSS.highlights.get(name) ?? [])].map((it) => {
        const range = document.createRange();
        range.setStart(it.startContainer, it.startOffset);
        range.setEnd(it.endContainer, it.endOffset);
        return range.toString();
      });
    return { all: texts("find"), here: texts("find-here") };
  });
}

/** Waits until so many hits are counted, whichever of them is the present one. */
export async function counts(page, n) {
  const words = n === 1 ? "1 match|1 of 1" : `${n} matches|\\d+ of ${n}`;
  await expect(findCount(page)).toHaveText(new RegExp(`^(${words})$`));
}
