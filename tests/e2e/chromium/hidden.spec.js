// Hidden characters are counted and can be shown; the text keeps every one of them.

import { hidden as file } from "../support/fixtures.js";
import { findCount, findInput } from "../support/parts.js";
import { block, openStory, row, serveStory } from "../support/site.js";
import { Story } from "../support/story.js";
import { expect, test } from "../support/test.js";

const direction = 5;
const invisible = 3;

const line = (page) => page.locator("[data-hidden-count]");
const reveal = (page) => page.locator("[data-reveal]");

/** Every text of the page as it stands, and the signs drawn in it. */
async function texts(page) {
  for (const [place, text] of new Story(file).texts) {
    expect(await block(page, place).evaluate((it) => it.textContent), place).toBe(text);
  }
}

const signs = (page) =>
  page.locator("[data-hidden]").evaluateAll((all) =>
    all.map((it) => [getComputedStyle(it, "::before").content, it.textContent.codePointAt(0).toString(16)]),
  );

test.beforeEach(async ({ page }) => openStory(page, await serveStory(page, "hidden", file)));

test("they are counted by kind in one line at the story's foot", async ({ page }) => {
  await expect(line(page)).toHaveText(
    `${direction} hidden direction marks and ${invisible} invisible characters in this text. Reveal`,
  );
  await texts(page);
  for (const [content] of await signs(page)) expect(content).toBe("none");
});

test("a story that hides nothing has no such line", async ({ page }) => {
  await openStory(page);
  await expect(line(page)).toHaveCount(0);
  await expect(page.locator("[data-hidden]")).toHaveCount(0);
});

test("revealed, each is drawn by its number, and the text is what it was", async ({ page }) => {
  await reveal(page).click();
  await expect(reveal(page)).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("[data-live]")).toHaveText(/by its number in Unicode/);
  const drawn = await signs(page);
  expect(drawn).toHaveLength(direction + invisible);
  for (const [content, code] of drawn) expect(content).toBe(`"${code}"`);
  await texts(page);
  const copied = await block(page, 0).evaluate((it) => {
    getSelection().selectAllChildren(it);
    return String(getSelection());
  });
  expect(copied.trim()).toBe(file.blocks[0].text);
  // Each sign has a place of its own in its line.
  const widths = await page.locator("[data-hidden]").evaluateAll((all) => all.map((it) => it.getBoundingClientRect().width));
  for (const width of widths) expect(width).toBeGreaterThan(8);

  await reveal(page).click();
  await expect(reveal(page)).toHaveAttribute("aria-pressed", "false");
  for (const [content] of await signs(page)) expect(content).toBe("none");
  await texts(page);
});

test("find, n and p work as before while they are shown", async ({ page }) => {
  await reveal(page).click();
  await row(page, "ana").click();
  const focused = () => page.evaluate(() => document.activeElement.dataset.mention);
  await page.evaluate(() => scrollTo(0, 0));
  const way = [];
  for (const key of ["n", "n", "n", "p"]) {
    await page.keyboard.press(key);
    way.push(await focused());
  }
  expect(new Set(way.slice(0, 3)).size).toBe(3);
  expect(way[3]).toBe(way[1]);
  await page.keyboard.press("/");
  await findInput(page).fill("came");
  await expect(findCount(page)).toHaveText(/1/);
  const hit = await page.evaluate(() => [...CSS.highlights.get("find")].map(String));
  expect(hit).toEqual(["came"]);
});

test("in titles, names and labels they are left out", async ({ page }) => {
  await expect(page).toHaveTitle("Paypal and Ana");
  await expect(row(page, "ana").locator(".name")).toHaveText("Ana");
  await expect(page.locator(".byline")).toHaveText("By Writer");
  await block(page, 1).locator("mark").click();
  await expect(page.locator("[data-card]")).toHaveAttribute("aria-label", "Ana, Person");
  const hides = await page.evaluate(() =>
    [...document.querySelectorAll("*")].flatMap((it) =>
      [...it.attributes].filter(({ value }) => /[\u200b\u202a-\u202e\u2066-\u2069\u200e\u200f]/.test(value)).map(({ name }) => name),
    ),
  );
  expect(hides).toEqual([]);
});

test("an override turns round no more than its own text, shown or not", async ({ page }) => {
  // The mark after the closed override stands right of it.
  const boxes = () =>
    block(page, "headline").evaluate((it) => {
      const mark = it.querySelector("mark").getBoundingClientRect();
      const range = document.createRange();
      range.setStart(it.firstChild, 0);
      range.setEnd(it.firstChild, 3);
      return [range.getBoundingClientRect().right, mark.left];
    });
  const [before, after] = await boxes();
  expect(before).toBeLessThan(after);
  await reveal(page).click();
  const [shownBefore, shownAfter] = await boxes();
  expect(shownBefore).toBeLessThan(shownAfter);
});
