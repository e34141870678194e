// Sealed: once a story is open its page can connect to no site but its own, and nothing takes that back.

import { at, siteUrl } from "../support/env.js";
import { emoji, noEntities } from "../support/fixtures.js";
import { expect, gives, test } from "../support/foreign.js";
import { restingTop, scrollTop } from "../support/geometry.js";
import { followLink, isReady, openAbout, openLibrary, openStory, serveLibrary, serveStory } from "../support/site.js";

const other = "https://elsewhere.test";
const src = "https://news.test/one.json";
const src2 = "https://press.test/two.json";

test.use({
  // The page begins to ask, and its policy stops it: that nobody was reached, the servers themselves say.
  ownOrigin: [other, "wss://elsewhere.test", "https://news.test", "https://press.test"],
  allowedConsole: /Content Security Policy|policy violated|Failed to load resource|violates the following|^EventSource/,
});

test.beforeEach(({ hosts }) => {
  hosts.answer(src, gives(noEntities));
  hosts.answer(src2, gives(emoji));
  hosts.answer(other, gives("{}"));
});

/** What becomes of every way to reach `url`: "refused", or what came of it. */
const attempts = (page, url) =>
  page.evaluate(async (address) => {
    const inWorker = `fetch(${JSON.stringify(address)}).then((it) => postMessage("status " + it.status), () => postMessage("refused"))`;
    const worker = new Worker(URL.createObjectURL(new Blob([inWorker], { type: "text/javascript" })));
    const ends = (target, ...events) =>
      new Promise((resolve) => {
        for (const event of events) target.addEventListener(event, () => resolve(event));
      });
    const socket = () => {
      try {
        return ends(new WebSocket(address.replace("https", "wss")), "open", "error");
      } catch {
        return "error";
      }
    };
    const found = {
      fetch: await fetch(address).then((it) => `status ${it.status}`, () => "refused"),
      opaque: await fetch(address, { mode: "no-cors" }).then((it) => it.type, () => "refused"),
      worker: await new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
      }),
      xhr: await new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.onload = () => resolve(`status ${request.status}`);
        request.onerror = () => resolve("refused");
        request.open("GET", address);
        request.send();
      }),
      socket: (await socket()) === "error" ? "refused" : "open",
      events: (await ends(new EventSource(address), "open", "error")) === "error" ? "refused" : "open",
    };
    navigator.sendBeacon(address, "x");
    return found;
  }, url);

const refused = { fetch: "refused", opaque: "refused", worker: "refused", xhr: "refused", socket: "refused", events: "refused" };

/** Whether the document is still the one that was marked. */
const mark = (page) => page.evaluate(() => void (window.isMarked = true));
const isMarked = (page) => page.evaluate(() => window.isMarked === true);
const sealed = (page) => page.locator("[data-story] [data-seal]");

test("a story takes every connection from its page but those to its own site, and says so", async ({ page, hosts }) => {
  await openStory(page);
  await expect(sealed(page)).toHaveText(new RegExp(`^Sealed: .*its own, ${new URL(siteUrl).host}\\.$`));
  expect(await attempts(page, `${other}/x`)).toEqual(refused);
  expect(hosts.connected).toEqual([]);
});

test("before a story is open, the page may still ask: the test would see it", async ({ page, hosts }) => {
  await openLibrary(page);
  expect(await page.evaluate((url) => fetch(url).then((it) => it.status), `${other}/x`)).toBe(200);
  expect(hosts.connected).toEqual(["elsewhere.test"]);
});

test("a story of another host is sealed against that host too", async ({ page, hosts }) => {
  await openStory(page, src);
  await expect(sealed(page)).toBeVisible();
  await expect(page.locator(".colophon")).toContainText("This file came from news.test.");
  const before = hosts.asked.length;
  expect(await attempts(page, src)).toEqual(refused);
  expect(await attempts(page, `${other}/x`)).toEqual(refused);
  expect(hosts.asked.length).toBe(before);
  expect(hosts.connected).toEqual(["news.test"]);
});

test("taking the policies out of the page does not open it again", async ({ page, hosts }) => {
  await openStory(page);
  const left = await page.evaluate(() => {
    document.querySelectorAll("meta").forEach((it) => it.remove());
    document.head.insertAdjacentElement("afterbegin", Object.assign(document.createElement("meta"), {
      httpEquiv: "Content-Security-Policy",
      content: "connect-src *",
    }));
    return document.querySelectorAll("meta").length;
  });
  expect(left).toBe(1);
  expect(await attempts(page, `${other}/x`)).toEqual(refused);
  expect(hosts.connected).toEqual([]);
});

test("a story that can't be read has sealed the page too, and trying again still asks its host", async ({ page, hosts }) => {
  hosts.answer(src, gives("<!doctype html><title>Sign in</title>"));
  await followLink(page, at(`?src=${src}`));
  await expect(page.locator("[data-failure]")).toBeVisible({ timeout: 20_000 });
  expect((await attempts(page, `${other}/x`)).fetch).toBe("refused");
  hosts.answer(src, gives(noEntities));
  await page.locator("[data-retry]").click();
  await isReady(page);
  await expect(page.locator("h1")).toHaveText(noEntities.headline);
});

test("a story of this site opens after it in the same page", async ({ page }) => {
  const own = await serveStory(page, "after", emoji);
  await serveLibrary(page, [[own, "After"]]);
  await openAbout(page);
  await mark(page);
  await page.getByRole("link", { name: "Dateline" }).first().click();
  await page.getByRole("link", { name: "After" }).click();
  await expect(page.locator("h1")).toHaveText(emoji.headline);
  expect(await isMarked(page)).toBe(true);
});

test("a second story of another host opens in a page of its own, and is sealed", async ({ page, hosts }) => {
  await serveLibrary(page, [[src, "One"], [src2, "Two"]]);
  await openLibrary(page);
  await mark(page);
  // Chosen here, from the site's own list: nobody needs to be asked.
  await page.getByRole("link", { name: "One" }).click();
  await isReady(page);
  expect(await isMarked(page)).toBe(true);

  await page.getByRole("link", { name: "Dateline" }).first().click();
  await page.getByRole("link", { name: "Two" }).click();
  await expect(page.locator("h1")).toHaveText(emoji.headline);
  await expect(page.locator("h1")).toBeFocused();
  expect(await isMarked(page)).toBe(false);
  await isReady(page);
  expect(await attempts(page, src)).toEqual(refused);
  expect(hosts.connected).toEqual(["news.test", "press.test"]);
});

test("Back and Forward lead to stories of other hosts, where they were left", async ({ page, hosts }) => {
  const long = { ...noEntities, blocks: Array.from({ length: 60 }, (_, n) => ({ type: "paragraph", text: `Paragraph ${n}.` })) };
  hosts.answer(src, gives(long));
  await serveLibrary(page, [[src2, "Two"]]);
  await openStory(page, src);
  await page.evaluate(() => scrollTo(0, 900));
  const left = await restingTop(page);
  expect(left).toBeGreaterThan(200);
  // Not by the pointer, which would be brought to the link by scrolling.
  await page.locator("a.brand").evaluate((it) => it.click());
  await page.getByRole("link", { name: "Two" }).click();
  await expect(page.locator("h1")).toHaveText(emoji.headline);
  await isReady(page);

  await page.goBack();
  await expect(page.locator("[data-library]")).toBeVisible();
  await page.goBack();
  await expect(page.locator("h1")).toHaveText(long.headline);
  await isReady(page);
  await expect(sealed(page)).toBeAttached();
  // The offer to look for names comes later than the place is found, and moves the text by its own height.
  await expect.poll(async () => Math.abs((await scrollTop(page)) - left)).toBeLessThan(100);
  await page.goForward();
  await page.goForward();
  await expect(page.locator("h1")).toHaveText(emoji.headline);
  await expect(sealed(page)).toBeAttached();
  expect(new Set(hosts.connected)).toEqual(new Set(["news.test", "press.test"]));
});
