// The journey in Firefox, over WebDriver BiDi.

import { expect, test } from "@playwright/test";
import puppeteer from "puppeteer-core";

import { firefox } from "../support/env.js";
import { readTheStory } from "./journey.js";
import { skipWithout } from "./missing.js";

test("a reader in Firefox opens the story and reads with all that the page offers", async () => {
  skipWithout(firefox, "Firefox", "DATELINE_FIREFOX");
  test.setTimeout(90_000);
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefox,
    headless: true,
    timeout: 60_000,
  });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) complaints.push(message.text());
    });
    await readTheStory({
      goto: (url) => page.goto(url),
      click: (selector) => page.click(selector),
      press: (key) => page.keyboard.press(key),
      evaluate: (run, argument) => page.evaluate(run, argument),
    });
    expect(complaints, "console and page errors").toEqual([]);
  } finally {
    await browser.close();
  }
});
