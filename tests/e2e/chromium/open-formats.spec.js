// Each file that holds an importer, opened as a reader opens it: the page shows and says what the core does.

import { desk, drop, fileLine, openReport } from "../support/desk.js";
import { fixtures, formats, reportedNotes, shownTexts } from "../support/formats.js";
import { expect, test } from "../support/foreign.js";
import { openLibrary } from "../support/site.js";

// A picture that lies beside the file on the device is not on the site.
test.use({ allowedConsole: /^Failed to load resource/ });

// What a program would find in them is no matter of the formats.
test.beforeEach(({ page }) => page.route("**/names-*.bin.gz", (route) => route.abort()));

/** Lets go of files over the page; comes back when it has opened them, asks which story, or says why not. */
async function give(page, files) {
  await page.evaluate(() => {
    document.querySelector("dialog.desk")?.close();
    performance.clearMarks("dateline:ready");
  });
  await drop(page, { files });
  await page.waitForFunction(
    () => performance.getEntriesByName("dateline:ready").length > 0 || document.querySelector("[data-refused], [data-desk=choose]"),
  );
}

/** Takes the story with this number, by keyboard alone. */
async function chooseByKeyboard(page, nth) {
  await expect(desk(page, "choose")).toBeVisible();
  for (let n = 0; n <= nth + 1; n += 1) await page.keyboard.press("Tab");
  await expect(desk(page, "choose").locator(`[data-nth="${nth}"]`)).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => performance.getEntriesByName("dateline:ready").length > 0);
}

async function showsStory(page, { format, stories }, nth, name) {
  const { texts, notes, counts } = stories[nth];
  expect.soft(await shownTexts(page), name).toEqual(texts);
  const said = (await fileLine(page).innerText()).replaceAll(/[()]/g, "");
  expect.soft(said, name).toContain(`Read as ${format.replaceAll(/[()]/g, "")}`);
  const report = await openReport(page);
  expect.soft(await report.locator("[data-counts]").innerText(), name).toContain(`Mentions: ${counts}.`);
  const inOrder = (all) => [...all].sort();
  expect.soft(inOrder(await reportedNotes(report)), name).toEqual(inOrder(notes));
  await page.keyboard.press("Escape");
  await expect(report).toHaveCount(0);
}

for (const format of formats) {
  for (const kind of ["good", "broken"]) {
    test(`${kind} files of ${format} open as the core reads them`, async ({ page, hosts }) => {
      test.setTimeout(120_000);
      await openLibrary(page);
      for (const { name, files, expected } of fixtures(format, kind)) {
        await give(page, files);
        if (expected.error) {
          const refusal = desk(page, "open").locator("[data-refused]");
          expect.soft(await refusal.innerText(), name).toContain(`${expected.error}.`);
          expect.soft(await refusal.innerText(), name).toContain(`${expected.remedy}.`);
          continue;
        }
        const n = expected.stories.length;
        if (1 < n) await chooseByKeyboard(page, n - 1);
        await showsStory(page, expected, n - 1, name);
        if (kind === "good") await expect.soft(page.locator("[data-notes]"), name).toHaveCount(0);
      }
      await expect(page.locator("#crash")).toBeHidden();
      expect(hosts.connected).toEqual([]);
    });
  }
}
