// What is kept has its room: shown, filled on request, cleared, and never in the way of reading.

import { writeFile } from "node:fs/promises";

import { axeFindings } from "../support/axe.js";
import { desk } from "../support/desk.js";
import { bytesKept, isKept, kept, read, storyAt, test, told } from "../support/offline.js";
import { hasFailed, isReady } from "../support/site.js";
import { expect } from "../support/test.js";

const MB = 1024 * 1024;

/** The dialog, from the front page. */
async function openOffline(page, paper) {
  await page.goto(paper.url);
  await page.locator("[data-offline]").click();
  await expect(desk(page, "offline")).toBeVisible();
  return desk(page, "offline");
}

const keptStories = async (page) => (await kept(page)).map((it) => /articles\/(.*)\.json$/.exec(it)?.[1]).filter(Boolean);

test("the dialog says what is kept, keeps all stories with their pictures, and clears them", async ({ page, paper }) => {
  await read(page, paper, "one");
  await isKept(page, "articles/one.json");
  const dialog = await openOffline(page, paper);
  await expect(dialog.locator("[data-kept]")).toHaveText(/^1 story on this device: \d+\s(bytes|kB), and \d\.\d\sMB for Dateline itself, of at most 50\sMB\.$/);
  await expect(dialog).toContainText("What comes from other sites, and what you drop or paste, is never kept.");
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Keep all of this site" }).click();
  await expect(dialog.locator("[data-keeping]")).toHaveText("Done. 3 of 3 stories kept. Search and dossiers are kept too.");
  await expect(dialog.locator("[data-kept]")).toHaveText(/^3 stories on this device/);
  await expect.poll(() => kept(page)).toContainEqual(expect.stringContaining("img/hall.svg"));
  await paper.stop();
  for (const [name, headline] of [["two", "The second"], ["three", "The third"]]) {
    await read(page, paper, name);
    await expect(page.locator("h1")).toHaveText(headline);
  }
  const again = await openOffline(page, paper);
  await again.getByRole("button", { name: "Clear" }).click();
  await expect(again.locator("[data-cleared]")).toContainText("Cleared. Dateline itself stays");
  await expect(again.locator("[data-kept]")).toHaveText(/^No story is kept on this device yet\. There is room for 50\sMB\.$/);
  expect(await keptStories(page)).toEqual([]);
  await page.reload();
  await expect(page.locator("main [data-failure], main.failure, [data-library]").first()).toBeVisible();
  await page.goto(storyAt(paper, "one"));
  await hasFailed(page);
});

test("the about page leads to the dialog, and an address does", async ({ page, paper }) => {
  await page.goto(`${paper.url}?page=about`);
  await isReady(page);
  await isKept(page);
  await page.getByRole("link", { name: "What is kept" }).click();
  await expect(desk(page, "offline").locator("[data-kept]")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(desk(page)).toHaveCount(0);
  await expect(page.locator("[data-story]")).toBeVisible();
  await page.goto(`${paper.url}#offline`);
  await expect(desk(page, "offline").locator("[data-kept]")).toBeVisible();
});

test("keeping all is stopped by the reader, and by a server that dies, and says how far it came", async ({ page, paper }) => {
  for (let nth = 0; nth < 60; nth += 1) await writeFile(`${paper.folder}/stories/more-${nth}.json`, told(`More ${nth}`));
  await paper.again();
  await page.goto(paper.url);
  await isKept(page);
  const dialog = await openOffline(page, paper);
  const goOn = paper.holdAfter(2, /more-\d+\.json/);
  await dialog.locator("[data-keep-all]").click();
  await expect(dialog.locator("[data-keeping]")).toHaveText(/Keeping story [2-9]/);
  await dialog.getByRole("button", { name: "Stop" }).click();
  goOn();
  await expect(dialog.locator("[data-keeping]")).toHaveText(/^Stopped\. \d{1,2} of 63 stories kept\.$/);
  const said = await dialog.locator("[data-keeping]").textContent();
  expect(await keptStories(page)).toHaveLength(Number(/\d+/.exec(said)));
  paper.holdAfter(5, /more-\d+\.json/);
  await dialog.getByRole("button", { name: "Keep all" }).click();
  await expect(dialog.locator("[data-keeping]")).toHaveText(/Keeping story [5-9]/);
  await paper.stop();
  await expect(dialog.locator("[data-keeping]")).toHaveText(/^The site does not answer\. \d{1,2} of 63 stories kept\.$/);
  await dialog.locator("[data-keep-all]").click();
  await expect(dialog.locator("[data-keeping]")).toHaveText(/of 63 stories kept|did not come/);
});

test("all that was kept is searched and opens with the server dead, the stories that the front page does not list too", async ({ page, paper }) => {
  for (let nth = 0; nth < 60; nth += 1) {
    const published = `2024-${String((nth % 12) + 1).padStart(2, "0")}-${String((nth % 28) + 1).padStart(2, "0")}`;
    await writeFile(`${paper.folder}/stories/more-${nth}.json`, told(`More ${nth}`, { published }));
  }
  await paper.again();
  await page.goto(paper.url);
  await isKept(page);
  const dialog = await openOffline(page, paper);
  await dialog.locator("[data-keep-all]").click();
  await expect(dialog.locator("[data-keeping]")).toHaveText("Done. 63 of 63 stories kept. Search and dossiers are kept too.", { timeout: 20_000 });
  await expect(dialog.locator("[data-kept]")).toHaveText(/^63 stories on this device/);
  await paper.stop();
  // Nothing of the index is left in the page’s own memory.
  await page.goto(`${paper.url}?q=third`);
  await expect(page.locator(".archive-state")).toHaveText("1 story");
  await page.locator("[data-archive-list] h2 a").click();
  await isReady(page);
  await expect(page.locator("h1")).toHaveText("The third");
  await page.goto(`${paper.url}?entity=person.ann-lee&view=dossier`);
  await expect(page.locator(".archive-head")).toContainText("63 stories");
  // Asked for again, what is there of the index is not fetched again.
  await paper.start();
  const again = await openOffline(page, paper);
  paper.asked.length = 0;
  await again.locator("[data-keep-all]").click();
  await expect(again.locator("[data-keeping]")).toHaveText(/^Done\. 63 of 63/, { timeout: 20_000 });
  expect(paper.asked.filter((it) => /index\/..\//.test(it))).toEqual([]);
});

test.describe("with stories as large as the room", () => {
  // Of 9 MB each; the app's own files are the rest of the 50.
  const large = (name) => told(name, { x_padding: "x".repeat(9 * MB) });
  const names = ["a", "b", "c", "d", "e", "f"];
  test.use({ stories: Object.fromEntries(names.map((it) => [`${it}.json`, large(it)])) });

  test("at most 50 MB are kept, and what was read longest ago goes first", async ({ page, paper }) => {
    test.setTimeout(90_000);
    // Dateline writes a story anew, without what it does not know; the host has it as it was.
    for (const it of names) await writeFile(`${paper.site}/articles/${it}.json`, large(it));
    for (const it of ["a", "b", "c", "d"]) {
      await read(page, paper, it);
      await isKept(page, `articles/${it}.json`);
    }
    expect(await keptStories(page)).toEqual(["a", "b", "c", "d"]);
    // Read again, without the server too, it is the newest again.
    await paper.stop();
    await read(page, paper, "a");
    await expect.poll(() => keptStories(page)).toEqual(["b", "c", "d", "a"]);
    await paper.start();
    for (const it of ["e", "f"]) {
      await read(page, paper, it);
      await isKept(page, `articles/${it}.json`);
      expect(await bytesKept(page)).toBeLessThanOrEqual(50 * MB);
    }
    const left = ["c", "d", "a", "e", "f"];
    expect(await keptStories(page)).toEqual(left);
    // Keeping all drops nothing for it, and says that it is full.
    const dialog = await openOffline(page, paper);
    await dialog.locator("[data-keep-all]").click();
    await expect(dialog.locator("[data-keeping]")).toHaveText(/^There is no room for more\. \d of 6 stories kept\./, { timeout: 30_000 });
    expect((await keptStories(page)).sort()).toEqual(left.sort());
  });

  test("where the device is full, reading goes on, and the oldest make way", async ({ page, paper, context }) => {
    test.setTimeout(90_000);
    for (const it of names) await writeFile(`${paper.site}/articles/${it}.json`, large(it));
    await read(page, paper, "a");
    await isKept(page, "articles/a.json");
    const session = await context.newCDPSession(page);
    const { usage } = await page.evaluate(() => navigator.storage.estimate());
    await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(paper.url).origin, quotaSize: usage + 10 * MB });
    for (const it of ["b", "c"]) {
      await read(page, paper, it);
      await expect(page.locator("h1")).toHaveText(it);
      await isKept(page, `articles/${it}.json`);
    }
    expect(await keptStories(page)).not.toContain("a");
    // No room for anything at all.
    await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(paper.url).origin, quotaSize: 1 });
    await read(page, paper, "d");
    await expect(page.locator("h1")).toHaveText("d");
  });
});

test.describe("where the browser has no service workers for the site", () => {
  test.use({ serviceWorkers: "block" });

  test("all goes on as ever, and the dialog says so in one sentence", async ({ page, paper }) => {
    await read(page, paper, "one");
    const dialog = await openOffline(page, paper);
    await expect(dialog.locator("[data-missing]")).toHaveText(/^Nothing is kept on this device: [^.]*\.$/);
    await expect(dialog.getByRole("button", { name: "Keep the newest" })).toHaveCount(0);
    expect(await kept(page)).toEqual([]);
  });
});

for (const [what, refuse] of [
  ["is not there", () => delete Navigator.prototype.serviceWorker],
  ["refuses", () => (ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("No", "SecurityError")))],
]) {
  test(`where what keeps ${what}, reading works and the dialog says why`, async ({ page, paper }) => {
    await page.addInitScript(refuse);
    await read(page, paper, "one");
    const dialog = await openOffline(page, paper);
    await expect(dialog.locator("[data-missing]")).toBeVisible();
    await read(page, paper, "two");
    await isReady(page);
  });
}

test("where the device refuses to store, what was begun to be kept stops quietly", async ({ page, paper, context }) => {
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(paper.url).origin, quotaSize: 1 });
  await read(page, paper, "one");
  await page.waitForTimeout(500);
  await read(page, paper, "two");
  expect(await keptStories(page)).toEqual([]);
  const dialog = await openOffline(page, paper);
  await expect(dialog.locator("[data-missing]")).toBeVisible();
});
