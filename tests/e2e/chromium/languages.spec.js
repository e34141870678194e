// The interface in another language: chosen by the browser or the reader, mirrored, fetched only when it is used.

import { axeFindings } from "../support/axe.js";
import { desk } from "../support/desk.js";
import { overflow } from "../support/geometry.js";
import { card, markOf } from "../support/parts.js";
import { publish } from "../support/published.js";
import { isReady, openStory } from "../support/site.js";
import { storyPath } from "../support/story.js";
import { siteUrl } from "../support/env.js";
import { expect, test } from "../support/test.js";

const dari = "articles/herat-reading-room.json";
const html = (page) => page.locator("html");
const isPersian = async (page) => {
  await expect(html(page)).toHaveAttribute("lang", "fa");
  await expect(html(page)).toHaveAttribute("dir", "rtl");
};
/** The front page, whose sheets are all there. */
const isFront = async (page) => {
  await expect(html(page)).toHaveAttribute("data-state", "ready");
  await expect(html(page)).toHaveAttribute("data-styled", "");
};
const openFront = async (page) => {
  await page.goto(siteUrl);
  await isFront(page);
};

/** The words of the interface on the page that are left in Latin letters: not what stories, names and addresses say. */
const inLatin = (page) =>
  page.evaluate(() => {
    const foreign = "[data-story], bdi, code, kbd, th, .brand, .typed, .name, .role, [lang=en], [dir=auto], .also, .words, .announcement, .count, h1";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const left = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      const isSeen = parentElement.checkVisibility() && !parentElement.closest(foreign);
      if (isSeen && /[A-Za-z]{3}/.test(data.replace(/Dateline|Escape|Unicode|JSON|CSV|HTML|spaCy/g, ""))) left.push(data.trim());
    }
    for (const it of document.querySelectorAll("[aria-label], [placeholder]")) {
      const label = [it.ariaLabel, it.placeholder].join(" ");
      if (it.checkVisibility() && !it.closest("[data-story]") && /[A-Za-z]{3}/.test(label)) left.push(label);
    }
    return left;
  });

test.describe("a reader whose browser is Persian", () => {
  test.use({ locale: "fa-IR" });

  test("has the front page in Persian, from right to left", async ({ page }) => {
    await openFront(page);
    await isPersian(page);
    await expect(page.locator("[data-open-own]")).toHaveText("گزارش خود را باز کنید");
    expect(await inLatin(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
    // A date in the digits of the language.
    await expect(page.locator(".nameplate-line span")).toHaveText(/[۰-۹]/);
  });

  test("reads a Dari story with everything around it in its language", async ({ page }) => {
    await openStory(page, dari);
    await isPersian(page);
    await expect(page.locator("[data-cast] h2").first()).toHaveText("در این گزارش");
    await markOf(page, 1).click();
    await expect(card(page).locator("[data-card-count]")).toHaveText(/^[۰-۹]+ از [۰-۹]+$/);
    expect(await inLatin(page)).toEqual([]);
    await page.keyboard.press("Escape");
    for (const [key, dialog] of [["a", "[data-dialog=comfort]"], ["?", "[data-desk=keys]"]]) {
      await page.keyboard.press(key);
      await expect(page.locator(dialog)).toHaveAttribute("dir", "rtl");
      expect(await inLatin(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.locator(dialog)).toBeHidden();
    }
    await page.keyboard.press("/");
    await expect(page.locator("[data-find] input")).toHaveAttribute("placeholder", "جستجو در گزارش");
  });

  test("reads an English story as it is, from left to right", async ({ page }) => {
    await openStory(page, storyPath);
    await isPersian(page);
    const direction = await page.locator("[data-story] [data-block='0']").evaluate((it) => getComputedStyle(it).direction);
    expect(direction).toBe("ltr");
    const text = await page.locator("[data-story] [data-block='0']").boundingBox();
    const panel = await page.locator("[data-cast]").boundingBox();
    expect(text.x + text.width).toBeLessThanOrEqual(panel.x);
    expect(await inLatin(page)).toEqual([]);
  });

  for (const theme of ["light", "dark", "sepia"]) {
    test(`axe finds nothing in the ${theme} theme`, async ({ page }) => {
      await page.addInitScript((it) => localStorage.setItem("dateline:comfort", `theme-${it}`), theme);
      await openFront(page);
      expect(await axeFindings(page)).toEqual([]);
      await openStory(page, dari);
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press("a");
      await expect(page.locator("[data-dialog=comfort]")).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
    });
  }

  for (const width of [320, 390, 768]) {
    test(`nothing sticks out at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await openFront(page);
      expect(await overflow(page)).toEqual([]);
      await openStory(page, dari);
      expect(await overflow(page)).toEqual([]);
      await page.keyboard.press("a");
      await expect(page.locator("[data-dialog=comfort]")).toBeVisible();
      expect(await overflow(page)).toEqual([]);
    });
  }

  test.describe("and whom the words don’t reach", () => {
    test.use({ allowedConsole: /404/ });

    test("reads in English", async ({ page }) => {
      await page.route("**/words-fa-*", (route) => route.fulfill({ status: 404 }));
      await openFront(page);
      await expect(html(page)).toHaveAttribute("lang", "en");
      await expect(html(page)).not.toHaveAttribute("dir");
      await expect(page.locator("[data-open-own]")).toHaveText("Open a story of your own");
    });
  });

  test("is told in Persian what keeps the program from starting", async ({ page }) => {
    await page.addInitScript(() => (window.WebAssembly = undefined));
    await page.goto(siteUrl);
    await expect(page.locator("#crash h2")).toHaveText("دیت‌لاین ایستاده است");
    await expect(page.locator("[data-crash-text]")).toContainText("این مرورگر WebAssembly ندارد");
  });
});

test("Dari is Persian, too", async ({ browser }) => {
  const context = await browser.newContext({ locale: "prs" });
  const page = await context.newPage();
  await openFront(page);
  await isPersian(page);
  await context.close();
});

test("whoever reads in English fetches no words", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await openStory(page, storyPath);
  await page.keyboard.press("?");
  await expect(desk(page, "keys")).toBeVisible();
  expect(asked.filter((it) => it.includes("words-"))).toEqual([]);
});

test("the reader chooses, and the choice is remembered", async ({ page }) => {
  await openFront(page);
  await page.locator("[data-opens=language]").click();
  const dialog = desk(page, "language");
  await expect(dialog.getByRole("button", { name: "English" })).toHaveAttribute("aria-current", "true");
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole("button", { name: "دری / فارسی" }).click();
  await isPersian(page);
  await isFront(page);
  await page.reload();
  await isPersian(page);
  // And back, from the settings of a story.
  await openStory(page, storyPath);
  await page.keyboard.press("a");
  await page.locator("[data-comfort-language]").click();
  await desk(page, "language").getByRole("button", { name: "English" }).click();
  await expect(html(page)).toHaveAttribute("lang", "en");
  await isReady(page);
  await expect(page.locator("[data-cast] h2").first()).toHaveText("In this story");
});

test("a story of this tab is not lost by the choice", async ({ page }) => {
  await openFront(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "Ann Lee met Bob Ray in Herat. They spoke for an hour.");
    window.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  await expect(page.locator("[data-story]")).toBeVisible();
  await page.keyboard.press("a");
  await page.locator("[data-comfort-language]").click();
  await desk(page, "language").getByRole("button", { name: "دری / فارسی" }).click();
  await expect(desk(page, "language").getByRole("status")).not.toBeEmpty();
  await expect(page.locator("[data-story]")).toContainText("Ann Lee met Bob Ray");
  await page.goto(siteUrl);
  await isPersian(page);
});

test("a paper in Persian is so for readers of whose languages the interface has none", async ({ browser }) => {
  const story = {
    format: "dateline/1",
    headline: "A day",
    lang: "en",
    published: "2026-02-03",
    blocks: [{ text: "Ann Lee was there." }],
    entities: [{ id: "lee", type: "person", name: "Ann Lee" }],
  };
  const paper = await publish({ "one.json": JSON.stringify(story) }, "روزنامه", ["--lang", "fa"]);
  try {
    const context = await browser.newContext({ locale: "de-DE", serviceWorkers: "block" });
    const page = await context.newPage();
    await page.goto(paper.url);
    await isPersian(page);
    await isFront(page);
    expect(await inLatin(page)).toEqual([]);
    // Without script, too.
    await page.goto(`${paper.url}s/`);
    await isPersian(page);
    await expect(page.locator("body")).toContainText("۳ فوریه ۲۰۲۶");
    // A story’s page is in the story’s language, and what is ours on it in the paper’s.
    await page.goto(`${paper.url}s/one/`);
    await expect(html(page)).toHaveAttribute("lang", "en");
    await expect(page.locator('[lang="fa"]').first()).toBeVisible();
    await context.close();
  } finally {
    await paper.close();
  }
});
