// What another site sends is never kept, whatever the address of the page says.

import { OPEN, expect, gives, test as base } from "../support/foreign.js";
import { isKept, kept, told } from "../support/offline.js";
import { publish } from "../support/published.js";
import { followLink, isReady } from "../support/site.js";

const SRC = "https://news.test/articles/strange.json";

const test = base.extend({
  paper: async ({}, use) => {
    const paper = await publish({ "one.json": told("The first") }, "The Paper");
    await use(paper);
    await paper.close();
  },
  ownOrigin: async ({ paper }, use) => use([new URL(paper.url).origin, "https://news.test"]),
});

// The policy's own lines for what it keeps the page from asking.
test.use({
  serviceWorkers: "allow",
  allowedConsole: /Failed to load resource|Content Security Policy|policy violated|violates the following|CORS policy|FetchEvent/,
});

test("a story of another host is in no cache, and neither is its address", async ({ page, paper, hosts }) => {
  hosts.answer(SRC, gives({ format: "dateline/1", headline: "Strange", blocks: [{ text: "From afar." }], mentions: [] }, OPEN));
  const link = `${paper.url}?src=${encodeURIComponent(SRC)}`;
  await page.goto(`${paper.url}?src=articles/one.json`);
  await isReady(page);
  await isKept(page, "articles/one.json");
  await followLink(page, link);
  for (let visits = 0; visits < 2; visits += 1) {
    await expect(page.locator("h1")).toHaveText("Strange");
    await isReady(page);
    if (visits === 0) await page.reload();
  }
  await page.waitForTimeout(500);
  const addresses = await kept(page);
  expect(addresses.filter((it) => /news\.test|strange|src=/.test(it))).toEqual([]);
  const texts = await page.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys()) {
      for (const it of await (await caches.open(name)).matchAll()) all.push(await it.text());
    }
    return all.join("\n");
  });
  expect(texts).not.toContain("From afar.");
  // Asked to keep it by a page, or told that it was read, it does neither.
  const answer = await page.evaluate(async (address) => {
    const ask = (message) =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data);
        navigator.serviceWorker.controller.postMessage(message, [port2]);
      });
    await ask({ act: "read", addresses: [address] });
    return ask({ act: "keep", about: address });
  }, SRC);
  expect(answer).toEqual({ why: "elsewhere" });
  expect(await kept(page)).toEqual(addresses);
  expect(hosts.asked.map((it) => it.url)).toEqual([SRC, SRC]);
});

test("what the site sends on to another host is asked by the page under its policy, never by the worker", async ({ page, paper, hosts }) => {
  hosts.answer(SRC, gives({ format: "dateline/1", headline: "Strange", blocks: [{ text: "From afar." }], mentions: [] }, OPEN));
  await page.goto(`${paper.url}?src=articles/one.json`);
  await isReady(page);
  await isKept(page, "articles/one.json");
  paper.sendsOn["/paper/articles/away.json"] = SRC;
  // A story is open, and so the page is sealed: whatever it does, nobody else is asked by it.
  const outcome = await page.evaluate(() => fetch("articles/away.json").then((it) => it.url, (error) => error.name));
  expect(outcome).toBe("TypeError");
  expect(hosts.asked).toEqual([]);
  const again = await page.evaluate(() => fetch("articles/away.json").then((it) => it.url, (error) => error.name));
  expect(again).toBe("TypeError");
  expect(hosts.asked).toEqual([]);
  // In a page of its own it opens, with the host that sent it.
  await page.goto(`${paper.url}?src=articles/away.json`);
  await expect(page.locator("h1")).toHaveText("Strange");
  await expect(page.locator("[data-source]")).toHaveText("news.test");
  expect((await kept(page)).filter((it) => it.includes("away"))).toEqual([]);
});
