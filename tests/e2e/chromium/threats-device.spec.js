// T18, T19, T22: what the device remembers, what an address asks for, and what leaves the page as a name. All of it may
// have been written by somebody else: on github.io every project of one user shares one storage.

import { at } from "../support/env.js";
import { p, person, story } from "../support/build.js";
import { addresses, markup } from "../support/payloads.js";
import { block, isReady, openStory, serveStory } from "../support/site.js";
import { loadStory, storyPath } from "../support/story.js";
import { expect, test } from "../support/test.js";

/** What somebody else may have stored, or an older or newer version. */
const stored = [
  ...markup.slice(0, 20),
  "", " ", "-", "--", "theme", "theme-", "-dark", "theme-dark-dark", "theme--dark", "size-0", "size-99999999999999999999", "size--1",
  "theme-dark\n", "theme-dark\0", "theme-dark\u202e", "THEME-DARK", "theme-dark".repeat(100), "x-y ".repeat(10_000), "ｔheme-dark",
  "{}", "[]", "null", '{"theme":"dark"}', "[object Object]", "__proto__-x", "constructor-name", "toString-on", "theme-constructor",
  "data-open is-crashed", 'theme-dark" onload="alert(1)', "theme-dark;size-5", "theme-dark,size-5", "\ud800", "𝓽heme-dark",
];

for (const part of [0, 1]) {
  test(`whatever is stored as settings, the page starts, and takes only words that it knows (${part + 1} of 2)`, async ({ page }) => {
    test.slow();
    await openStory(page);
    for (const words of stored.filter((_, index) => index % 2 === part)) {
      await page.evaluate((it) => {
        localStorage.setItem("dateline:comfort", it);
        for (const key of ["dateline:renewed", "dateline:hint", "dateline:x", "comfort", "dateline"]) {
          sessionStorage.setItem(key, it);
          localStorage.setItem(`${key}-2`, it);
        }
      }, words);
      await page.reload();
      await isReady(page);
      const comfort = (await page.locator("html").getAttribute("data-comfort")) ?? "";
      expect(comfort, JSON.stringify(words)).toMatch(/^((theme|size|measure|leading|face|marks|say|keys)-[a-z1-5]+( |$))*$/);
      await expect(page.locator("#crash")).toBeHidden();
    }
  });
}

test("a history that somebody else has written harms nothing", async ({ page }) => {
  await openStory(page);
  const states = [null, "over", 0, -1, 1e308, "x".repeat(10_000), { top: "x" }, { top: -1e9 }, [], ["over"], new Date(0), { over: {} }];
  for (const state of states) {
    await page.evaluate((it) => {
      history.pushState(it, "", location.href);
      dispatchEvent(new PopStateEvent("popstate", { state: it }));
    }, state);
  }
  await page.reload();
  await isReady(page);
  await expect(page.locator("h1")).toHaveText(loadStory().headline);
  await expect(page.locator("#crash")).toBeHidden();
});

const values = [
  ...markup.slice(0, 14), ...addresses.slice(0, 8), "shoigu", "shoigu,".repeat(500), ",,,,", "%", "%ff%fe", "\ud800", "\0",
  "x".repeat(5000), "(a+)+$", "[", "\\", "*", "é\u0301".repeat(100), "\u202e", "-1", "NaN", "99999999999999999999",
];

for (const part of [0, 1]) {
  test(`no value in an address keeps the story from opening (${part + 1} of 2)`, async ({ page }) => {
    test.slow();
    for (const value of values.filter((_, index) => index % 2 === part)) {
      // A lone percent sign is what a link looks like that was cut off.
      const encoded = value === "%" ? "%" : encodeURIComponent(value.toWellFormed());
      const query = ["entity", "types", "q", "view", "page", "unknown"].map((key) => `&${key}=${encoded}`).join("");
      await page.goto(at(`?src=${storyPath}${query}`));
      await isReady(page);
      await expect(page.locator("h1")).toHaveCount(1);
      await expect(page.locator("#crash")).toBeHidden();
    }
  });
}

test("no fragment of an address keeps the story from opening", async ({ page }) => {
  test.slow();
  await openStory(page);
  for (const value of ["m=", "m=.", "m=shoigu", "m=shoigu.0", "m=shoigu.-1", "m=shoigu.99999999999999999999", "m=shoigu.1~", "m=shoigu.1~%", "m=shoigu.1~%ff",
    `m=shoigu.1~${"x".repeat(20_000)}`, "b=", "b=-1", "b=4294967296", "b=1e9", "b=../x", `b=${encodeURIComponent(markup[0])}`, "crash", "app", "%", "x=y"]) {
    await page.goto(at(`?src=${storyPath}&n=${encodeURIComponent(value.slice(0, 20))}#${value}`));
    await isReady(page);
    await expect(page.locator("#crash")).toBeHidden();
  }
});

test("a search for anything ends at once", async ({ page }) => {
  await openStory(page);
  await page.keyboard.press("/");
  const box = page.locator("[data-find] input");
  for (const words of ["(a+)+$", "a".repeat(50_000), ".*".repeat(1000), "\u0301".repeat(5000), "[[[[[", "\\", "Shoigu"]) {
    const took = await box.evaluate((it, value) => {
      const began = performance.now();
      it.value = value;
      it.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return performance.now() - began;
    }, words);
    expect(took, words.slice(0, 20)).toBeLessThan(2000);
  }
  await expect(page.locator("[data-find]")).toContainText(/\d+ matches/);
});

test("a title of the tab holds nothing that steers, and no more than it has room for", async ({ page }) => {
  const headline = `\u202eecila\u202c says\u0000\u0007\u001b[31m\r\n\u2067hello\u2069 \u200f\u061c${"to everyone ".repeat(100)}`;
  const file = story({ headline, blocks: [p("Words.")], entities: [person("a", "Ann")] }, []);
  await openStory(page, await serveStory(page, "title", file));
  const title = await page.title();
  expect(title).toMatch(/^ecila says/);
  expect(title).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
  expect([...title].length).toBeLessThanOrEqual(200);
  // The story itself keeps every character.
  expect(await block(page, "headline").evaluate((it) => it.textContent)).toBe(headline);
});
