// axe finds nothing of any impact: on any screen, in any state of reading, at any size, in any theme.

import { axeFindings, COLOURS } from "../support/axe.js";
import { dress, withComfort } from "../support/comfort.js";
import { deskStates, hardStories, screens, states } from "../support/screens.js";
import { expect, test } from "../support/test.js";

test.use({ allowedConsole: /^Failed to load resource/ });

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const all = { ...screens, rtl: hardStories.rtl, revealed: hardStories.revealed, ...states, ...deskStates };

for (const [size, viewport] of Object.entries(sizes)) {
  test.describe(size, () => {
    test.use({ viewport });

    for (const [name, open] of Object.entries(all)) {
      test(`axe finds nothing on the screen "${name}" in any theme`, async ({ page }) => {
        test.setTimeout(60_000);
        await withComfort(page, "theme-light");
        await open(page);
        await expect(page.locator("html")).toHaveAttribute("data-comfort", "theme-light");
        await hasNoFinding(page);
        const others = [["theme-sepia", "light"], ["theme-dark", "dark"]];
        if (name in screens) others.push(["", "light"], ["", "dark"]);
        for (const [token, colorScheme] of others) {
          await dress(page, token, colorScheme);
          await hasNoFinding(page, COLOURS);
        }
      });
    }
  });
}

test("a theme is no more than its token on the root: a page need not be opened anew for it", async ({ page }) => {
  await screens.story(page);
  const papers = [];
  for (const token of ["theme-light", "theme-sepia", "theme-dark"]) {
    await dress(page, token, "light");
    papers.push(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor));
  }
  expect(new Set(papers).size, papers.join(", ")).toBe(3);
});

for (const say of ["nothing", "type", "name"]) {
  test(`axe finds nothing where a mention says ${say}`, async ({ page }) => {
    await withComfort(page, `say-${say}`);
    await states.card(page);
    await hasNoFinding(page);
  });
}

test("axe finds nothing after a crash", async ({ page }) => {
  await screens.story(page);
  await page.evaluate(() => window.dispatchEvent(new CustomEvent("dateline:crash", { detail: "a test" })));
  await hasNoFinding(page);
});

async function hasNoFinding(page, rules) {
  expect(await axeFindings(page, rules)).toEqual([]);
}
