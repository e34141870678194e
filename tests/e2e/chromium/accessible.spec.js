// axe finds nothing of any impact: on any screen, in any state of reading, at any size, in any theme.

import AxeBuilder from "@axe-core/playwright";

import { withComfort } from "../support/comfort.js";
import { deskStates, hardStories, screens, states } from "../support/screens.js";
import { expect, test } from "../support/test.js";

test.use({ allowedConsole: /^Failed to load resource/ });

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const all = { ...screens, rtl: hardStories.rtl, revealed: hardStories.revealed, ...states, ...deskStates };

for (const theme of ["light", "sepia", "dark"]) {
  for (const [size, viewport] of Object.entries(sizes)) {
    test.describe(`${theme}, ${size}`, () => {
      // What is not drawn by the theme, such as the browser's own controls, goes with the system.
      test.use({ colorScheme: theme === "dark" ? "dark" : "light", viewport });

      for (const [name, open] of Object.entries(all)) {
        test(`axe finds nothing on the screen "${name}"`, async ({ page }) => {
          await withComfort(page, `theme-${theme}`);
          await open(page);
          await expect(page.locator("html")).toHaveAttribute("data-comfort", `theme-${theme}`);
          await hasNoFinding(page);
        });
      }
    });
  }
}

for (const colorScheme of ["light", "dark"]) {
  test.describe(`with the system's ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    for (const [name, open] of Object.entries(screens)) {
      test(`axe finds nothing on the screen "${name}"`, async ({ page }) => {
        await open(page);
        await hasNoFinding(page);
      });
    }
  });
}

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

async function hasNoFinding(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const findings = violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((it) => `${impact} ${id}: ${it.target.join(" ")}: ${it.failureSummary}`),
  );
  expect(findings).toEqual([]);
}
