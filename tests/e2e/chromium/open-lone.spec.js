// A file that was to be a story and holds only null, a number, a word or nothing is called that; it is no text to read.
// By drop it is held by the fixtures in `open-formats.spec.js`, by its address in `faults-files.spec.js`.

import { desk, drop, file, isOpened, openDesk, paste, pick, refused } from "../support/desk.js";
import { expect, test } from "../support/foreign.js";
import { openLibrary } from "../support/site.js";

const lone = [
  ["null", "null"],
  ["42", "a number"],
  ["-1.5e3 ", "a number"],
  ["true", "true"],
  ["\nfalse", "false"],
];
const nextStep = /Check that it is the right one, and that its story was written into it\./;

test("by the picker", async ({ page }) => {
  await openDesk(page);
  for (const [text, what] of [...lone, ['"Shoigu flew to Kabul."', "a string"]]) {
    await pick(page, file("story.json", text));
    await expect(refused(page)).toContainText(`story.json can’t be openedThe file is JSON, but all it holds is ${what}.`);
    await expect(refused(page)).toContainText(nextStep);
    await expect(refused(page)).toHaveRole("alert");
  }
});

test("by drop", async ({ page }) => {
  await openLibrary(page);
  for (const [text, what] of lone) {
    await drop(page, { files: [file("story.json", text)] });
    await expect(refused(page)).toContainText(`all it holds is ${what}.`);
  }
  await drop(page, { files: [file("story.json", "")] });
  await expect(refused(page)).toContainText("The file is empty.");
});

test("by paste", async ({ page }) => {
  await openLibrary(page);
  for (const [text, what] of lone) {
    await paste(page, text);
    await expect(refused(page)).toContainText(`What was pasted can’t be openedThe file is JSON, but all it holds is ${what}.`);
    await page.keyboard.press("Escape");
    await expect(desk(page)).toHaveCount(0);
  }
});

for (const [what, name, text, shown] of [
  ["words in quotation marks that are pasted", undefined, '"Kabul is quiet."', '"Kabul is quiet."'],
  ["a number in a file that is called a text", "a.txt", "42", "42"],
]) {
  test(`${what} open as they are`, async ({ page }) => {
    await openLibrary(page);
    if (name) await drop(page, { files: [file(name, text)] });
    else await paste(page, text);
    await isOpened(page);
    await expect(page.locator("[data-story] [data-block='0']")).toHaveText(shown);
  });
}
