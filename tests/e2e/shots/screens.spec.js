// One picture of each screen, at four widths, in light and dark, in test-results/shots/.

import { test } from "@playwright/test";

import { deskStates, hardStories, screens, states } from "../support/screens.js";

const heights = { 390: 844, 768: 1024, 1280: 900, 1680: 1050 };

for (const colorScheme of ["light", "dark"]) {
  for (const [width, height] of Object.entries(heights)) {
    for (const [name, open] of Object.entries({ ...screens, ...states, ...deskStates, ...hardStories })) {
      test(`${name} ${width} ${colorScheme}`, async ({ browser }) => {
        const page = await browser.newPage({ colorScheme, viewport: { width: Number(width), height } });
        await open(page);
        await page.evaluate(() => document.fonts.ready);
        const path = `test-results/shots/${name}-${width}-${colorScheme}`;
        await page.screenshot({ path: `${path}.png` });
        await page.screenshot({ path: `${path}-full.png`, fullPage: true });
        await page.close();
      });
    }
  }
}
