// A story of another site: only its host is asked, and shown; a refusal is explained.

import { at } from "../support/env.js";
import { noEntities } from "../support/fixtures.js";
import { followLink, hasFailed, openStory } from "../support/site.js";
import { expect, test } from "../support/test.js";

const host = "news.test";
const src = `https://${host}/story.json`;
const open = { "access-control-allow-origin": "*" };

test.use({ ownOrigin: `https://${host}` });

test("a story of another site opens, with its host shown, and no other is asked", async ({ page }) => {
  await page.route(src, (route) => route.fulfill({ json: noEntities, headers: open }));
  await openStory(page, src);
  await expect(page.locator("h1")).toHaveText(noEntities.headline);
  await expect(page.locator("[data-source]").filter({ hasText: host })).toBeVisible();
});

test("another site learns nothing of the reader but the question", async ({ page }) => {
  let headers;
  await page.route(src, (route) => {
    headers = route.request().headers();
    return route.fulfill({ json: noEntities, headers: open });
  });
  await openStory(page, src);
  expect(headers).not.toHaveProperty("referer");
  expect(headers).not.toHaveProperty("cookie");
});

test.describe("refused", () => {
  test.use({ allowedConsole: /blocked by CORS policy|^Failed to load resource/ });

  test("a site that lets no other site read its file is named, with what its owner can do", async ({ page }) => {
    // Without the header, Playwright would add one that allows.
    const headers = { "access-control-allow-origin": "https://another.test" };
    await page.route(src, (route) => route.fulfill({ json: noEntities, headers }));
    await followLink(page, at(`?src=${encodeURIComponent(src)}`));
    await hasFailed(page);
    await expect(page.locator("[data-failure]")).toContainText(host);
    await expect(page.locator("[data-failure]")).toContainText(/not (allow|let)/i);
  });
});
