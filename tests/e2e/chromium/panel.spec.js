// The panel: names by type, found, ordered, folded away; tied to the story both ways.

import { crowd } from "../support/extreme-stories.js";
import { isSeen } from "../support/geometry.js";
import { tabTo } from "../support/keys.js";
import { filterBox, markOf, viewSwitch } from "../support/parts.js";
import { accents } from "../support/reading-stories.js";
import { openStory, row, serveStory } from "../support/site.js";
import { loadStory } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const rows = (page) => page.locator("[data-names] button[data-entity]:visible");
const shown = (page) => rows(page).evaluateAll((all) => all.map((it) => it.dataset.entity));
const group = (page, type) => page.locator(`[data-group="${type}"]`);
const order = (page) => page.locator("select[data-order]");
const count = (id) => story.mentionsOf(id).length;

test("every name is there once, under its type, with its count and its role", async ({ page }) => {
  await openStory(page);
  expect((await shown(page)).toSorted()).toEqual(story.entities.map((it) => it.id).toSorted());
  for (const { id, name, type, role } of story.entities) {
    const own = group(page, type).locator(`button[data-entity="${id}"]`);
    await expect(own).toContainText(name);
    await expect(own).toContainText(new RegExp(`(^|\\D)${count(id)}(\\D|$)`));
    if (role) await expect(own).toContainText(role);
  }
});

test("a group's head folds it away and back, says so, and how many it holds", async ({ page }) => {
  await openStory(page);
  const head = group(page, "person").locator("h3 > button[aria-expanded]");
  const people = story.entities.filter((it) => it.type === "person");
  await expect(head).toHaveAttribute("aria-expanded", "true");
  await expect(head).toContainText(String(people.length));
  await head.click();
  await expect(head).toHaveAttribute("aria-expanded", "false");
  await expect(row(page, "shoigu")).toBeHidden();
  await expect(row(page, "taliban")).toBeVisible();
  await head.click();
  await expect(row(page, "shoigu")).toBeVisible();
});

test("names in the order of mentions, of first appearance, and of the alphabet", async ({ page }) => {
  await openStory(page);
  const own = group(page, "person").locator("button[data-entity]");
  const people = () => own.evaluateAll((all) => all.map((it) => it.dataset.entity));
  const ids = story.entities.filter((it) => it.type === "person").map((it) => it.id);
  const first = (id) => story.indexOf(story.mentionsOf(id)[0]);

  await order(page).selectOption("count");
  await expect.poll(async () => (await people()).map(count)).toEqual(ids.map(count).toSorted((a, b) => b - a));
  await order(page).selectOption("first");
  await expect.poll(people).toEqual(ids.toSorted((a, b) => first(a) - first(b)));
  await order(page).selectOption("name");
  const name = (id) => story.entity(id).name;
  await expect.poll(people).toEqual(ids.toSorted((a, b) => name(a).localeCompare(name(b), "en")));
});

test("the filter box folds case and knows other names", async ({ page }) => {
  await openStory(page);
  const found = { SHOI: "shoigu", "u.s.": "united-states", khalil: "karzai", sco: "sco", mos: "moscow" };
  for (const [words, id] of Object.entries(found)) {
    await filterBox(page).fill(words);
    await expect.poll(() => shown(page), { message: words }).toEqual([id]);
  }
  await filterBox(page).fill("");
  await expect(rows(page)).toHaveCount(story.entities.length);
});

test("the filter box folds accents, both in the names and in what is typed", async ({ page }) => {
  await openStory(page, await serveStory(page, "accents", accents));
  const found = { "zoe mull": "zoe", Zürich: "zurich", zurich: "zurich", ZOË: "zoe" };
  for (const [words, id] of Object.entries(found)) {
    await filterBox(page).fill(words);
    await expect.poll(() => shown(page), { message: words }).toEqual([id]);
  }
});

test("a filter that fits nobody says so, and Escape or an empty box brings all back", async ({ page }) => {
  await openStory(page);
  await filterBox(page).fill("lavrov");
  await expect(rows(page)).toHaveCount(0);
  await expect(page.locator("[data-names]")).toContainText(/\b0 of|no |none|nobody/i);
  await filterBox(page).fill("");
  await expect(rows(page)).toHaveCount(story.entities.length);
});

test("c leads to the box, and Tab from there to the names", async ({ page }) => {
  await openStory(page);
  await page.keyboard.press("c");
  await expect(filterBox(page)).toBeFocused();
  await page.keyboard.type("barad");
  await expect.poll(() => shown(page)).toEqual(["baradar"]);
  await tabTo(page, "[data-cast] button[data-entity]", { atMost: 6 });
  await page.keyboard.press("Enter");
  await expect(row(page, "baradar")).toHaveAttribute("aria-pressed", "true");
});

test("in the box, Enter chooses the name that fits best, once, and n goes on from there", async ({ page }) => {
  await openStory(page);
  await page.keyboard.press("c");
  await expect(filterBox(page)).toBeFocused();
  await page.keyboard.type("kabul");
  await page.keyboard.press("Enter");
  await expect(row(page, "kabul")).toHaveAttribute("aria-pressed", "true");
  await expect(row(page, "kabul")).toBeFocused();
  await page.waitForTimeout(200);
  await expect(row(page, "kabul")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("n");
  await expect(page.locator("[data-live]")).toHaveText("Kabul, 1 of 3");
});

test("c opens the names from another view too", async ({ page }) => {
  await openStory(page);
  await page.keyboard.press("q");
  await expect(page.locator("[data-quotes]")).toBeVisible();
  await page.keyboard.press("c");
  await expect(filterBox(page)).toBeFocused();
  await expect(viewSwitch(page, "names")).toHaveAttribute("aria-pressed", "true");
});

test("the head of a group stays in sight while its names pass", async ({ page }) => {
  await openStory(page, await serveStory(page, "crowd", crowd));
  await row(page, "e200").scrollIntoViewIfNeeded();
  await row(page, "e200").evaluate((it) => it.scrollIntoView({ block: "center", behavior: "instant" }));
  expect(await isSeen(group(page, "person").locator("h3 > button"))).toBe(true);
});

test("a click in the text scrolls the list to the row", async ({ page }) => {
  await openStory(page, await serveStory(page, "crowd", crowd));
  expect(await isSeen(row(page, "e299"))).toBe(false);
  await markOf(page, 299).click();
  await expect(row(page, "e299")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  await expect.poll(() => isSeen(row(page, "e299"))).toBe(true);
});

test("the rug shows where a name stands in the story, and a click on it goes there", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await openStory(page);
  const sees = (mention) => isSeen(markOf(page, story.indexOf(mention)));
  for (const id of ["taliban", "karzai"]) {
    // Who is mentioned seldom has one when they are chosen.
    await row(page, id).click();
    const rug = page.locator(`[data-rug="${id}"]`);
    await rug.scrollIntoViewIfNeeded();
    const { width, height } = await rug.boundingBox();
    const mentions = story.mentionsOf(id);
    await rug.click({ position: { x: width - 2, y: height / 2 } });
    await expect.poll(() => sees(mentions.at(-1)), { message: `${id}: its end` }).toBe(true);
    await rug.scrollIntoViewIfNeeded();
    await rug.click({ position: { x: 2, y: height / 2 } });
    await expect.poll(() => sees(mentions[0]), { message: `${id}: its start` }).toBe(true);
  }
});
