// T6 to T10: stories built to be heavy. They open, no mark lies in a mark, no character is lost, and the page answers.

import { p } from "../support/build.js";
import { block, openStory, serveStory } from "../support/site.js";
import { expect, test } from "../support/test.js";

const base = { format: "dateline/1", lang: "en", headline: "Heavy", offset_unit: "codepoint" };
const ann = { id: "ann", type: "person", name: "Ann" };
const mention = (start, end, more) => ({ entity: "ann", block: 0, start, end, ...more });
const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));
const letters = (n) => "abcde fghij ".repeat(Math.ceil(n / 12)).slice(0, n);

const heavy = {
  "10 000 mentions that nest": {
    blocks: [p(letters(20_000))],
    mentions: times(10_000, (i) => mention(i, 20_000 - i)),
  },
  "10 000 mentions on one word": {
    blocks: [p("Ann is here.")],
    mentions: times(10_000, () => mention(0, 3)),
  },
  "10 000 mentions that cross": {
    blocks: [p(letters(20_010))],
    mentions: times(10_000, (i) => mention(i, i + 10_000)),
  },
  "a mention of 5 000 parts": {
    blocks: [p(letters(20_000))],
    mentions: [mention(0, 20_000, { parts: times(5000, (i) => [4 * i, 4 * i + 2]) })],
  },
  "5 000 links on one word": {
    blocks: [p("Ann is here.", { styles: times(5000, () => ({ kind: "link", start: 0, end: 3, href: "https://news.test/" })) })],
    mentions: [],
  },
  "lists 5 000 levels deep": {
    blocks: times(300, (i) => ({ type: "list_item", depth: 5000 - i, text: `Item ${i}.` })),
    mentions: [],
  },
  "2 000 people of one name": {
    blocks: [p("Ann is here.")],
    entities: times(2000, (i) => ({ ...ann, id: `ann${i}`, aliases: times(20, () => "Ann") })),
  },
  "3 000 headings of level nine": {
    blocks: times(3000, (i) => ({ type: "heading", level: 9, text: `Heading ${i}` })),
    mentions: [],
  },
  "offsets in every way wrong": {
    blocks: [p("Ann 👩‍👩‍👧 e\u0301 is here.")],
    mentions: [-1, 0.5, 1e308, 2 ** 53 + 2, "0", null, true, [], {}].flatMap((it) => [mention(it, 3), mention(0, it), mention(it, it)]).concat(
      times(20, (i) => mention(i, i + 1)), times(20, (i) => mention(i + 3, i)),
    ),
  },
};

for (const [name, fields] of Object.entries(heavy)) {
  test(`${name}: it opens, flat and whole`, async ({ page }) => {
    test.slow();
    const file = { ...base, entities: [ann], ...fields };
    await openStory(page, await serveStory(page, "heavy", file));
    await expect(page.locator("mark mark")).toHaveCount(0);
    for (const at of [0, file.blocks.length - 1]) {
      expect(await block(page, at).evaluate((it) => it.textContent)).toBe(file.blocks[at].text);
    }
    const depth = await page.locator("[data-story] *").evaluateAll((all) =>
      all.reduce((deepest, it) => {
        let n = 0;
        for (let parent = it; parent; parent = parent.parentElement) n += 1;
        return Math.max(deepest, n);
      }, 0),
    );
    expect(depth, "elements in elements").toBeLessThan(40);
    // It still answers.
    await page.keyboard.press("?");
    await expect(page.locator("dialog[open]")).toBeVisible();
    await expect(page.locator("#crash")).toBeHidden();
  });
}
