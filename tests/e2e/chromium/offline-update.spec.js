// A new version of the app waits and is offered; no open tab breaks; and a site can end the keeping.

import { readFile, writeFile } from "node:fs/promises";

import { desk, drop, file, isOpened } from "../support/desk.js";
import { cachesOf, isKept, kept, offer, read, release, releaseOf, test } from "../support/offline.js";
import { isReady } from "../support/site.js";
import { expect } from "../support/test.js";

/** Publishes another version of the app, numbered. */
const deploy = async (paper, n) => paper.again(await release(paper.folder, n));

/** A story in a format of others: what reads it is a part of the app that this tab has not asked for yet. */
async function opensForeign(page) {
  await drop(page, { files: [file("note.md", "# A note\n\nAnn Lee was there.\n")] });
  await isOpened(page);
  await expect(page.locator("h1")).toHaveText("A note");
}

const reload = async (page) => {
  await page.reload();
  await isReady(page);
};

test.beforeEach(async ({ page, paper }) => {
  await read(page, paper, "one");
  await isKept(page, "articles/one.json");
});

test("a new version in mid-session is offered, put off, and taken when the reader wants it", async ({ page, paper }) => {
  await deploy(paper, 2);
  await reload(page);
  await expect(offer(page)).toContainText("A new version of Dateline is ready.");
  // What is read goes on with the version that it was begun with.
  expect(await releaseOf(page)).toBe(null);
  await expect(page.locator("h1")).toHaveText("The first");
  await offer(page).getByRole("button", { name: "Later" }).click();
  await expect(offer(page)).toHaveCount(0);
  await reload(page);
  expect(await releaseOf(page)).toBe(null);
  // Not again in this tab; in another it is asked again.
  const other = await page.context().newPage();
  await read(other, paper, "two");
  await offer(other).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => releaseOf(other).catch(() => null)).toBe("2");
  await isReady(other);
  await expect(offer(other)).toHaveCount(0);
  await expect(offer(page)).toHaveCount(0);
  expect(await releaseOf(page)).toBe(null);
});

test("a tab that is open while another takes the new version goes on with its own, its later parts too, with the server dead", async ({ page, paper }) => {
  await deploy(paper, 2);
  const other = await page.context().newPage();
  await read(other, paper, "one");
  await offer(other).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => releaseOf(other).catch(() => null)).toBe("2");
  await isReady(other);
  await paper.stop();
  expect(await releaseOf(page)).toBe(null);
  await opensForeign(page);
});

test("two deployments later a tab that was open goes on, and the newest version comes when it is asked for", async ({ page, paper }) => {
  await deploy(paper, 2);
  await deploy(paper, 3);
  await opensForeign(page);
  await read(page, paper, "one");
  expect(await releaseOf(page)).toBe(null);
  await offer(page).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => releaseOf(page).catch(() => null)).toBe("3");
  await isReady(page);
  await paper.stop();
  await reload(page);
  expect(await releaseOf(page)).toBe("3");
  await expect(page.locator("h1")).toHaveText("The first");
});

test("the files of the last three versions that this device had stay, and those before go", async ({ page, paper }) => {
  const shells = async () => (await cachesOf(page)).filter((it) => it.includes(":shell:"));
  const [first] = await shells();
  // Projects of one host share their storage.
  await page.evaluate(() => caches.open("another project of this host"));
  for (const n of [2, 3, 4]) {
    await deploy(paper, n);
    await reload(page);
    await offer(page).getByRole("button", { name: "Reload" }).click();
    await expect.poll(() => releaseOf(page).catch(() => null)).toBe(String(n));
    await isReady(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    expect(await shells()).toHaveLength(Math.min(n, 3));
  }
  expect(await shells()).not.toContain(first);
  expect(await cachesOf(page)).toContain("another project of this host");
});

test("a deployment that has not arrived whole is not taken", async ({ page, paper }) => {
  await deploy(paper, 2);
  const whole = await readFile(`${paper.site}/index.html`, "utf8");
  await writeFile(`${paper.site}/index.html`, whole.replace("<meta", " <meta"));
  await reload(page);
  // It has asked for that page, and more than once for its own script.
  const nAsked = () => paper.asked.filter((it) => it.endsWith("/paper/")).length;
  await expect.poll(nAsked).toBeGreaterThan(1);
  await page.waitForTimeout(1_000);
  await expect(offer(page)).toHaveCount(0);
  await writeFile(`${paper.site}/index.html`, whole);
  await reload(page);
  await expect(offer(page)).toBeVisible();
});

test("published with --no-offline, a site takes away what it has kept, and nobody else’s, and opens as ever", async ({ page, paper }) => {
  await page.evaluate(() => caches.open("another project of this host"));
  await paper.again(undefined, ["--no-offline"]);
  await reload(page);
  await expect.poll(() => cachesOf(page)).toEqual(["another project of this host"]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await opensForeign(page);
  await page.goto(paper.url);
  // Each visit meets the script that ends the keeping once more; while it does, the dialog asks to look again.
  await expect(async () => {
    await page.keyboard.press("Escape");
    await page.locator("[data-offline]").click();
    await expect(desk(page, "offline").locator("[data-missing]")).toContainText("switched it off", { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await read(page, paper, "one");
  await expect(page.locator("h1")).toHaveText("The first");
  await expect(offer(page)).toHaveCount(0);
  expect(await kept(page)).toEqual([]);
  // And back again.
  await paper.again();
  await reload(page);
  await isKept(page, "articles/one.json");
});
