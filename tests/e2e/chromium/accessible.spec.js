// axe finds nothing of any impact, on any screen, at any size, in light and dark.

import AxeBuilder from "@axe-core/playwright";

import { hardStories, screens } from "../support/screens.js";
import { expect, test } from "../support/test.js";

test.use({ allowedConsole: /^Failed to load resource/ });

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries(sizes)) {
    test.describe(`${colorScheme}, ${size}`, () => {
      test.use({ colorScheme, viewport });

      for (const [name, open] of Object.entries({ ...screens, rtl: hardStories.rtl })) {
        test(`axe finds nothing on the screen "${name}"`, async ({ page }) => {
          await open(page);
          await hasNoFinding(page);
        });
      }
    });
  }
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
