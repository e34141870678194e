// The line that says what was found automatically has its room from the start: no text moves while somebody reads.

import { drop, file, isOpened } from "../support/desk.js";
import { block, openLibrary, openStory, serveStory } from "../support/site.js";
import { expect, test } from "../support/test.js";

const bare = {
  format: "dateline/1",
  headline: "Talks in Moscow",
  blocks: [
    { type: "paragraph", text: "Sergei Shoigu, the defence minister, met Hanif Atmar in Moscow on Monday, the Kremlin said." },
    { type: "paragraph", text: "The Shanghai Cooperation Organization (SCO) will meet in Dushanbe. “We want peace,” Mr. Atmar said." },
  ],
};
const status = (page) => page.locator("[data-marking]").getByRole("status");

/** Keeps from now on, over reloads too, every height at which the first text of the body stands. */
const watchPlace = (page) =>
  page.addInitScript(() => {
    globalThis.places = new Set();
    const look = () => {
      const text = document.querySelector('[data-story] [data-block="0"]');
      if (text) globalThis.places.add(Math.round(text.getBoundingClientRect().top));
      requestAnimationFrame(look);
    };
    look();
  });

for (const [width, height, hasTouch] of [[390, 844, false], [390, 844, true], [1280, 800, false]]) {
  test.describe(`at ${width} px${hasTouch ? ", by finger" : ""}`, () => {
    test.use({ viewport: { width, height }, hasTouch, isMobile: hasTouch });

    for (const [what, open] of [
      ["of the site", async (page) => openStory(page, await serveStory(page, "bare", bare))],
      ["from the device, whose file is told of over the text", async (page) => {
        await openLibrary(page);
        await drop(page, { files: [file("talks.txt", ["Talks in Moscow", ...bare.blocks.map((it) => it.text)].join("\n\n"))] });
        await isOpened(page);
      }],
    ]) {
      test(`a story ${what} stays where it is while its names are found`, async ({ page }) => {
        await watchPlace(page);
        await open(page);
        await expect(status(page)).toHaveText(/names found automatically\.$/);
        await expect(page.locator("[data-legend]")).toBeVisible();
        expect(await page.evaluate(() => [...globalThis.places])).toHaveLength(1);
        // Whoever takes the marks away is told so, for which a phone needs one line more.
        const [before] = await page.evaluate(() => [...globalThis.places]);
        await page.locator("[data-marking] button").click();
        await expect(page.locator("[data-legend]")).toHaveCount(0);
        expect(Math.abs((await block(page, 0).boundingBox()).y - before)).toBeLessThan(24);
      });
    }
  });
}

test("a story in a language whose names are not found has no room for them", async ({ page }) => {
  await openStory(page, await serveStory(page, "french", { ...bare, lang: "fr" }));
  await expect(page.locator("[data-desk-act=mark]")).toBeVisible();
  expect((await page.locator(".between").boundingBox()).height).toBeLessThan(20);
});

test("where every name is marked already, it is said that there are no others", async ({ page }) => {
  const marked = {
    format: "dateline/1",
    headline: "Rain",
    blocks: [{ type: "paragraph", text: "It rained in Kabul." }],
    mentions: [{ block: 0, start: 13, end: 18, type: "place" }],
  };
  await openStory(page, await serveStory(page, "marked", marked));
  await page.locator("[data-desk-act=mark]").click();
  await expect(status(page)).toHaveText("No other names were found.");
  await expect(block(page, 0).locator("mark")).toHaveCount(1);
});
