// Links: what a reader sees is in the address, and an address gives it back.

import { at } from "../support/env.js";
import { isSeen, scrollTop } from "../support/geometry.js";
import { find } from "../support/hits.js";
import { card, dialog, findBar, findInput, markOf, notice, openCard, openDialog } from "../support/parts.js";
import { isBack, isReady, openLibrary, openStory, row, typeSwitch } from "../support/site.js";
import { loadStory, storyPath } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const third = story.indexOf(story.mentionsOf("shoigu")[2]);
const query = (page) => new URL(page.url()).searchParams;

test.use({ viewport: { width: 1280, height: 500 } });

async function open(page, rest) {
  await page.goto("about:blank");
  await page.goto(at(`?src=${storyPath}${rest}`));
  await isReady(page);
}

test("a chosen entity is in the address, and a fresh load chooses it", async ({ page }) => {
  await openStory(page);
  await row(page, "baradar").click();
  await expect.poll(() => query(page).get("entity")).toBe("baradar");
  await page.reload();
  await isReady(page);
  await expect(row(page, "baradar")).toHaveAttribute("aria-pressed", "true");
  await row(page, "baradar").click();
  await expect.poll(() => query(page).has("entity")).toBe(false);
});

test("the types that are on are in the address, only when not all are, and are restored", async ({ page }) => {
  await openStory(page);
  expect(query(page).has("types")).toBe(false);
  await typeSwitch(page, "place").click();
  const on = story.types.filter((it) => it !== "place").toSorted();
  await expect.poll(() => query(page).get("types")?.split(",").toSorted()).toEqual(on);
  await page.reload();
  await isReady(page);
  await expect(typeSwitch(page, "place")).toHaveAttribute("aria-pressed", "false");
  await expect(typeSwitch(page, "person")).toHaveAttribute("aria-pressed", "true");
  await typeSwitch(page, "place").click();
  await expect.poll(() => query(page).has("types")).toBe(false);
});

test("everything at once", async ({ page }) => {
  await open(page, "&entity=shoigu&types=person,organization&q=russia&view=quotes");
  await expect(typeSwitch(page, "organization")).toHaveAttribute("aria-pressed", "true");
  await expect(typeSwitch(page, "place")).toHaveAttribute("aria-pressed", "false");
  await expect(findInput(page)).toHaveValue("russia");
  await expect(page.locator("[data-quotes]")).toBeVisible();
  expect(query(page).get("entity")).toBe("shoigu");
});

test("what an address says of nobody is let be", async ({ page }) => {
  await open(page, "&entity=nobody,neither&types=dragon&view=upside-down&q=");
  await expect(page.locator("[data-story]")).toBeVisible();
  await expect(page.locator("[data-cast] button[data-entity][aria-pressed=true]")).toHaveCount(0);
});

test("keys of others are kept, whatever the reader does", async ({ page }) => {
  await open(page, "&utm=a%20b&entity=shoigu&x");
  await row(page, "baradar").click();
  await expect.poll(() => query(page).get("entity")).toBe("baradar");
  expect([query(page).get("utm"), query(page).get("x"), query(page).get("src")]).toEqual(["a b", "", storyPath]);
});

test("choosing, filtering and moving make no entry in the history", async ({ page }) => {
  await openLibrary(page);
  await page.locator("[data-library] a").filter({ hasText: story.headline }).click();
  await isReady(page);
  const before = await page.evaluate(() => history.length);
  // The address follows after a moment, and each time that would be an entry, if it were one.
  const follows = (pattern) => expect(page).toHaveURL(pattern);
  await row(page, "baradar").click();
  await follows(/entity=baradar/);
  await row(page, "shoigu").click();
  await follows(/entity=shoigu/);
  await typeSwitch(page, "place").click();
  await follows(/types=/);
  await page.keyboard.press("n");
  await follows(/#m=shoigu/);
  expect(await page.evaluate(() => history.length)).toBe(before);
  await page.goBack();
  await expect(page.locator("[data-library]")).toBeVisible();
});

const layers = {
  "the find bar": [(page) => find(page, "kabul"), (page) => findBar(page)],
  "a pinned card": [(page) => openCard(page, 5), (page) => card(page)],
  "the comfort dialog": [(page) => openDialog(page, "comfort"), (page) => dialog(page, "comfort")],
  "the keys": [(page) => page.keyboard.press("?"), (page) => dialog(page, "keys")],
  "the share dialog": [(page) => openDialog(page, "share"), (page) => dialog(page, "share")],
};
for (const [name, [openLayer, layer]] of Object.entries(layers)) {
  test(`Back closes ${name} first, and then leaves the story`, async ({ page }) => {
    await openLibrary(page);
    await page.locator("[data-library] a").filter({ hasText: story.headline }).click();
    await isReady(page);
    await openLayer(page);
    await expect(layer(page)).toBeVisible();
    await page.goBack();
    await expect(layer(page)).toBeHidden();
    await expect(page.locator("[data-story]")).toBeVisible();
    await page.goBack();
    await expect(page.locator("[data-library]")).toBeVisible();
  });

  test(`${name}, closed by Escape, leaves nothing behind for Back`, async ({ page }) => {
    await openLibrary(page);
    await page.locator("[data-library] a").filter({ hasText: story.headline }).click();
    await isReady(page);
    for (let times = 0; times < 3; times += 1) {
      await openLayer(page);
      await expect(layer(page)).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(layer(page)).toBeHidden();
      // A pinned card has chosen somebody; let go of them.
      await page.keyboard.press("Escape");
    }
    await isBack(page);
    await page.goBack();
    await expect(page.locator("[data-library]")).toBeVisible();
  });
}

test("a key pressed before the browser says that a dialog has closed is not lost", async ({ page }) => {
  await openStory(page);
  await page.keyboard.press("?");
  await expect(dialog(page, "keys")).toBeVisible();
  await page.evaluate(() => {
    document.querySelector("dialog[data-desk=keys]").close();
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "?" }));
  });
  await expect(dialog(page, "keys")).toBeVisible();
});

test.describe("while the browser is slow to go back", () => {
  /** A story whose find bar was just closed, by a browser that goes back when it is told to. */
  async function slowBack(page) {
    await page.addInitScript(() => {
      const { back } = history;
      history.back = () => (globalThis.arrive = () => back.call(history));
    });
    await openLibrary(page);
    await page.locator("[data-library] a").filter({ hasText: story.headline }).click();
    await isReady(page);
    await find(page, "kabul");
    await expect.poll(() => query(page).get("q")).toBe("kabul");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => globalThis.arrive);
  }

  const arrive = (page) =>
    page.evaluate(() => {
      const arrived = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
      globalThis.arrive();
      return arrived.then(() => undefined);
    });
  const isLibrary = (page) => expect(page.locator("[data-library]")).toBeVisible();

  test("a link that is followed meanwhile leads where it says, and Back leads to the story again", async ({ page }) => {
    await slowBack(page);
    await page.locator(".bar .brand").click();
    await arrive(page);
    await isLibrary(page);
    expect(page.url()).toBe(at(""));
    await page.goBack();
    await isReady(page);
    expect(query(page).has("q"), "the find bar was closed").toBe(false);
    await page.goBack();
    await isLibrary(page);
  });

  test("what is opened meanwhile is closed by Back, and what is chosen is in the address", async ({ page }) => {
    await slowBack(page);
    await row(page, "baradar").click();
    await page.keyboard.press("?");
    await expect(dialog(page, "keys")).toBeVisible();
    await arrive(page);
    await expect.poll(() => query(page).get("entity")).toBe("baradar");
    await expect.poll(() => query(page).has("q")).toBe(false);
    await page.goBack();
    await expect(dialog(page, "keys")).toBeHidden();
    await expect(row(page, "baradar")).toHaveAttribute("aria-pressed", "true");
    await page.goBack();
    await isLibrary(page);
  });

  test("if it never does, a second click is not made to wait", async ({ page }) => {
    await slowBack(page);
    await page.locator(".bar .brand").click();
    await page.locator(".bar .brand").click();
    await isLibrary(page);
    await page.goBack();
    await isReady(page);
  });
});

test("Back to a story finds the reader's choice as it was", async ({ page }) => {
  await openStory(page);
  await row(page, "baradar").click();
  await expect.poll(() => query(page).get("entity")).toBe("baradar");
  await page.locator(".bar .brand").click();
  await expect(page.locator("[data-library]")).toBeVisible();
  await page.goBack();
  await isReady(page);
  await expect(row(page, "baradar")).toHaveAttribute("aria-pressed", "true");
});

test("#m= goes to the mention, #b= to the block by its id or its number", async ({ page }) => {
  await open(page, "#m=shoigu.3");
  await expect.poll(() => isSeen(markOf(page, third))).toBe(true);
  await expect(notice(page)).toBeHidden();
  for (const hash of ["#b=doha", "#b=11"]) {
    await open(page, hash);
    await expect.poll(() => isSeen(page.locator('[data-block="11"]')), { message: hash }).toBe(true);
  }
  expect(await scrollTop(page)).toBeGreaterThan(0);
});
