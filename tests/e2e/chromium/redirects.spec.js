// A story of the site itself that the site sends on to another: it opens in a page that is not sealed yet, or the reader
// is told that the address leads elsewhere.

import { serveWithFaults } from "../support/faulty-server.js";
import { noEntities } from "../support/fixtures.js";
import { expect, gives, test as base } from "../support/foreign.js";
import { isWellSaid } from "../support/messages.js";
import { hasFailed, isReady } from "../support/site.js";

const away = "https://news.test/story.json";
const leadsTo = (location) => (response) => response.writeHead(302, { location }).end();

const test = base.extend({
  server: async ({}, use) => {
    const server = await serveWithFaults({
      "articles/away.json": leadsTo(away),
      "articles/round.json": leadsTo("round.json"),
      "articles/here.json": leadsTo("kabul-delegation.json"),
    });
    await use(server);
    await server.close();
  },
  ownOrigin: async ({ server }, use) => use([new URL(server.url).origin, "https://news.test"]),
});

test.use({ allowedConsole: /Failed to load resource|Content Security Policy|policy violated|violates the following|CORS policy/ });

const follow = (page, address) =>
  page.evaluate((it) => {
    performance.clearMarks("dateline:ready");
    history.pushState(0, "", it);
    dispatchEvent(new PopStateEvent("popstate"));
  }, address);
const mark = (page) => page.evaluate(() => void (window.isMarked = true));
const isMarked = (page) => page.evaluate(() => window.isMarked === true);

test("after another story, in a page of its own: sealed, with the host that sent it", async ({ page, hosts, server }) => {
  hosts.answer(away, gives(noEntities));
  await page.goto(`${server.url}?src=articles/here.json`);
  await isReady(page);
  await expect(page.locator("html")).toHaveAttribute("data-sealed", "");
  await mark(page);
  await follow(page, `${server.url}?src=articles/away.json`);
  await expect(page.locator("h1")).toHaveText(noEntities.headline);
  await isReady(page);
  expect(await isMarked(page)).toBe(false);
  await expect(page.locator("[data-source]")).toHaveText("news.test");
  await expect(page.locator("[data-story] [data-seal]")).toBeVisible();
});

test("within the site, in the same page", async ({ page, server }) => {
  await page.goto(`${server.url}?src=articles/kabul-delegation.json`);
  await isReady(page);
  await mark(page);
  await follow(page, `${server.url}?src=articles/here.json`);
  await isReady(page);
  expect(await isMarked(page)).toBe(true);
});

for (const [what, before] of [["first", false], ["after another story", true]]) {
  for (const [how, path, answer] of [
    ["to a host that lets nobody read", "away", gives(noEntities, {})],
    ["to a host that hangs up", "away", (request, response) => response.destroy()],
    ["to itself, for ever", "round", gives(noEntities)],
  ]) {
    test(`${how}, ${what}: the reader is told that it leads elsewhere`, async ({ page, hosts, server }) => {
      hosts.answer(away, answer);
      if (before) {
        await page.goto(`${server.url}?src=articles/here.json`);
        await isReady(page);
        await follow(page, `${server.url}?src=articles/${path}.json`);
      } else {
        await page.goto(`${server.url}?src=articles/${path}.json`);
      }
      await hasFailed(page);
      const { host } = new URL(server.url);
      await isWellSaid(page, new RegExp(`${host} sends on to another address, which this page may not read`), /copy the file to this site/);
    });
  }
}
