// T1, T2, T23: whatever stands in a file is text. Nothing of it becomes an element, an attribute, a rule or an address
// that runs, and nobody else is asked.

import { at } from "../support/env.js";
import { expect, test } from "../support/foreign.js";
import { addresses, everywhere, markup } from "../support/payloads.js";
import { block, openStory, serveStory } from "../support/site.js";
import { FOUND, parts, strangers, watchForStrangers } from "../support/strangers.js";
import { visitAll } from "../support/visits.js";

// Pictures of the site itself that are not there.
test.use({ allowedConsole: /^Failed to load resource/ });

test.beforeEach(({ page }) => watchForStrangers(page));

/** What a story of this shape makes of the page if there is nothing in it but words; and dates, if it has any. */
async function learn(page) {
  // Some payloads hold characters that nobody sees: those are counted, and each has an element of its own.
  const hidden = ["span data-hidden", "p data-hidden-count", "button data-reveal"];
  const known = new Set(["time", "time datetime", "h1 class", "h2 class", ...hidden, ...FOUND]);
  await visitAll(page, [everywhere("Words", "https://good.test/"), everywhere("Words")], async () => {
    for (const it of await parts(page)) known.add(it);
    await openEverything(page, async () => {
      for (const it of await parts(page)) known.add(it);
    });
  });
  await page.unrouteAll();
  return known;
}

/** Shows card, quotes, contents and spotlight of a story, one after the other; `look` is called at each. */
async function openEverything(page, look) {
  for (const keys of [["n", "Enter"], ["q"], ["o"], ["s"]]) {
    for (const key of keys) await page.keyboard.press(key);
    // What a key does is drawn in the next frame.
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
    await look();
  }
  await expect(page.locator("#crash")).toBeHidden();
}

/** All of `list` in parts that are tested by themselves. */
const inParts = (list, n) =>
  Array.from({ length: n }, (_, part) => [`${part + 1} of ${n}`, list.filter((_, index) => index % n === part)]);

for (const [part, payloads] of inParts(markup, 5)) {
  test(`markup in every field is text (${part})`, async ({ page, hosts }) => {
    test.slow();
    const known = await learn(page);
    await visitAll(page, payloads.map((it) => everywhere(it)), async (story, index) => {
      const words = payloads[index];
      for (const place of story.blocks.keys()) {
        expect(await block(page, place).evaluate((it) => it.textContent), words).toBe(words);
      }
      await openEverything(page, async () => expect(await strangers(page, known), words).toEqual([]));
    });
    expect(hosts.connected).toEqual([]);
  });
}

for (const [part, payloads] of inParts(addresses, 3)) {
  test(`no address of a file runs anything or asks anybody (${part})`, async ({ page, hosts }) => {
    test.slow();
    const known = await learn(page);
    await visitAll(page, payloads.map((it) => everywhere("Words", it)), async (_, index) => {
      const address = payloads[index];
      await openEverything(page, async () => expect(await strangers(page, known), address).toEqual([]));
    });
    expect(hosts.connected).toEqual([]);
  });
}

for (const key of ["?", "a", "l"]) {
  test(`what the key ${key} opens over a story has nothing of its markup`, async ({ page, hosts }) => {
    const open = async (words) => {
      await openStory(page, await serveStory(page, "over", everywhere(words)));
      await page.keyboard.press(key);
      await expect(page.locator("dialog[open], .said, [data-notice]").first()).toBeAttached();
    };
    await open("Words");
    const known = new Set([...(await parts(page)), ...(await learn(page))]);
    for (const words of [markup[6], markup[9], markup[11], markup[14]]) {
      await page.unrouteAll();
      await open(words);
      expect(await strangers(page, known), words).toEqual([]);
    }
    expect(hosts.connected).toEqual([]);
  });
}

test("a list of stories is text, too", async ({ page, hosts }) => {
  const library = (words) => ({
    format: "dateline-library/1",
    title: words[0],
    articles: words.map((it) => ({
      src: it,
      headline: it,
      section: it,
      published: it,
      entities: [
        { id: it, type: it, name: it, ids: { wikidata: it }, count: 1 },
        { id: "a", type: "person", name: it, count: 2 },
      ],
    })),
  });
  let words = ["Words", "Others"];
  await page.route("**/library.json", (route) => route.fulfill({ json: library(words) }));
  await page.goto(at(""));
  await expect(page.locator("[data-library] .announcement")).toHaveCount(words.length);
  const known = new Set([...(await parts(page)), "time", "time datetime"]);
  words = [...markup, ...addresses];
  await page.goto(at(""));
  await expect(page.locator("[data-library] .announcement")).toHaveCount(words.length);
  expect(await strangers(page, known)).toEqual([]);
  expect(hosts.connected).toEqual([]);
});

test("what a reader is told of an address is text, too", async ({ page, hosts }) => {
  await page.goto(at("?src=words"));
  await expect(page.locator("[data-failure]")).toBeVisible();
  // After the first page, the heading takes the focus.
  const known = new Set([...(await parts(page)), "h1 tabindex"]);
  // What is no address is refused; what reads as a path is not there.
  for (const words of [...markup.slice(0, 12), ...addresses.slice(0, 30)]) {
    if (words.includes("\0")) continue;
    await page.evaluate((address) => {
      history.pushState(null, "", address);
      dispatchEvent(new PopStateEvent("popstate"));
    }, at(`?src=${encodeURIComponent(words)}`));
    await expect(page.locator("[data-failure] .place")).toContainText(words.replaceAll(/\s+/g, " ").trim());
    expect(await strangers(page, known), words).toEqual([]);
  }
  expect(hosts.connected).toEqual([]);
});
