// On a slow network what opens files comes late: the reader sees and hears at once that it is on its way.

import { at } from "../support/env.js";
import { desk, drop, file, isOpened } from "../support/desk.js";
import { isReady, openLibrary, openStory } from "../support/site.js";
import { expect, test } from "../support/test.js";

const sign = (page) => page.locator("#desk-coming");
const rain = file("rain.txt", "Rain over Kabul\n\nIt rained all day.\n");

/** Holds the desk's program back; returns what lets it go. */
async function holdBack(page) {
  let letGo;
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  await page.route("**/desk-*_bg.wasm", async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

/** How the sign is drawn. */
const drawn = (page) =>
  sign(page).evaluate((it) => {
    const [box, style] = [it.getBoundingClientRect(), getComputedStyle(it)];
    return {
      isInside: box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth && box.height > 20,
      opacity: style.opacity,
    };
  });

for (const [what, begin, there] of [
  ["the dialog", (page) => page.locator("[data-open-own]").click(), (page) => expect(desk(page, "open")).toBeVisible()],
  ["a dropped file", (page) => drop(page, { files: [rain] }), (page) => isOpened(page)],
]) {
  test(`${what} is on its way, is said at once, and the words go when it is there`, async ({ page }) => {
    const letGo = await holdBack(page);
    await openLibrary(page);
    // What is to be heard stands there before its words, and is drawn.
    await expect(sign(page)).toHaveRole("status");
    await expect(sign(page)).toHaveText("");
    expect(await sign(page).evaluate((it) => getComputedStyle(it).display)).not.toBe("none");
    const asked = page.waitForRequest("**/desk-*_bg.wasm");
    await begin(page);
    expect(await sign(page).textContent()).toMatch(/^One moment: .*on its way…$/);
    await asked;
    await expect.poll(() => drawn(page)).toEqual({ isInside: true, opacity: "1" });
    letGo();
    await there(page);
    await expect(sign(page)).toHaveText("");
  });
}

test("at the foot of a story and on a phone, too; and what has come once is there at once", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const letGo = await holdBack(page);
  await openStory(page);
  await page.locator("[data-desk-act=report]").click();
  await expect.poll(() => drawn(page)).toEqual({ isInside: true, opacity: "1" });
  letGo();
  await expect(desk(page, "report")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(desk(page)).toHaveCount(0);
  const said = await page.evaluate(async () => {
    const seen = new Set();
    const sign = document.getElementById("desk-coming");
    new MutationObserver(() => seen.add(sign.textContent)).observe(sign, { childList: true });
    document.querySelector("[data-desk-act=report]").click();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return [...seen];
  });
  expect(said.filter(Boolean)).toEqual([]);
});

test("a story behind a link is waited for in its own place", async ({ page }) => {
  const letGo = await holdBack(page);
  await page.route("**/articles/test.txt", (route) => route.fulfill({ contentType: "text/plain", body: rain.buffer }));
  const asked = page.waitForRequest("**/desk-*_bg.wasm");
  await page.goto(at("?src=articles/test.txt"));
  await asked;
  await expect(page.locator("[data-loading]").getByRole("status")).toBeVisible();
  await expect(sign(page)).toHaveText("");
  letGo();
  await isReady(page);
});

test("before the style sheets of what opens later are there, it stands where it will", async ({ page }) => {
  await holdBack(page);
  await page.route("**/later-*.css", () => {});
  await openLibrary(page);
  await page.locator("[data-open-own]").click();
  await expect.poll(() => drawn(page)).toEqual({ isInside: true, opacity: "1" });
  expect(await sign(page).evaluate((it) => getComputedStyle(it).position)).toBe("fixed");
});
