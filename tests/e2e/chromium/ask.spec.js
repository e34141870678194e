// A link to a story on a strange host asks the reader before it asks the host.

import { at, siteUrl } from "../support/env.js";
import { noEntities } from "../support/fixtures.js";
import { expect, gives, leadsTo, test } from "../support/foreign.js";
import { isReady, openStory, serveLibrary, serveStory } from "../support/site.js";

const host = "news.test";
const src = `https://${host}/story.json?edition=2`;
const link = at(`?src=${encodeURIComponent(src)}`);
// What counts of a name is its end: a long one must not push it out of sight.
const long = `accounts.google.com.${"a".repeat(60)}.${"b".repeat(60)}.evil.test`;
const asked = (page) => page.locator("[data-ask]");

test.use({ ownOrigin: [`https://${host}`, `https://${long}`] });

test.beforeEach(({ hosts }) => hosts.answer(src, gives(noEntities)));

test("nobody is asked before the reader has said yes", async ({ page, hosts }) => {
  await page.goto(link);
  await expect(page.locator("h1")).toHaveText(`Open a story from ${host}?`);
  await expect(page.locator("h1")).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(host));
  await expect(asked(page).locator(".place bdi")).toHaveText(src);
  await expect(asked(page)).toContainText("Nothing has been asked of this host yet");
  await expect(asked(page)).toContainText(`that ${new URL(siteUrl).host} asks.`);
  // Long enough for whatever fetches ahead.
  await page.waitForTimeout(500);
  expect(hosts.connected).toEqual([]);
  expect(await asked(page).locator("a").evaluateAll((all) => all.map((it) => it.host))).toEqual([new URL(siteUrl).host]);

  await page.getByRole("button", { name: `Open from ${host}` }).click();
  await isReady(page);
  await expect(page.locator("h1")).toHaveText(noEntities.headline);
  await expect(page.locator("h1")).toBeFocused();
  await expect(page.locator("[data-source]")).toHaveText(host);
  expect(hosts.asked.map((it) => `${it.method} ${it.url}`)).toEqual([`GET ${src}`]);
});

test("the keyboard is enough to say yes", async ({ page }) => {
  await page.goto(link);
  await expect(page.locator("h1")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("[data-yes]")).toBeFocused();
  await page.keyboard.press("Enter");
  await isReady(page);
  await expect(page.locator("h1")).toHaveText(noEntities.headline);
});

test("what the page says is sent is what is sent", async ({ page, hosts }) => {
  await page.context().addCookies([{ name: "known", value: "1", url: `https://${host}` }]);
  await openStory(page, src);
  const [{ headers }] = hosts.asked;
  expect(headers.origin).toBe(new URL(siteUrl).origin);
  for (const secret of ["cookie", "referer", "authorization"]) expect(headers).not.toHaveProperty(secret);
  await page.context().clearCookies();
});

test("who says no is in the library; Back and Reload ask again", async ({ page, hosts }) => {
  await page.goto(link);
  await page.getByRole("link", { name: "All stories" }).click();
  await expect(page.locator("[data-library]")).toBeVisible();
  await page.goBack();
  await expect(asked(page)).toBeVisible();
  await page.reload();
  await expect(asked(page)).toBeVisible();
  expect(hosts.connected).toEqual([]);
});

test("a story that was opened is not asked about again in its tab, but in another", async ({ page, context }) => {
  await openStory(page, src);
  await page.reload();
  await isReady(page);
  await expect(page.locator("h1")).toHaveText(noEntities.headline);
  const tab = await context.newPage();
  await tab.goto(link);
  await expect(asked(tab)).toBeVisible();
});

test("a no is no yes: after another story of the tab it asks still", async ({ page, hosts }) => {
  const own = await serveStory(page, "own", noEntities);
  await serveLibrary(page, [[own, "Own"]]);
  await page.goto(link);
  await page.getByRole("link", { name: "All stories" }).click();
  await page.getByRole("link", { name: "Own" }).click();
  await isReady(page);
  await page.goBack();
  await page.goBack();
  await expect(asked(page)).toBeVisible();
  expect(hosts.connected).toEqual([]);
  await page.locator("[data-yes]").click();
  await expect(page.locator("[data-source]")).toHaveText(host);
  await isReady(page);
});

test("a name in other letters is shown in code, with a warning", async ({ page, hosts }) => {
  await page.goto(at(`?src=${encodeURIComponent("https://аррӏе.test/a.json")}`));
  await expect(page.locator("h1")).toHaveText("Open a story from xn--80ak6aa92e.test?");
  await expect(asked(page).locator(".cause")).toContainText("look just like others");
  await expect(asked(page)).not.toContainText("аррӏе");
  expect(hosts.connected).toEqual([]);
});

test("the host that sent the story is shown whatever the file says, with its end, however long it is", async ({ page, hosts }) => {
  hosts.answer(src, leadsTo(`https://${long}/s.json`));
  const claims = { ...noEntities, source: { name: "The Times", url: "https://times.test/" }, url: "https://times.test/a" };
  hosts.answer(`https://${long}/s.json`, gives(claims));
  await openStory(page, src);
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    const shown = page.locator("[data-source]");
    await expect(shown).toHaveText(long);
    const ends = await shown.evaluate((it) => {
      const range = document.createRange();
      const text = document.createTreeWalker(it, NodeFilter.SHOW_TEXT).nextNode();
      range.setStart(text, text.data.length - "evil.test".length);
      range.setEnd(text, text.data.length);
      const [box, bar] = [range, it.closest(".bar")].map((one) => one.getBoundingClientRect());
      return { left: box.left, right: box.right, bottom: box.bottom, bar: bar.bottom, width: innerWidth };
    });
    expect(ends.left).toBeGreaterThanOrEqual(0);
    expect(ends.right).toBeLessThanOrEqual(ends.width);
    expect(ends.bottom).toBeLessThanOrEqual(ends.bar);
  }
  await expect(page.locator(".colophon")).toContainText(`This file came from ${long}.`);
});
