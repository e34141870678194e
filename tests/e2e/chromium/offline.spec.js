// A published site is kept on the device as it is read: after one visit it opens with its server dead.

import { rm, writeFile } from "node:fs/promises";

import { desk, drop, file, isOpened } from "../support/desk.js";
import { failure } from "../support/messages.js";
import { isKept, kept, read, storyAt, test, told } from "../support/offline.js";
import { hasFailed, isReady } from "../support/site.js";
import { expect } from "../support/test.js";

const headline = (page) => page.locator("h1");

test.describe("after one visit, with the server dead,", () => {
  test.beforeEach(async ({ page, paper }) => {
    await read(page, paper, "one");
    await isKept(page, "articles/one.json", "img/hall.svg", "library.json");
    await paper.stop();
  });

  test("the front page, a story that was read and its picture open, also by a link that was sent", async ({ page, paper }) => {
    await page.reload();
    await isReady(page);
    await page.goto(paper.url);
    await expect(page.locator("[data-library] article")).toHaveCount(3);
    await page.goto(`${storyAt(paper, "one")}&view=quotes#b=0`);
    await isReady(page);
    await expect(headline(page)).toHaveText("The first");
    const picture = page.locator("[data-story] img");
    expect(await picture.evaluate((it) => it.decode().then(() => it.naturalWidth))).toBe(40);
    const other = await page.context().newPage();
    await read(other, paper, "one");
    await expect(headline(other)).toHaveText("The first");
  });

  test("a story that was not read says why it can’t be opened", async ({ page, paper }) => {
    await page.goto(storyAt(paper, "two"));
    await hasFailed(page);
    await expect(failure(page)).toContainText(/no answer from 127\.0\.0\.1/i);
    await page.context().setOffline(true);
    await page.reload();
    await hasFailed(page);
    await expect(failure(page)).toContainText(/offline/i);
  });

  test("the parts that come later come: the about page, and a story of another format from the device", async ({ page, paper }) => {
    await page.goto(`${paper.url}?page=about`);
    await isReady(page);
    await page.goto(paper.url);
    await page.locator("[data-open-own]").click();
    await expect(desk(page, "open")).toBeVisible();
    await drop(page, { files: [file("note.md", "# A note\n\nAnn Lee was there.\n")] });
    await isOpened(page);
    await expect(headline(page)).toHaveText("A note");
  });
});

test("what finds names is kept when it was used, and finds them with the server dead", async ({ page, paper }) => {
  await read(page, paper, "one");
  await isKept(page, "articles/one.json");
  expect((await kept(page)).filter((it) => it.includes("names-"))).toEqual([]);
  const find = async () => {
    await page.locator("[data-desk-act=mark]").click();
    await expect(page.locator("[data-marking] [role=status]")).toContainText(/found/, { timeout: 20_000 });
  };
  await find();
  await isKept(page, "names-");
  await paper.stop();
  await page.reload();
  await isReady(page);
  await find();
});

test("the first visit asks for each file of it once, and for the keeping only when there is something to read", async ({ page, paper }) => {
  await page.addInitScript(() => {
    const register = ServiceWorkerContainer.prototype.register;
    ServiceWorkerContainer.prototype.register = function (...words) {
      globalThis.stateThen = document.documentElement.dataset.state;
      return register.apply(this, words);
    };
  });
  await read(page, paper, "one");
  await isKept(page, "articles/one.json");
  expect(await page.evaluate(() => globalThis.stateThen)).toBe("ready");
  // Asked for in advance by boot.js, through the worker: still once.
  paper.asked.length = 0;
  await page.reload();
  await isReady(page);
  expect(paper.asked.filter((it) => it.endsWith("/one.json"))).toHaveLength(1);
  expect(paper.asked.filter((it) => /\.(wasm|css|woff2)$/.test(it))).toEqual([]);
});

test("with the server there a story is as it is now, and one that was withdrawn is withdrawn", async ({ page, paper }) => {
  await read(page, paper, "one");
  await isKept(page, "articles/one.json");
  await read(page, paper, "two");
  await isKept(page, "articles/two.json");
  await writeFile(`${paper.folder}/stories/one.json`, told("The first, corrected"));
  await rm(`${paper.folder}/stories/two.json`);
  await paper.again();
  await read(page, paper, "one");
  await expect(headline(page)).toHaveText("The first, corrected");
  await page.goto(storyAt(paper, "two"));
  await hasFailed(page);
  await expect.poll(() => kept(page)).not.toContainEqual(expect.stringContaining("two.json"));
  await paper.stop();
  await read(page, paper, "one");
  await expect(headline(page)).toHaveText("The first, corrected");
  await page.goto(storyAt(paper, "two"));
  await hasFailed(page);
});

test("what was dropped is in no cache", async ({ page, paper }) => {
  await read(page, paper, "one");
  await isKept(page, "articles/one.json");
  // Some of them have names found in them: what finds them is a part of the app.
  const ofSite = async () => (await kept(page)).filter((it) => !it.includes("/names-"));
  // What the first visit keeps has come: nothing more for half a second.
  await isKept(page, "library.json");
  await isKept(page, "articles/img/hall.svg");
  const before = await ofSite();
  await drop(page, { files: [file("secret.json", told("The secret"))] });
  await isOpened(page);
  await drop(page, { files: [file("secret.md", "# Another secret\n\nNobody knows.\n")] });
  await isOpened(page, 1);
  // Long enough for what would be written.
  await page.waitForTimeout(500);
  expect(await ofSite()).toEqual(before);
  const all = await page.evaluate(async () => {
    const texts = [];
    for (const name of await caches.keys()) {
      for (const it of await (await caches.open(name)).matchAll()) texts.push(await it.text());
    }
    return texts.join("\n");
  });
  expect(all).toContain("Ann Lee opened the hall");
  expect(all).not.toMatch(/secret|Nobody knows/i);
});
