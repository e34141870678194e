// A site that `dateline publish` has made: its pages without script, what leads from them into the app, and its lists.

import { readFile } from "node:fs/promises";

import { axeFindings } from "../support/axe.js";
import { publish } from "../support/published.js";
import { isReady } from "../support/site.js";
import { expect, test as base } from "../support/test.js";

const STORY = {
  format: "dateline/1",
  lang: "en",
  headline: "A hall for “everybody” & more",
  published: "2026-03-01",
  section: "Culture",
  blocks: [
    { text: "Ann Lee opened the hall in Kabul." },
    { type: "figure", src: "img/hall.svg", alt: "The hall", width: 40, height: 20, text: "The hall, from afar." },
    { text: "</script><img src=x onerror=alert(1)>" },
  ],
  entities: [{ id: "lee", type: "person", name: "Ann Lee" }, { id: "kabul", type: "place", name: "Kabul" }],
  mentions: [
    { entity: "lee", block: 0, start: 0, end: 7, text: "Ann Lee" },
    { entity: "kabul", block: 0, start: 27, end: 32, text: "Kabul" },
  ],
};
const STORIES = {
  "2026/the hall #1.json": JSON.stringify(STORY),
  "2026/img/hall.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
  "herat.md": "---\ntitle: هرات می‌خواند\nlang: fa\ndir: rtl\n---\n\nتالار دوباره باز شد.\n",
};
const PAGE = "s/2026-the-hall-1/";

const test = base.extend({
  paper: async ({}, use) => {
    const paper = await publish(STORIES, "The Paper");
    await use(paper);
    await paper.close();
  },
  ownOrigin: async ({ paper }, use) => use(new URL(paper.url).origin),
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a story stands on its page with its marks, its picture and its cast", async ({ page, paper }) => {
    await page.goto(paper.url + PAGE);
    await expect(page.locator("h1")).toHaveText(STORY.headline);
    for (const { text } of STORY.blocks) {
      await expect(page.locator("article").getByText(text, { exact: true })).toBeVisible();
    }
    await expect(page.locator("article mark")).toHaveText(["Ann Lee", "Kabul"]);
    const picture = page.locator("article img");
    await expect(picture).toHaveAttribute("alt", "The hall");
    await expect(picture).toBeVisible();
    await expect(page.locator(".cast")).toContainText("Ann Lee");
  });

  test("the start leads to the list of all stories, and that to each", async ({ page, paper }) => {
    await page.goto(paper.url);
    await page.locator("noscript a, a").filter({ hasText: "list of all stories" }).click();
    await expect(page.locator(".stories a")).toHaveText([STORY.headline, "هرات می‌خواند"]);
    await page.locator(".stories a").first().click();
    expect(page.url()).toBe(paper.url + PAGE);
  });
});

test("from its page a story opens with the cast, and from the library too", async ({ page, paper }) => {
  await page.goto(paper.url + PAGE);
  await page.getByRole("link", { name: "Read with the cast" }).click();
  await isReady(page);
  await expect(page.locator("h1")).toHaveText(STORY.headline);
  const picture = page.locator("[data-story] img");
  expect(await picture.evaluate((it) => it.decode().then(() => it.naturalWidth))).toBe(40);
  await page.goto(paper.url);
  await page.locator("[data-library] a").filter({ hasText: STORY.headline }).click();
  await isReady(page);
  await expect(page.locator("[data-story] mark")).toHaveText(["Ann Lee", "Kabul"]);
});

/** In both schemes axe finds nothing, and nothing sticks out. */
async function isSound(page, address) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.goto(address);
    expect(await axeFindings(page), address).toEqual([]);
  }
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
}

for (const path of [PAGE, "s/", "s/herat/"]) {
  test(`axe finds nothing on ${path}, light and dark, and nothing is wider than the window`, async ({ page, paper }) => {
    await isSound(page, paper.url + path);
  });
}

for (const lang of ["en", "fa"]) {
  // More than the newest hundred, in two months.
  const day = (nth) => `2024-${nth % 2 ? "02" : "11"}-${String((nth % 28) + 1).padStart(2, "0")}`;
  const story = (nth) => JSON.stringify({ ...STORY, headline: `Story ${nth}`, published: day(nth), blocks: [{ text: "Ann Lee." }], mentions: [] });
  const inMonths = test.extend({
    paper: async ({}, use) => {
      const stories = Object.fromEntries(Array.from({ length: 130 }, (_, nth) => [`${nth}.json`, story(nth)]));
      const paper = await publish(stories, "The Paper", ["--lang", lang]);
      await use(paper);
      await paper.close();
    },
  });

  inMonths(`a list that goes on in pages by month leads to them, and axe finds nothing there, in ${lang}`, async ({ page, paper }) => {
    await isSound(page, `${paper.url}s/`);
    await page.locator('a[href*="2024-02"]').first().click();
    await expect(page.locator(".stories a")).toHaveCount(65);
    await isSound(page, page.url());
    await page.locator(".stories a").first().click();
    await expect(page.locator("h1")).toHaveText(/^Story \d+$/);
  });
}

test("no link of the site leads nowhere, and its lists are well-formed", async ({ page, paper }) => {
  const seen = new Set();
  const left = [paper.url + "s/", paper.url + "feed.xml", paper.url + "sitemap.xml"];
  await page.goto(paper.url + "s/");
  while (left.length > 0) {
    const address = left.pop();
    if (seen.has(address)) continue;
    seen.add(address);
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(200);
    const isXml = address.endsWith(".xml");
    if (!isXml && !answer.headers()["content-type"].startsWith("text/html")) continue;
    const found = await page.evaluate(linksOf, { text: await answer.text(), address, isXml });
    expect(found, `${address} is well-formed`).not.toBeNull();
    for (const link of found) {
      if (link.startsWith(paper.url)) left.push(link);
      // What the app opens is a file too.
      const src = link.startsWith(paper.url) && new URL(link).searchParams.get("src");
      if (src) left.push(new URL(src, paper.url).href);
    }
  }
  expect([...seen].filter((it) => it.includes("/s/"))).toHaveLength(4);
  expect([...seen].some((it) => it.endsWith("articles/2026/the%20hall%20%231.json"))).toBe(true);
});

test("what programs read of a page is what it says", async ({ page, paper }) => {
  await page.goto(paper.url + PAGE);
  const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
  expect(data).toMatchObject({
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: STORY.headline,
    datePublished: STORY.published,
    url: paper.url + PAGE,
    mentions: [{ "@type": "Person", name: "Ann Lee" }, { "@type": "Place", name: "Kabul" }],
  });
  const meta = (name) => page.locator(`meta[property="${name}"]`).getAttribute("content");
  expect(await meta("og:title")).toBe(STORY.headline);
  expect(await meta("og:url")).toBe(paper.url + PAGE);
  expect((await page.request.get(await meta("og:image"))).status()).toBe(200);
  const library = JSON.parse(await readFile(`${paper.site}/library.json`, "utf8"));
  expect(library.title).toBe("The Paper");
});

/** In the page: the absolute addresses that a file of the site leads to; null if it is not well-formed. */
function linksOf({ text, address, isXml }) {
  const parsed = new DOMParser().parseFromString(text, isXml ? "application/xml" : "text/html");
  if (parsed.querySelector("parsererror")) return null;
  const written = isXml
    ? [...parsed.querySelectorAll("loc, id")].map((it) => it.textContent)
    : [...parsed.querySelectorAll("[href], [src]")].map((it) => it.getAttribute("href") ?? it.getAttribute("src"));
  return written.map((it) => new URL(it, address)).map((it) => it.href.replace(it.hash, ""));
}
