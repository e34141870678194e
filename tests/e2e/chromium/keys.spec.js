// The keys: listed, kept out of dialogs, switched off by who wants that (WCAG 2.1.4).

import { closeComfort, labelOf, tokens } from "../support/comfort.js";
import { arrowTo, focusIsIn, tabIntoStory } from "../support/keys.js";
import { barButton, dialog, findBar, openDialog } from "../support/parts.js";
import { isReady, openStory, row } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const index = story.indexOf(story.mentionsOf("shoigu")[0]);

test("? shows every key and what it does; Escape closes it and gives the focus back", async ({ page }) => {
  await openStory(page);
  await row(page, "shoigu").focus();
  await page.keyboard.press("?");
  await expect(dialog(page, "keys")).toBeVisible();
  const keys = await dialog(page, "keys").locator("kbd").allInnerTexts();
  for (const key of ["n", "p", "/", "c", "q", "o", "s", "a", "m", "l", "e", "?"]) {
    expect(keys.map((it) => it.toLowerCase()), key).toContain(key);
  }
  await page.keyboard.press("/");
  await expect(findBar(page), "keys do nothing under a dialog").toBeHidden();
  await page.keyboard.press("Escape");
  await expect(dialog(page, "keys")).toBeHidden();
  await expect(row(page, "shoigu")).toBeFocused();
});

for (const name of ["comfort", "share", "keys"]) {
  test(`the dialog "${name}" keeps the focus inside and has a name`, async ({ page }) => {
    await openStory(page);
    await openDialog(page, name);
    await expect(page.getByRole("dialog", { name: /./ })).toBeVisible();
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press("Tab");
      const where = await page.evaluate(() => {
        const it = document.activeElement;
        const { dialog, desk } = it.closest("dialog")?.dataset ?? {};
        return dialog ?? desk ?? it.localName;
      });
      // From its end the focus may go to the browser's own bars.
      expect([name, "body", "html"]).toContain(where);
    }
    await dialog(page, name).locator("[data-close]").click();
    await expect(dialog(page, name)).toBeHidden();
  });
}

test("the dialog of the keys leads to the switch of the single ones, and Back closes that", async ({ page }) => {
  await openStory(page);
  for (const [words, after] of [["off", ["keys-off"]], ["on", []]]) {
    await openDialog(page, "keys");
    await dialog(page, "keys").getByRole("button", { name: `Switch single keys ${words} in Comfort…` }).click();
    await expect(dialog(page, "keys")).toBeHidden();
    await expect(dialog(page, "comfort")).toBeVisible();
    await labelOf(page, 'input[name="keys"]').click();
    expect(await tokens(page)).toEqual(after);
    await page.goBack();
    await expect(dialog(page, "comfort")).toBeHidden();
    await expect(page.locator("[data-story]")).toBeVisible();
    await expect(barButton(page, "keys")).toBeFocused();
  }
});

test("the dialog of the keys leads to the about page, and Back leads to the story again", async ({ page }) => {
  await openStory(page);
  const story = page.url();
  await openDialog(page, "keys");
  await dialog(page, "keys").getByRole("link", { name: "About Dateline" }).click();
  await expect(page.locator(".about [data-story]")).toBeVisible();
  await expect(dialog(page, "keys")).toHaveCount(0);
  await page.goBack();
  await expect(page.locator(".about")).toHaveCount(0);
  await isReady(page);
  expect(page.url()).toBe(story);
});

test("single keys can be switched off; Escape, Enter, Tab and arrows go on working", async ({ page }) => {
  await openStory(page);
  await openDialog(page, "comfort");
  const keys = dialog(page, "comfort").locator('input[name="keys"]');
  const wasOn = await keys.isChecked();
  await labelOf(page, 'input[name="keys"]').click();
  await expect(keys).toBeChecked({ checked: !wasOn });
  await closeComfort(page);
  expect(await tokens(page)).toEqual(["keys-off"]);
  await page.reload();
  await isReady(page);

  await row(page, "shoigu").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/entity=shoigu/);
  const before = await page.evaluate(() => [location.href, scrollY, document.documentElement.dataset.comfort]);
  for (const key of ["n", "p", "/", "c", "q", "o", "s", "a", "m", "l", "?"]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  await expect(row(page, "shoigu")).toBeFocused();
  await expect(findBar(page)).toBeHidden();
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await expect(page.locator("[data-story]")).toBeVisible();
  expect(await page.evaluate(() => [location.href, scrollY, document.documentElement.dataset.comfort])).toEqual(before);

  await page.keyboard.press("Escape");
  await expect(row(page, "shoigu")).toHaveAttribute("aria-pressed", "false");
  await page.locator(".bar a").first().focus();
  await tabIntoStory(page);
  await arrowTo(page, index);
  await page.keyboard.press("Enter");
  await expect.poll(() => focusIsIn(page, "[data-card]")).toBe(true);
});

test("with keys of command held, a letter is the browser's", async ({ page }) => {
  await openStory(page);
  for (const key of ["Control+Shift+s", "Alt+s", "Meta+a", "Control+/"]) await page.keyboard.press(key);
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await expect(findBar(page)).toBeHidden();
});
