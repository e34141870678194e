// When a story can't be opened, the page says why and what to do, and tries again when asked.

import { leaveIt } from "../support/desk.js";
import { at } from "../support/env.js";
import { answers, faultySrc } from "../support/faults.js";
import { noEntities } from "../support/fixtures.js";
import { hasFailed, isReady, openLibrary } from "../support/site.js";
import { expect, test } from "../support/test.js";

// The browser's own line for every request that failed.
test.use({ allowedConsole: /^Failed to load resource/ });

const failure = (page) => page.locator("[data-failure]");
const libraryLink = (page) => failure(page).getByRole("link", { name: /library|stories/i });

for (const { name, answer, cause, asks } of answers) {
  test(`${name} is named, and Retry opens the story once it is mended`, async ({ page }) => {
    await page.route(`**/${faultySrc}`, answer);
    await page.goto(at(`?src=${faultySrc}`));
    if (asks) await leaveIt(page);
    await hasFailed(page);
    await expect(failure(page)).toContainText(cause);
    await isWellMade(page);

    await page.unroute(`**/${faultySrc}`);
    await page.route(`**/${faultySrc}`, (route) => route.fulfill({ json: noEntities }));
    await failure(page).locator("button[data-retry]").click();
    await isReady(page);
    await expect(page.locator("h1")).toHaveText(noEntities.headline);
    await expect(failure(page)).toHaveCount(0);
  });
}

const addresses = [
  ["http://news.test/story.json", /https/i],
  ["javascript:alert(1)", /https|address/i],
  ["data:application/json,{}", /https|address/i],
  ["https://", /address|https/i],
  ["file:///etc/hosts", /https|address/i],
  ["https://192.168.0.1/story.json", /network|public|private/i],
  ["https://localhost/story.json", /network|public|private/i],
  ["https://reader:secret@news.test/story.json", /password|network|public/i],
];

for (const [src, cause] of addresses) {
  test(`the address ${src} is refused without asking anyone`, async ({ page }) => {
    await page.goto(at(`?src=${encodeURIComponent(src)}`));
    await hasFailed(page);
    await expect(failure(page)).toContainText(cause);
    await isWellMade(page);
  });
}

test("each cause has a message of its own", async ({ page }) => {
  const messages = new Map();
  for (const { name, answer, asks } of answers) {
    await page.route(`**/${faultySrc}`, answer);
    await page.goto(at(`?src=${faultySrc}`));
    if (asks) await leaveIt(page);
    await hasFailed(page);
    messages.set(name, await failure(page).innerText());
    await page.unroute(`**/${faultySrc}`);
  }
  expect(new Set(messages.values()).size, [...messages.values()].join("\n---\n")).toBe(messages.size);
});

test("from a failure the library is one click away", async ({ page }) => {
  await page.goto(at("?src=articles/no-such-story.json"));
  await hasFailed(page);
  await libraryLink(page).click();
  await expect(page.locator("[data-library]")).toBeVisible();
  await expect(failure(page)).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
});

test("offline is called offline, and the story opens by itself when the connection is back", async ({ page, context }) => {
  await openLibrary(page);
  await context.setOffline(true);
  await page.locator("[data-library] a").first().click();
  await hasFailed(page);
  await expect(failure(page)).toContainText(/offline/i);
  await isWellMade(page);
  await context.setOffline(false);
  await isReady(page);
});

/** One heading that is not about nothing, said aloud, with a way on and a way back. */
async function isWellMade(page) {
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("h1")).not.toBeEmpty();
  await expect(failure(page)).toBeVisible();
  const isAnnounced = await failure(page).evaluate((it) =>
    Boolean(it.closest("[role=alert], [aria-live]") ?? it.querySelector("[role=alert], [aria-live]")),
  );
  expect(isAnnounced, "the message is in a live region").toBe(true);
  await expect(libraryLink(page)).toBeVisible();
  expect(await page.title()).not.toBe("");
  await expect(page.locator("[data-story]")).toHaveCount(0);
}
