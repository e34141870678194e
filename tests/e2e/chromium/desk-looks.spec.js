// The dialogs of the desk where pages are cramped or colours are not ours: nothing runs out of the window, and what can be
// pressed has an edge and shows the focus.

import { desk, drop, file, isOpened, openDesk, pick, question, refused } from "../support/desk.js";
import { at } from "../support/env.js";
import { openLibrary, openStory } from "../support/site.js";
import { expect, test } from "../support/test.js";

const longName = `${"a-very-long-name-".repeat(12)}.json`;
const many = file("many.json", JSON.stringify({
  format: "dateline/1",
  headline: "Many notes",
  blocks: [{ text: "Shoigu flew to Kabul." }],
  mentions: Array.from({ length: 400 }, (_, n) => ({ type: "place", block: 0, start: n, end: n + 4, text: "Rome".repeat(20) })),
  ...Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`a_field_that_nobody_knows_of_${"x".repeat(n % 50)}${n}`, n])),
}));
const several = file("several.jsonl", Array.from({ length: 40 }, (_, n) => JSON.stringify({ text: `Story ${n} ${"Donaudampfschifffahrt".repeat(5)}`, label: [] })).join("\n"));

/** Every dialog of the desk, by what brings it. */
const screens = {
  open: (page) => openDesk(page),
  refused: async (page) => {
    await openDesk(page);
    await pick(page, file(longName, '{"a": '));
    await expect(refused(page)).toBeVisible();
  },
  "not text": async (page) => {
    await openDesk(page);
    await pick(page, file("latin.txt", Buffer.from("K\xf6ln", "latin1")));
    await expect(refused(page)).toBeVisible();
  },
  question: async (page) => {
    await page.route("**/articles/latin.txt", (route) => route.fulfill({ body: Buffer.from("K\xf6ln", "latin1") }));
    await page.goto(at("?src=articles/latin.txt"));
    await expect(question(page)).toBeVisible();
  },
  working: async (page) => {
    await page.route("**/worker-*_bg.wasm", () => {});
    await openDesk(page);
    await pick(page, file(longName, "Rain"));
    await expect(desk(page, "working")).toBeVisible();
  },
  choose: async (page) => {
    await openLibrary(page);
    await drop(page, { files: [several] });
    await expect(desk(page, "choose")).toBeVisible();
  },
  report: async (page) => {
    await openLibrary(page);
    await drop(page, { files: [many] });
    await isOpened(page);
    await page.locator("[data-desk-act=report]").click();
    await expect(desk(page, "report")).toBeVisible();
  },
  save: async (page) => {
    await openLibrary(page);
    await drop(page, { files: [many] });
    await isOpened(page);
    await page.locator("[data-desk-act=save]").click();
    await expect(desk(page, "save").locator("[data-save]").first()).toBeVisible();
  },
  keys: async (page) => {
    await openStory(page);
    await page.keyboard.press("?");
    await expect(desk(page, "keys")).toBeVisible();
  },
};

/** What runs out of the dialog, or the dialog out of the window, at the side. */
const overruns = (page) =>
  page.evaluate(() => {
    const dialog = document.querySelector("dialog.desk");
    const frame = dialog.getBoundingClientRect();
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push("the page");
    if (dialog.scrollWidth > dialog.clientWidth) found.push("the dialog");
    if (frame.left < 0 || frame.right > innerWidth || frame.top < 0 || frame.bottom > innerHeight) found.push("the frame");
    for (const it of dialog.querySelectorAll("*")) {
      const box = it.getBoundingClientRect();
      if (box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1)) found.push(it.outerHTML.slice(0, 60));
    }
    return found;
  });

for (const [name, show] of Object.entries(screens)) {
  for (const [what, width, height] of [["at 200 %", 640, 450], ["at 400 %", 320, 256], ["on a phone", 390, 844]]) {
    test(`${name} ${what} scrolls one way only`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await show(page);
      expect(await overruns(page)).toEqual([]);
      // The way out stays in sight wherever it is scrolled to.
      await desk(page).evaluate((it) => it.scrollTo(0, it.scrollHeight));
      await expect(desk(page).getByRole("button", { name: "Close" })).toBeInViewport({ ratio: 1 });
    });
  }

  test(`${name} in forced colours has edges and shows the focus`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await show(page);
    const edge = await desk(page).evaluate((it) => getComputedStyle(it).borderTopWidth);
    expect(parseFloat(edge)).toBeGreaterThan(0);
    const flat = await desk(page).evaluate((it) =>
      [...it.querySelectorAll("button.main, textarea, input[type=url]")]
        .filter((one) => one.checkVisibility() && !(parseFloat(getComputedStyle(one).borderTopWidth) > 0))
        .map((one) => one.outerHTML),
    );
    expect(flat).toEqual([]);
    const n = await desk(page).evaluate((it) => [...it.querySelectorAll("button, input, textarea, summary")].filter((one) => one.checkVisibility()).length);
    for (let presses = 0; presses < Math.min(n, 8); presses += 1) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const it = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(it);
        return { is: it.outerHTML.slice(0, 80), isInside: Boolean(it.closest("dialog")), outline: outlineStyle === "none" ? 0 : parseFloat(outlineWidth) };
      });
      if (!focus.isInside) continue;
      expect(focus.outline, focus.is).toBeGreaterThanOrEqual(1);
    }
  });
}
