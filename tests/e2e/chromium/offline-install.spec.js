// The site can be installed, under its own name, and opens files from the desktop as if they had been dropped.

import { isOpened } from "../support/desk.js";
import { isKept, read, test, told } from "../support/offline.js";
import { expect } from "../support/test.js";

async function manifestOf(page, paper) {
  await page.goto(paper.url);
  const href = await page.locator("link[rel=manifest]").getAttribute("href");
  const url = new URL(href, paper.url);
  return { url, manifest: await (await page.request.get(url.href)).json() };
}

test("the manifest has the site’s name, lies under its path, and its icons are as large as it says", async ({ page, paper }) => {
  const { url, manifest } = await manifestOf(page, paper);
  expect(manifest).toMatchObject({ name: "The Paper", short_name: "The Paper", display: "standalone" });
  for (const key of ["start_url", "scope"]) expect(new URL(manifest[key], url).href).toBe(paper.url);
  for (const { action } of manifest.file_handlers) expect(new URL(action, url).href).toBe(paper.url);
  const kinds = manifest.icons.map((it) => `${it.sizes} ${it.purpose}`);
  expect(kinds).toEqual(expect.arrayContaining(["any any", "192x192 any", "512x512 any", "512x512 maskable"]));
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await page.request.get(new URL(src, url).href);
    expect(answer.status(), src).toBe(200);
    expect(answer.headers()["content-type"], src).toBe(type);
    const bytes = await answer.body();
    // A PNG says its size in its first 24 bytes.
    if (type === "image/png") expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
  }
});

test("Chromium finds nothing that keeps it from being installed", async ({ page, paper, context }) => {
  await page.goto(paper.url);
  await isKept(page);
  const session = await context.newCDPSession(page);
  const { errors, manifest } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(manifest.startUrl).toBe(paper.url);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A window without a profile of its own is no place to install into.
  expect(installabilityErrors.map((it) => it.errorId).filter((it) => it !== "in-incognito")).toEqual([]);
});

test("a file that the desktop opens with it opens as if it had been dropped", async ({ page, paper }) => {
  // What the browser does when a file is opened: it hands over handles of files.
  await page.addInitScript((text) => {
    const handle = { getFile: async () => new File([text], "mine.json") };
    Object.defineProperty(window, "launchQueue", { value: { setConsumer: (take) => take({ files: [handle] }) } });
  }, told("Mine"));
  await page.goto(paper.url);
  await isOpened(page);
  await expect(page.locator("h1")).toHaveText("Mine");
});

test("opened without a file it shows the front page", async ({ page, paper }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "launchQueue", { value: { setConsumer: (take) => take({ files: [] }) } });
  });
  await page.goto(paper.url);
  await expect(page.locator("[data-library] article")).toHaveCount(3);
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await read(page, paper, "one");
});
