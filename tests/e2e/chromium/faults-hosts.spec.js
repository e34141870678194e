// A host that lets a reader down: each way has a message of its own, with the host, the cause and the next step.

import { at } from "../support/env.js";
import { noEntities } from "../support/fixtures.js";
import { DEAD, OPEN, expect, gives, leadsTo, test } from "../support/foreign.js";
import { failure, isWellSaid } from "../support/messages.js";
import { followLink, hasFailed, isReady, openStory } from "../support/site.js";

const host = "news.test";
const src = `https://${host}/story.json`;
const link = at(`?src=${encodeURIComponent(src)}`);
const html = { ...OPEN, "content-type": "text/html" };

test.use({
  ownOrigin: [`https://${host}`, "https://cdn.test", `https://${DEAD}`],
  // The browser's own lines for a request that failed.
  allowedConsole: /^Failed to load resource|blocked by CORS policy/,
});

/** Sends `bytes` of a story and then nothing, or hangs up. */
const breaksAfter = (bytes, end) => (request, response) => {
  response.writeHead(200, { ...OPEN, "content-type": "application/json", "content-length": 1_000_000 });
  const text = `{"format":"dateline/1","headline":"Half","blocks":[{"type":"paragraph","text":"`;
  response.write(text.padEnd(bytes, "half a story "), () => end?.(response));
};

const faults = [
  {
    name: "hangs up in the middle",
    answer: breaksAfter(100_000, (response) => setTimeout(() => response.socket.destroy(), 100)),
    cause: /connection to news\.test broke off after \d+ kB/,
    next: /try again/i,
  },
  {
    name: "hangs up at once",
    answer: (request) => request.socket.destroy(),
    cause: /no answer from news\.test/i,
    next: /try again/i,
  },
  ...[
    [401, /not public/i],
    [403, /not public/i],
    [404, /moved or renamed/i],
    [410, /moved or renamed/i],
    [418, /check the address/i],
    [429, /in a while/i],
    [500, /in a while/i],
    [503, /in a while/i],
  ].map(([status, next]) => ({
    name: `answers ${status}`,
    answer: gives("<!doctype html><h1>Error</h1>", html, status),
    cause: new RegExp(`news\\.test .*\\b${status}\\b`),
    next,
  })),
  {
    name: "gives a web page in place of the file",
    answer: gives("\n <!doctype html><title>Sign in</title>", html),
    cause: /web page, not an article/i,
    next: /check the address/i,
  },
  {
    name: "sends the reader to a page for signing in",
    answer: leadsTo("https://cdn.test/login"),
    cause: /web page, not an article/i,
    next: /check the address/i,
  },
  {
    name: "lets no other site read its file",
    answer: gives(noEntities, {}),
    cause: /news\.test does not allow other sites to read this file/,
    next: /Access-Control-Allow-Origin|copy the file/,
  },
  {
    name: "lets only another site read its file",
    answer: gives(noEntities, { "access-control-allow-origin": "https://elsewhere.test" }),
    cause: /news\.test does not allow other sites to read this file/,
    next: /Access-Control-Allow-Origin|copy the file/,
  },
];

for (const { name, answer, cause, next } of faults) {
  test(`a host that ${name} is named, with the cause and the next step`, async ({ page, hosts }) => {
    hosts.answer("https://cdn.test/login", gives("<!doctype html><title>Sign in</title>", html));
    hosts.answer(src, answer);
    await followLink(page, link);
    await hasFailed(page);
    await isWellSaid(page, cause, next);

    hosts.answer(src, gives(noEntities));
    await failure(page).locator("[data-retry]").click();
    await isReady(page);
    await expect(page.locator("h1")).toHaveText(noEntities.headline);
  });
}

for (const [name, answer, cause] of [
  ["never answers", () => {}, /news\.test took too long to answer/],
  ["stops in the middle", breaksAfter(50_000), /news\.test stopped sending after \d+ kB/],
]) {
  test(`a host that ${name} is given up after some seconds`, async ({ page, hosts }) => {
    hosts.answer(src, answer);
    await page.clock.install();
    await followLink(page, link, { waitUntil: "commit" });
    await expect(page.locator("[data-loading]")).toContainText(host);
    await expect(async () => {
      await page.clock.fastForward(11_000);
      await expect(page.locator("html")).toHaveAttribute("data-state", "failed", { timeout: 200 });
    }).toPass();
    await isWellSaid(page, cause, /try again/i);
  });
}

test("while a slow host is waited for, the reader sees host and bytes, and may cancel", async ({ page, hosts }) => {
  hosts.answer(src, breaksAfter(100_000));
  await followLink(page, link, { waitUntil: "commit" });
  const loading = page.locator("[data-loading]");
  await expect(loading.getByRole("status")).toContainText(/from .*news\.test.*9\d kB so far/);
  await loading.locator("[data-cancel]").click();
  await hasFailed(page);
  await isWellSaid(page, /you stopped loading/i, /try again/i);
});

test("who leaves a page that is loading stops the transfer, too", async ({ page, hosts }) => {
  const closed = new Promise((resolve) => {
    hosts.answer(src, (request, response) => {
      response.on("close", resolve);
      breaksAfter(10_000)(request, response);
    });
  });
  await followLink(page, link, { waitUntil: "commit" });
  await expect(page.locator("[data-loading]")).toContainText("so far");
  await page.getByRole("link", { name: "Dateline" }).click();
  await closed;
  await expect(page.locator("[data-library]")).toBeVisible();
});

test("a name that nobody has is told from a host that refuses", async ({ page }) => {
  await followLink(page, at(`?src=https://${DEAD}/story.json`));
  await hasFailed(page);
  await isWellSaid(page, new RegExp(`No answer from ${DEAD}`), /name of the host/i);
  await expect(failure(page)).not.toContainText(/allow/i);
});

test("after a redirect the host that sent the story is the one shown", async ({ page, hosts }) => {
  hosts.answer(src, leadsTo("https://cdn.test/moved.json"));
  hosts.answer("https://cdn.test/moved.json", gives(noEntities));
  await openStory(page, src);
  await expect(page.locator("[data-source]")).toHaveText("cdn.test");
});

test("after a redirect the host that has no file is the one blamed", async ({ page, hosts }) => {
  hosts.answer(src, leadsTo("https://cdn.test/gone.json"));
  await followLink(page, link);
  await hasFailed(page);
  await isWellSaid(page, /cdn\.test has no such file \(status 404\)/, /moved or renamed/i);
});

test("a redirect that never ends is no story", async ({ page, hosts }) => {
  hosts.answer(src, leadsTo(src));
  await followLink(page, link);
  await hasFailed(page);
  await isWellSaid(page, new RegExp(host), /./);
});

test.describe("a redirect off https", () => {
  test.use({
    allowedConsole: /Failed to load|Content Security Policy|policy violated|Mixed Content|CORS/,
    // The browser begins to ask, and its policy stops it: the host is never reached.
    ownOrigin: [`https://${host}`, "http://cdn.test"],
  });

  test("is not followed", async ({ page, hosts }) => {
    hosts.answer(src, leadsTo("http://cdn.test/story.json"));
    await followLink(page, link);
    await hasFailed(page);
    await isWellSaid(page, new RegExp(`${host} sends on to another address`), /copy the file to this site/);
    expect(hosts.asked.filter((it) => it.url !== src)).toEqual([]);
    expect(hosts.connected).toEqual([host]);
  });
});

for (const type of ["text/plain", "application/octet-stream", "text/html", "image/png", ""]) {
  test(`the content decides, not that the host calls it “${type}”`, async ({ page, hosts }) => {
    hosts.answer(src, gives(noEntities, { ...OPEN, "content-type": type }));
    await openStory(page, src);
    await expect(page.locator("h1")).toHaveText(noEntities.headline);
  });
}

test("without a connection it is called offline, and the story opens when it is back", async ({ page, context, hosts }) => {
  hosts.answer(src, gives(noEntities));
  await page.goto(at(""));
  await expect(page.locator("[data-library]")).toBeVisible();
  await context.setOffline(true);
  // As a link in the page would: without asking the site again.
  await page.evaluate((address) => {
    history.pushState(0, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }, link);
  await hasFailed(page);
  await isWellSaid(page, /you are offline/i, /by itself when the connection is back/i);
  await context.setOffline(false);
  await isReady(page);
  await expect(page.locator("h1")).toHaveText(noEntities.headline);
});
