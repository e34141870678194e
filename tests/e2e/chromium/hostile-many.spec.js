// Hundreds of files that were written to break readers, opened one after the other in one page that is never loaded
// anew: none takes long, runs, asks anybody or loses a character, and none makes a part that mere words do not make.

import { expect, test } from "../support/foreign.js";
import { inputs, install, openEach } from "../support/opening-many.js";
import { openLibrary } from "../support/site.js";
import { watchForStrangers } from "../support/strangers.js";

test("hundreds of hostile files in one page", async ({ page, hosts }) => {
  test.setTimeout(300_000);
  await watchForStrangers(page);
  await page.addInitScript(install);
  await openLibrary(page);
  const { failures, nOpened, slowest } = await openEach((run, argument) => page.evaluate(run, argument));
  const description = `${inputs.length} inputs, ${nOpened} opened, the slowest in ${slowest} ms`;
  test.info().annotations.push({ type: "hostile inputs", description });
  expect(failures).toEqual([]);
  expect(inputs.length).toBeGreaterThanOrEqual(500);
  expect(hosts.connected).toEqual([]);
  await expect(page.locator("#crash")).toBeHidden();
});
