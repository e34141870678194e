// Connections that break or stall in the middle, as only a real server can show.

import { cutOff, keepSilent, serveWithFaults, stopHalfWay } from "../support/faulty-server.js";
import { hasFailed } from "../support/site.js";
import { expect, test } from "../support/test.js";

const faults = {
  "articles/cut.json": cutOff,
  "articles/silent.json": keepSilent,
  "articles/half.json": stopHalfWay,
};

const withServer = test.extend({
  server: [
    async ({}, use) => {
      const server = await serveWithFaults(faults);
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  ownOrigin: async ({ server }, use) => use(new URL(server.url).origin),
  allowedConsole: /^Failed to load resource/,
});

withServer("a connection that breaks is named, and nothing of the half story is shown", async ({ page, server }) => {
  await page.goto(`${server.url}?src=articles/cut.json`);
  await hasFailed(page);
  await expect(page.locator("[data-failure]")).toContainText(/connection|broke|interrupted|complete/i);
  await expect(page.locator("[data-story]")).toHaveCount(0);
});

for (const [what, src] of [["never answers", "silent"], ["stops answering", "half"]]) {
  withServer(`a server that ${what} is given up after a while, and named`, async ({ page, server }) => {
    await page.clock.install();
    await page.goto(`${server.url}?src=articles/${src}.json`, { waitUntil: "commit" });
    await expect(page.locator("[data-loading]")).toBeVisible();
    await expect(async () => {
      await page.clock.fastForward(15_000);
      await expect(page.locator("html")).toHaveAttribute("data-state", "failed", { timeout: 200 });
    }).toPass({ timeout: 15_000 });
    await expect(page.locator("[data-failure]")).toContainText(/second|too long|answer|stopped/i);
  });
}
