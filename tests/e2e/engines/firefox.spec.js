// The journey in Firefox, over WebDriver BiDi.

import { expect, test as base } from "@playwright/test";
import puppeteer from "puppeteer-core";

import { at, firefox } from "../support/env.js";
import { publish } from "../support/published.js";
import { inputs, install, openEach } from "../support/opening-many.js";
import { watch } from "../support/strangers.js";
import { readTheStory } from "./journey.js";
import { readThePaper } from "./paper-journey.js";
import { skipWithout } from "./missing.js";

/** A page of Firefox, and what it complains of. */
const test = base.extend({
  reader: async ({}, use) => {
    skipWithout(firefox, "Firefox", "DATELINE_FIREFOX");
    const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true, timeout: 60_000 });
    try {
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (["error", "warn"].includes(message.type())) complaints.push(message.text());
      });
      await use({ page, complaints });
    } finally {
      await browser.close();
    }
  },
});

/** What the journeys ask of a page, or of a frame in it. */
const readerOf = (page, frame = page) => ({
  goto: (url) => page.goto(url),
  click: (selector) => frame.locator(selector).click(),
  press: (key) => page.keyboard.press(key),
  evaluate: (run, argument) => frame.evaluate(run, argument),
  inFrame: async (selector, act) => act(readerOf(page, await (await frame.$(selector)).contentFrame())),
});

test("a reader in Firefox opens the story and reads with all that the page offers", async ({ reader: { page, complaints } }) => {
  test.setTimeout(90_000);
  await readTheStory(readerOf(page));
  expect(complaints, "console and page errors").toEqual([]);
});

test("a reader in Firefox goes through a whole paper, and reads a story in a frame", async ({ reader: { page, complaints } }) => {
  test.setTimeout(90_000);
  await readThePaper(readerOf(page));
  expect(complaints, "console and page errors").toEqual([]);
});

test("hostile files in one page of Firefox", async ({ reader: { page } }) => {
  test.setTimeout(180_000);
  await page.evaluateOnNewDocument(watch);
  await page.evaluateOnNewDocument(install);
  await page.goto(at(""));
  await page.waitForSelector("[data-library]");
  // A tenth of what Chromium opens, of each kind some.
  const some = inputs.filter((_, nth) => nth % 9 === 0);
  const { failures, nOpened } = await openEach((run, argument) => page.evaluate(run, argument), some);
  expect(failures).toEqual([]);
  expect(nOpened).toBeGreaterThan(some.length / 2);
  expect(await page.$eval("#crash", (it) => it.hidden)).toBe(true);
});

test("what was read in Firefox opens with the server dead", async ({ reader: { page } }) => {
  test.setTimeout(60_000);
  const story = { format: "dateline/1", lang: "en", headline: "Kept", blocks: [{ text: "Ann Lee opened the hall." }] };
  const paper = await publish({ "one.json": JSON.stringify(story) }, "The Paper");
  const heading = () => page.evaluate(() => document.querySelector("[data-story] h1")?.textContent);
  try {
    await page.goto(`${paper.url}?src=articles/one.json`);
    await expect.poll(heading, { timeout: 15_000 }).toBe("Kept");
    const isKept = () =>
      page.evaluate(async () => {
        const all = await Promise.all((await caches.keys()).map(async (it) => (await caches.open(it)).keys()));
        const isThere = all.flat().some((it) => it.url.endsWith("articles/one.json"));
        return isThere && navigator.serviceWorker.controller?.state === "activated";
      });
    await expect.poll(isKept, { timeout: 20_000 }).toBe(true);
    await paper.stop();
    await page.goto(`${paper.url}?src=articles/one.json`);
    await expect.poll(heading, { timeout: 15_000 }).toBe("Kept");
    // What comes later comes too.
    await page.goto(paper.url);
    await page.waitForSelector("[data-library] article");
    await page.click("[data-offline]");
    await page.waitForSelector("dialog[data-desk=offline] [data-kept]");
    expect(await page.$eval("[data-kept]", (it) => it.textContent)).toContain("1 story on this device");
  } finally {
    await paper.close();
  }
});
