// When the program itself can't start, or stops, the page is never blank.

import { setTimeout as sleep } from "node:timers/promises";

import { at } from "../support/env.js";
import { openStory } from "../support/site.js";
import { loadStory, storyPath } from "../support/story.js";
import { expect, test } from "../support/test.js";

const crash = (page) => page.locator("#crash");
const story = at(`?src=${storyPath}`);

test.describe("without the program", () => {
  test.use({ allowedConsole: /./ });

  test("a missing program file is explained", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "Not found" }));
    await page.goto(story);
    await expect(crash(page)).toBeVisible();
    await expect(crash(page)).toContainText(/missing|404|updated/i);
  });

  test("a damaged program file is explained", async ({ page }) => {
    await page.route("**/*.wasm", (route) =>
      route.fulfill({ contentType: "application/wasm", body: "\0asm\x01\0\0\0garbage" }),
    );
    await page.goto(story);
    await expect(crash(page)).toBeVisible();
    await expect(crash(page)).toContainText(/damaged|too old/i);
  });

  test("a browser without WebAssembly is told so", async ({ page }) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(story);
    await expect(crash(page)).toBeVisible();
    await expect(crash(page)).toContainText("WebAssembly");
  });

  test("a missing starter leaves a text and a way to try again", async ({ page }) => {
    await page.route("**/boot.js*", (route) => route.fulfill({ status: 404, body: "Not found" }));
    await page.goto(story);
    await expect(page.getByText(/still loading/i)).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole("link", { name: /reload/i })).toBeVisible();
  });
});

test.describe("with JavaScript switched off", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it is and what it needs", async ({ page }) => {
    await page.goto(story);
    await expect(page.locator("noscript h1")).toBeVisible();
    await expect(page.locator("noscript p").filter({ hasText: "JavaScript" })).toBeVisible();
    // Nor does it say that something were on its way; "Loading…" comes after 300 ms.
    await sleep(600);
    await expect(page.getByText("Loading…")).toBeHidden();
    const links = await page.locator("noscript a").evaluateAll((all) => all.map((it) => it.href));
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect((await page.request.get(link)).status(), link).toBe(200);
  });
});

test("after a crash the message is there, and the story's text stays", async ({ page }) => {
  await openStory(page);
  await expect(crash(page)).toBeHidden();
  // What the app's panic hook sends.
  await page.evaluate(() =>
    window.dispatchEvent(new CustomEvent("dateline:crash", { detail: "panicked at 'a test'" })),
  );
  await expect(crash(page)).toBeVisible();
  await expect(crash(page).getByRole("link", { name: /reload/i })).toBeVisible();
  await crash(page).locator("summary").click();
  await expect(crash(page)).toContainText("panicked at 'a test'");
  for (const [place, text] of loadStory().texts) {
    const drawn = page.locator(`[data-block="${place}"]`);
    expect(await drawn.evaluate((it) => it.textContent)).toBe(text);
  }
});
