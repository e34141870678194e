// T4: a character that steers the direction of text turns nothing round but the run it stands in.
//
// Measured where the letters are drawn: those of the text that follows stand from left to right, after the run.

import { p, person, story } from "../support/build.js";
import { at } from "../support/env.js";
import { row } from "../support/site.js";
import { expect, test } from "../support/test.js";
import { visitAll } from "../support/visits.js";

const CONTROLS = {
  "left-to-right embedding": "\u202a",
  "right-to-left embedding": "\u202b",
  "left-to-right override": "\u202d",
  "right-to-left override": "\u202e",
  "left-to-right isolate": "\u2066",
  "right-to-left isolate": "\u2067",
  "first strong isolate": "\u2068",
  "right-to-left mark": "\u200f",
  "Arabic letter mark": "\u061c",
};

/** Somebody whose name, role and words bring a control along and never take it back. */
function hostile(control) {
  const name = `${control}Mara 12 Bell`;
  return story(
    {
      headline: `Why ${name} left, in three words`,
      section: `${control}News 12`,
      byline: [`${control}Ada 7`, "Ben Carver"],
      location: `${control}Port 9`,
      source: { name: `${control}Paper 3`, url: "https://news.test/" },
      blocks: [
        p(`Today ${name} spoke of one, two and three things.`),
        p(`Yesterday ${name} met Ann Bell in town, twice.`),
        { type: "blockquote", text: "One two three.", cite: `${control}Bell 5` },
      ],
      entities: [
        { ...person("mara", name), role: `${control}editor 4`, aliases: [`${control}M. 1`], ids: { [`x${control}`]: `${control}8` } },
        person("ann", "Ann Bell"),
        { id: "kind", type: "other", name: `${control}Thing 6`, label: `${control}label 2` },
      ],
    },
    [
      ["headline", name, { entity: "mara" }],
      [0, name, { entity: "mara" }],
      [1, name, { entity: "mara" }],
      [1, "Ann Bell", { entity: "ann" }],
      [0, "one", { entity: "kind" }],
    ],
  );
}

const stories = Object.values(CONTROLS).map(hostile);
const names = Object.keys(CONTROLS);

/** For each element that `selector` finds: whether the words right after it are drawn as they are read. */
function followingIsInOrder(page, selector) {
  return page.evaluate((all) => {
    const range = document.createRange();
    const found = [...document.querySelectorAll(all)].filter((it) => it.getClientRects().length > 0);
    return found.map((element) => {
      const walker = document.createTreeWalker(element.closest("[data-block], p, li, header, div"), NodeFilter.SHOW_TEXT);
      const isAfter = (node) => node.compareDocumentPosition(element) === Node.DOCUMENT_POSITION_PRECEDING;
      let node = walker.nextNode();
      while (node && !isAfter(node)) node = walker.nextNode();
      let last;
      for (let at = 0; at < (node?.data.length ?? 0); at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (box.width === 0) continue;
        const isNextLine = last && last.bottom <= box.top + 1;
        if (last && !isNextLine && box.left < last.left) return `“${node.data}” is turned round at ${at}`;
        last = box;
      }
      return "in order";
    });
  }, selector);
}

async function isInOrder(page, selector, what) {
  const found = await followingIsInOrder(page, selector);
  expect(found.length, `${what}: ${selector}`).toBeGreaterThan(0);
  expect(found.filter((it) => it !== "in order"), `${what}: ${selector}`).toEqual([]);
}

test("in the text: headline and paragraphs go on as they are read", async ({ page }) => {
  await visitAll(page, stories, async (_, index) => {
    await isInOrder(page, '[data-block="headline"] mark', names[index]);
    await isInOrder(page, '[data-block="0"] mark', names[index]);
    await isInOrder(page, '[data-block="1"] mark', names[index]);
  });
});

test("around the text: section, byline, place, source and quoted people stay where they are", async ({ page }) => {
  await visitAll(page, stories, async (_, index) => {
    await isInOrder(page, ".byline bdi:first-of-type", names[index]);
    // What has a line, an item or an element of its own is isolated by that: nothing of it is drawn in another.
    const apart = await page.evaluate(() => {
      const facts = [...document.querySelectorAll(".head .meta > li")].map((it) => it.getBoundingClientRect());
      return facts.every((it, i) => i === 0 || facts[i - 1].right <= it.left + 1 || facts[i - 1].bottom <= it.top + 1);
    });
    expect(apart, names[index]).toBe(true);
    const notIsolated = await page.evaluate(() => {
      const control = /[\u200f\u061c\u202a-\u202e\u2066-\u2069]/;
      const walker = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!control.test(node.data)) continue;
        let it = node.parentElement;
        while (it && !/isolate|plaintext/.test(getComputedStyle(it).unicodeBidi)) it = it.parentElement;
        if (!it || it.matches("main, article, body")) found.push(node.parentElement.outerHTML.slice(0, 120));
      }
      return found;
    });
    expect(notIsolated, names[index]).toEqual([]);
  });
});

test("in the card: what follows name, role and other names goes on as it is read", async ({ page }) => {
  await visitAll(page, stories, async (_, index) => {
    await page.locator('[data-block="1"] mark').first().click();
    const card = page.locator("[data-card]");
    await expect(card).toBeVisible();
    await isInOrder(page, "[data-card] [data-card-name] bdi", names[index]);
    await isInOrder(page, "[data-card] bdi", names[index]);
    await isLeftToRight(page, "[data-card] [data-card-type], [data-card] [data-card-count]", names[index]);
  });
});

test("in the list: counts stand after names, and say what they say", async ({ page }) => {
  await visitAll(page, stories, async (_, index) => {
    await isLeftToRight(page, "[data-cast] button[data-entity] .count, [data-legend] button", names[index]);
    const box = await row(page, "mara").evaluate((it) => {
      const name = it.querySelector("bdi, .typed").getBoundingClientRect();
      const count = it.querySelector(".count").getBoundingClientRect();
      return { end: name.right, start: count.left };
    });
    expect(box.end, names[index]).toBeLessThanOrEqual(box.start + 1);
  });
});

test("in the announcement of a story", async ({ page }) => {
  const articles = stories.map((it, index) => ({
    src: `articles/${index}.json`,
    headline: it.headline,
    section: it.section,
    entities: [{ id: "mara", type: "person", name: it.entities[0].name, count: 2 }, { id: "ann", type: "person", name: "Ann Bell", count: 1 }],
  }));
  await page.route("**/library.json", (route) =>
    route.fulfill({ json: { format: "dateline-library/1", title: "Stories", articles } }),
  );
  await page.goto(at(""));
  await expect(page.locator(".announcement")).toHaveCount(articles.length);
  const rows = await page.locator(".announcement").evaluateAll((all) =>
    all.map((it) => {
      const [first, second] = [...it.querySelectorAll(".names li")].map((li) => li.getBoundingClientRect());
      return first.right <= second.left + 1 || first.bottom <= second.top + 1;
    }),
  );
  expect(rows).toEqual(rows.map(() => true));
});

/** The words of the page's own that `selector` finds are drawn as they are read. */
async function isLeftToRight(page, selector, what) {
  const turned = await page.evaluate((all) => {
    const range = document.createRange();
    const found = [];
    for (const element of document.querySelectorAll(all)) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (/[\u200f\u061c\u202a-\u202e\u2066-\u2069]/.test(node.data)) continue;
        let left = -Infinity;
        for (let at = 0; at < node.data.length; at += 1) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          if (box.width === 0) continue;
          if (box.left < left) found.push(node.data);
          left = box.left;
        }
      }
    }
    return found;
  }, selector);
  expect(turned, `${what}: ${selector}`).toEqual([]);
}
