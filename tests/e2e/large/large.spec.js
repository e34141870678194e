// A published site of very many stories in the browser: what each view costs of the index, and that it shows what it should.
// `cargo xtask test large` makes the site; it takes minutes, so it is no part of every run.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { largeSite } from "../support/env.js";
import { serve } from "../support/published.js";
import { isReady } from "../support/site.js";
import { expect, test as base } from "../support/test.js";

const KB = 1000;

const test = base.extend({
  paper: async ({}, use) => {
    const paper = await serve(largeSite);
    await use(paper);
    await paper.stop();
  },
  ownOrigin: async ({ paper }, use) => use(new URL(paper.url).origin),
});

/** The bytes of what was asked for since it was last asked, by its path: what the index and the list of stories cost. */
async function cost(paper) {
  const paths = paper.asked.splice(0).map((it) => it.replace(/^\/paper\//, "").replace(/\?.*/, ""));
  const own = [...new Set(paths)].filter((it) => it === "library.json" || it.startsWith("index/"));
  const sizes = await Promise.all(own.map(async (it) => (await readFile(join(largeSite, it))).length));
  return sizes.reduce((sum, it) => sum + it, 0);
}

const state = (page) => page.locator(".archive-state");
const rows = (page) => page.locator("[data-archive-list] .announcement h2");

test("the library opens with little of the index, and finds a story by its words among all", async ({ page, paper }) => {
  await page.goto(paper.url);
  await expect(page.locator(".stories-own .announcement h2")).toHaveCount(48);
  const placeholder = await page.getByRole("searchbox").first().getAttribute("placeholder");
  expect(Number(placeholder.replace(/\D/g, ""))).toBeGreaterThanOrEqual(100_000);
  await expect(rows(page)).toHaveCount(20);
  expect(await cost(paper), "the library").toBeLessThanOrEqual(150 * KB);

  const { articles } = JSON.parse(await readFile(join(largeSite, "library.json"), "utf8"));
  const { src, headline } = articles[7];
  // Three of its words, the last only begun.
  const words = headline.split(" ").filter((it) => 4 < it.length).slice(-3).join(" ").replace(/.$/, "");
  // A page of its own, that has nothing of it yet.
  await page.goto("about:blank");
  await page.goto(`${paper.url}?q=${encodeURIComponent(words)}&sort=best`);
  await expect(state(page)).toHaveText(/^[\d,]+ (story|stories)$/);
  await expect(rows(page).locator(`a[href*="${encodeURIComponent(src).replaceAll("%2F", "/")}"]`)).toHaveText(headline);
  expect(await cost(paper), `the answer to “${words}”`).toBeLessThanOrEqual(250 * KB);
});

test("a card leads to a dossier over the whole archive", async ({ page, paper }) => {
  const { articles } = JSON.parse(await readFile(join(largeSite, "library.json"), "utf8"));
  await page.goto(`${paper.url}?src=${articles[0].src}`);
  await isReady(page);
  await page.locator("[data-story] mark").first().click();
  const link = page.locator("[data-card] [data-dossier]");
  await expect(link).toHaveText(/^In [\d,]+ other (story|stories)$/);
  await cost(paper);
  await link.click();
  await expect(page.locator(".archive-told article").first()).toBeVisible();
  await expect(page.locator(".archive-head")).toContainText(/[\d,]+ stories, [\d,]+ mentions/);
  expect(await cost(paper), "the dossier").toBeLessThanOrEqual(250 * KB);
});

test("filters by section and time, and the next stories after the first, stay within the same", async ({ page, paper }) => {
  await page.goto(`${paper.url}?section=Sport&from=2010-01&to=2012-12&sort=oldest`);
  await expect(state(page)).toHaveText(/^[\d,]+ stories$/);
  await expect(rows(page)).toHaveCount(20);
  expect(await cost(paper), "a section of three years").toBeLessThanOrEqual(250 * KB);
  await page.locator("[data-more]").click();
  await expect(rows(page)).toHaveCount(40);
  expect(await cost(paper), "twenty more").toBeLessThanOrEqual(250 * KB);
});
