// On paper: the story, its marks or none, and an index with the numbers of blocks; nothing to press.

import { looks } from "../support/drawing.js";
import { openCard, openDialog, openSheet } from "../support/parts.js";
import { openStory, row } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const entries = (page) => page.locator("[data-print-index] li");

async function onPaper(page) {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
}

test("the page prints the story and nothing to press", async ({ page }) => {
  await openStory(page);
  await row(page, "baradar").click();
  await openCard(page, 5);
  await onPaper(page);
  for (const it of [".bar", "[data-cast]", "[data-card]", "[data-hint]", "progress[data-progress]", "[data-notice]"]) {
    for (const part of await page.locator(it).all()) await expect(part, it).toBeHidden();
  }
  await expect(page.locator("button:visible")).toHaveCount(0);
  await expect(page.locator("h1")).toBeVisible();
  for (const [place] of story.texts) await expect(page.locator(`[data-block="${place}"]`)).toBeVisible();
});

test("the index has every name with the numbers of its blocks", async ({ page }) => {
  await openStory(page);
  await expect(entries(page)).toHaveCount(0);
  await onPaper(page);
  await expect(page.locator("[data-print-index]")).toBeVisible();
  await expect(entries(page)).toHaveCount(story.entities.length);
  for (const id of ["shoigu", "sco", "karzai", "finland"]) {
    const own = entries(page).filter({ hasText: story.entity(id).name });
    const blocks = [...new Set(story.mentionsOf(id).map((it) => Number(it.place) + 1))];
    await expect(own).toContainText(new RegExp(`\\b${blocks.join(",? ")}\\b`));
  }
});

test("the numbers of the index stand beside the blocks", async ({ page }) => {
  await openStory(page);
  await onPaper(page);
  const numbers = await page.locator("[data-story] .body [data-block]").evaluateAll((all) =>
    all.map((it) => {
      const drawn = (at) => ["::before", "::after"].map((part) => getComputedStyle(at, part).content);
      return [it, it.parentElement].flatMap(drawn).some((content) => /counter|attr|\d/.test(content));
    }),
  );
  expect(numbers.length).toBe(story.file.blocks.length);
  expect(numbers.every(Boolean)).toBe(true);
});

for (const [kind, isMarked] of [["marks", true], ["plain", false]]) {
  test(`printing ${kind === "marks" ? "with" : "without"} marks`, async ({ page }) => {
    await page.addInitScript(() => {
      window.printed = [];
      window.print = () => {
        const marks = [...document.querySelectorAll("[data-story] p mark")];
        window.printed.push(marks.some((it) => getComputedStyle(it).textDecorationLine !== "none"));
      };
    });
    await openStory(page);
    await openDialog(page, "share");
    await page.emulateMedia({ media: "print" });
    await page.locator(`[data-print="${kind}"]`).evaluate((it) => it.click());
    await expect.poll(() => page.evaluate(() => window.printed)).toEqual([isMarked]);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    const marks = await looks(page.locator("[data-story] p mark"));
    expect(marks.every((it) => it.line.includes("underline")), "afterwards they are back").toBe(true);
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`paper is white and ink is dark, in ${colorScheme} too`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openStory(page);
    await page.emulateMedia({ media: "print", colorScheme });
    const { ink, paper } = await page.locator('[data-block="0"]').evaluate((it) => {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      const sum = (color) => {
        canvas.fillStyle = "white";
        canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)].reduce((a, b) => a + b);
      };
      const paper = getComputedStyle(document.documentElement).backgroundColor;
      return { ink: sum(getComputedStyle(it).color), paper: sum(paper) };
    });
    expect(ink).toBeLessThan(200);
    expect(paper).toBeGreaterThan(720);
  });
}

test("the browser makes pages of it, also from a phone with the sheet open", async ({ page }) => {
  await openStory(page);
  const wide = await page.pdf({ format: "A4" });
  await page.setViewportSize({ width: 390, height: 844 });
  await openSheet(page);
  const narrow = await page.pdf({ format: "A4" });
  for (const pdf of [wide, narrow]) {
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const nPages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    expect(nPages).toBeGreaterThan(1);
    expect(nPages).toBeLessThan(7);
  }
});
