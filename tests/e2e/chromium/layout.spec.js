// Nothing is wider than the window, and nothing jumps when the story arrives.

import { setTimeout as sleep } from "node:timers/promises";

import { at } from "../support/env.js";
import { overflow } from "../support/geometry.js";
import { deskStates, hardStories, screens } from "../support/screens.js";
import { isReady, openStory } from "../support/site.js";
import { storyPath } from "../support/story.js";
import { expect, test } from "../support/test.js";

test.use({ allowedConsole: /^Failed to load resource/ });

for (const [name, open] of Object.entries({ ...screens, ...hardStories, ...deskStates })) {
  test(`nothing of the screen "${name}" is wider than the window, at any width`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page);
    for (const width of [320, 390, 768, 1280, 1680]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page), `at ${width} px`).toEqual([]);
    }
  });
}

for (const [device, viewport] of [["phone", { width: 390, height: 844 }], ["desktop", { width: 1280, height: 900 }]]) {
  for (const delay of [0, 1000]) {
    test(`nothing jumps on a ${device} when the story arrives after ${delay} ms`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.route(`**/${storyPath}`, async (route) => {
        await sleep(delay);
        await route.continue();
      });
      await countShifts(page);
      await page.goto(at(`?src=${storyPath}`));
      await isReady(page);
      // Fonts may arrive after the story.
      await page.evaluate(() => document.fonts.ready);
      await sleep(300);
      const { total, what } = await shifts(page);
      expect(total, what).toBeLessThan(0.02);
    });
  }
}

test("choosing and filtering move no line of the story", async ({ page }) => {
  await openStory(page);
  const places = () =>
    page.locator("[data-block]").evaluateAll((all) => all.map((it) => it.getBoundingClientRect().height));
  const before = await places();
  await screens.choice(page);
  expect(await places()).toEqual(before);
});

/** Counts from the start what moves without the reader's doing. */
function countShifts(page) {
  return page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        const sources = entry.sources.map((it) => it.node?.outerHTML?.slice(0, 80) ?? "text");
        window.shifts.push({ value: entry.value, sources });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** Their sum, and what moved. */
async function shifts(page) {
  const all = await page.evaluate(() => window.shifts);
  return {
    total: all.reduce((sum, it) => sum + it.value, 0),
    what: all.map(({ value, sources }) => `${value}: ${sources.join(" | ")}`).join("\n"),
  };
}
