// T1, T2, T23: whatever stands in a file is text. Nothing of it becomes an element, an attribute, a rule or an address
// that runs, and nobody else is asked.

import { at } from "../support/env.js";
import { expect, test } from "../support/foreign.js";
import { addresses, everywhere, markup } from "../support/payloads.js";
import { block } from "../support/site.js";
import { visitAll } from "../support/visits.js";

// Pictures of the site itself that are not there.
test.use({ allowedConsole: /^Failed to load resource/ });

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.ran = [];
    for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
      globalThis[name] = (...words) => globalThis.ran.push(`${name}(${words})`);
    }
  });
});

/** The elements and attributes on the page, as `p` and `a href`. */
function parts(page) {
  return page.evaluate(() => {
    const found = new Set();
    for (const it of document.querySelectorAll("body, body *")) {
      found.add(it.localName);
      for (const { name } of it.attributes) found.add(`${it.localName} ${name}`);
    }
    return [...found];
  });
}

/** What a story of this shape makes of the page if there is nothing in it but words; and dates, if it has any. */
async function learn(page) {
  const known = new Set(["time", "time datetime", "h1 class", "h2 class"]);
  await visitAll(page, [everywhere("Words", "https://good.test/"), everywhere("Words")], async () => {
    for (const it of await parts(page)) known.add(it);
    await openEverything(page, async () => {
      for (const it of await parts(page)) known.add(it);
    });
  });
  await page.unrouteAll();
  return known;
}

/** What on the page a file must not have made: nothing that mere words do not make, no address that runs. */
async function strangers(page, known) {
  const made = await parts(page);
  const broken = await page.evaluate(() => {
    const found = [...globalThis.ran];
    for (const it of document.querySelectorAll("body *")) {
      if (it.src && new URL(it.src).origin !== location.origin) found.push(`src ${it.src}`);
      if (it.id && !/^[a-z][a-z-]*$/i.test(it.id)) found.push(`id ${it.id}`);
      for (const { name, value } of it.attributes) {
        if (/^on|^(srcdoc|action|formaction|ping|background|poster|srcset)$/.test(name)) found.push(`${name}=${value}`);
        if (name === "style" && /url|expression|@|\\/.test(value)) found.push(`style ${value}`);
      }
      if (it.localName !== "a" || !it.hasAttribute("href")) continue;
      if (!["https:", "http:", "mailto:", "geo:"].includes(it.protocol)) found.push(`href ${it.href}`);
      const isForeign = it.origin !== location.origin && it.protocol !== "geo:";
      const isCalm = /\bnoopener noreferrer\b/.test(it.rel) && it.referrerPolicy === "no-referrer";
      if (isForeign && !isCalm) found.push(`rel ${it.rel} of ${it.href}`);
    }
    // Nothing of the document's own is hidden or replaced by what a file names.
    if (document.getElementById("crash")?.parentElement !== document.body) found.push("the message box is another");
    if (!(document.body instanceof HTMLBodyElement) || {}.polluted !== undefined) found.push("clobbered");
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
      for (const { cssText } of sheet.cssRules) if (/evil|url\(["']?(https?:)?\/\//.test(cssText)) found.push(cssText);
    }
    return found;
  });
  return [...made.filter((it) => !known.has(it)), ...broken];
}

/** Opens one after the other what a reader can open of a story; `look` is called at each. */
async function openEverything(page, look) {
  for (const keys of [["n", "Enter"], ["Escape"], ["q"], ["o"], ["Escape", "s"], ["Escape", "?"], ["Escape", "a"], ["Escape", "l"]]) {
    for (const key of keys) await page.keyboard.press(key);
    await page.evaluate(() => document.querySelectorAll("details:not(#crash *)").forEach((it) => (it.open = true)));
    await look();
  }
  await expect(page.locator("#crash")).toBeHidden();
}

for (const part of [0, 1, 2]) {
  const payloads = markup.filter((_, index) => index % 3 === part);

  test(`markup in every field is text (${part + 1} of 3)`, async ({ page, hosts }) => {
    test.slow();
    const known = await learn(page);
    await visitAll(page, payloads.map((it) => everywhere(it)), async (story, index) => {
      const words = payloads[index];
      for (const place of story.blocks.keys()) {
        expect(await block(page, place).evaluate((it) => it.textContent), words).toBe(words);
      }
      expect(await strangers(page, known), words).toEqual([]);
      await openEverything(page, async () => expect(await strangers(page, known), words).toEqual([]));
    });
    expect(hosts.connected).toEqual([]);
  });
}

for (const part of [0, 1]) {
  const payloads = addresses.filter((_, index) => index % 2 === part);

  test(`no address of a file runs anything or asks anybody (${part + 1} of 2)`, async ({ page, hosts }) => {
    test.slow();
    const known = await learn(page);
    await visitAll(page, payloads.map((it) => everywhere("Words", it)), async (story, index) => {
      const address = payloads[index];
      expect(await strangers(page, known), address).toEqual([]);
      await openEverything(page, async () => expect(await strangers(page, known), address).toEqual([]));
    });
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
