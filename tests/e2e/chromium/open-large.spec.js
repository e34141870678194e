// Larger than any story: as much as the limit allows is shown, and both numbers are said.

import { desk, fileLine } from "../support/desk.js";
import { serveWithFaults, withoutEnd } from "../support/faulty-server.js";
import { at } from "../support/env.js";
import { block, openLibrary } from "../support/site.js";
import { expect, test as base } from "../support/test.js";

const MIB = 1024 * 1024;
const LIMIT = 64 * MIB;

/** A story that takes seconds to look through. */
const NAMED = JSON.stringify({
  format: "dateline/1",
  headline: "Named",
  blocks: Array(1000).fill({ text: "Maria Keller of the University of Vienna spoke in Prague. ".repeat(100) }),
});

const test = base.extend({
  server: async ({}, use) => {
    const server = await serveWithFaults({
      "articles/large.json": withoutEnd(70 * MIB, true),
      "articles/named.json": (response) => response.end(NAMED),
    });
    await use(server);
    await server.close();
  },
  ownOrigin: async ({ server }, use) => use(new URL(server.url).origin),
});

/** The report says how many bytes were seen, more than the limit, and the limit. */
async function saysBothNumbers(page) {
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready", { timeout: 60_000 });
  await expect(fileLine(page)).toContainText(/left out/);
  await page.locator("[data-desk-act=report]").click();
  const report = desk(page, "report");
  await expect(report).toBeVisible({ timeout: 60_000 });
  const row = report.locator("section[data-severity=lost] li").filter({ hasText: `the first ${LIMIT} are shown` });
  await expect(row).toHaveCount(1);
  const [, seen] = (await row.innerText()).match(/has (\d+) bytes; the first \d+ are shown/);
  expect(Number(seen)).toBeGreaterThan(LIMIT);
  return Number(seen);
}

test("behind a link", async ({ page, server }) => {
  test.setTimeout(120_000);
  await page.goto(`${server.url}?src=articles/large.json`);
  await saysBothNumbers(page);
  // The search for names takes longer by far: it has given way.
  await expect(page.locator("[data-marking]")).toContainText("Looking for names");
  await expect(block(page, 0)).toContainText("A story of so many words");
});

test("a search for names gives way to a report, and begins anew", async ({ page, server }) => {
  test.setTimeout(120_000);
  await page.goto(`${server.url}?src=articles/named.json`);
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready", { timeout: 60_000 });
  await page.locator("[data-desk-act=report]").click();
  await expect(desk(page, "report")).toBeVisible({ timeout: 60_000 });
  const line = page.locator("[data-marking]");
  await expect(line).toContainText("Looking for names");
  await page.keyboard.press("Escape");
  await expect(line).toContainText("found automatically", { timeout: 60_000 });
  await expect(page.locator("[data-story] mark").first()).toBeVisible();
});

for (const [how, give] of [
  ["chosen", () => {
    const transfer = new DataTransfer();
    transfer.items.add(globalThis.large);
    const input = document.querySelector("dialog[data-desk=open] input[type=file]");
    input.files = transfer.files;
    input.dispatchEvent(new Event("change"));
  }],
  ["dropped", () => {
    const transfer = new DataTransfer();
    transfer.items.add(globalThis.large);
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }],
]) {
  test(`${how} on this device: what came is counted meanwhile, and what is too much is not read`, async ({ page }) => {
    test.setTimeout(120_000);
    await openLibrary(page);
    await page.locator("[data-open-own]").click();
    await expect(desk(page, "open")).toBeVisible();
    await page.evaluate(makeLarge, MIB);
    await page.evaluate(give);
    await expect(page).toHaveURL(at("?local=0"), { timeout: 60_000 });
    expect((await page.evaluate(() => [...globalThis.said])).join(" ")).toMatch(/\d+\.\d MB so far/);
    const seen = await saysBothNumbers(page);
    // No more than it takes to know.
    expect(seen).toBe(LIMIT + 1);
    await expect(page.locator("h1")).toHaveText("A large story");
    await expect(block(page, 0)).toHaveText("It begins.");
  });
}

/** In the page: a story of 200 MiB, all but its beginning the same piece of memory; and what is said while it is read. */
function makeLarge(mib) {
  const piece = new Blob([" ".repeat(mib)]);
  const begins = '{"format": "dateline/1", "headline": "A large story", "blocks": [{"text": "It begins."}]';
  globalThis.large = new File([begins, ...Array(200).fill(piece), "}"], "large.json");
  globalThis.said = new Set();
  const listen = () => globalThis.said.add(document.querySelector("[data-so-far]")?.textContent);
  new MutationObserver(listen).observe(document.body, { childList: true, subtree: true, characterData: true });
}
