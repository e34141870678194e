// A reader corrects what is marked: hide, merge, split, retype, add; in the whole story at once, and back again.

import { axeFindings } from "../support/axe.js";
import { desk, drop, isOpened, openSaving, save } from "../support/desk.js";
import { expect, test } from "../support/foreign.js";
import { arrowTo, tabIntoStory } from "../support/keys.js";
import { block, isReady, marksOf, openLibrary, openStory, readMarks, row, serveStory } from "../support/site.js";

const paragraphs = [
  "Michael Jordan met Jordan in Kabul Bank on Monday.",
  "Jordan is a kingdom. Mr. Jordan left, 🕊 said the Kabul Bank.",
];
const at = (place, start, text, more) => ({ block: place, start, end: start + text.length, text, ...more });
const auto = { by: "model:names@1", score: 0.7 };
const story = {
  format: "dateline/1",
  headline: "Jordan",
  blocks: paragraphs,
  entities: [
    { id: "jordan", type: "person", name: "Michael Jordan", aliases: ["Jordan"] },
    { id: "mister", type: "person", name: "Mr. Jordan" },
    { id: "kabul", type: "place", name: "Kabul" },
  ],
  mentions: [
    at("headline", 0, "Jordan", { entity: "jordan", ...auto }),
    at(0, 0, "Michael Jordan", { entity: "jordan", ...auto }),
    at(0, 19, "Jordan", { entity: "jordan", ...auto }),
    at(0, 29, "Kabul", { entity: "kabul", ...auto }),
    at(0, 43, "Monday", { type: "date", ...auto }),
    at(1, 0, "Jordan", { entity: "jordan", ...auto }),
    at(1, 21, "Mr. Jordan", { entity: "mister", ...auto }),
  ],
};

const dialog = (page) => desk(page, "correct");
const form = (page, act) => dialog(page).locator(`form[data-act=${act}]`);
const bar = (page) => page.locator("[data-corrections]");
const says = (page) => bar(page).getByRole("status");
const mark = (page, place, nth) => block(page, place).locator("mark").nth(nth);
/** What is marked, as `Kabul kabul place`. */
const marked = async (page) => (await readMarks(page)).map((it) => `${it.text} ${it.entities} ${it.types}`);

const open = async (page, name = "corrected", of = story) => openStory(page, await serveStory(page, name, of));

/** Opens the dialog at a mark, by its card. */
async function correct(page, place, nth) {
  await mark(page, place, nth).click();
  await page.locator("[data-card] [data-correct]").click();
  await expect(dialog(page)).toBeVisible();
}

/** Selects words of a text, as a reader does by mouse. */
const select = (page, place, start, end) =>
  page.evaluate(([place, start, end]) => {
    const holder = document.querySelector(`[data-story] [data-block="${place}"]`);
    const point = (at) => {
      const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), before = 0; node; node = walker.nextNode()) {
        if (at <= before + node.length) return [node, at - before];
        before += node.length;
      }
      return [holder, holder.childNodes.length];
    };
    getSelection().setBaseAndExtent(...point(start), ...point(end));
  }, [place, start, end]);

test.afterEach(async ({ page, hosts }) => {
  expect(hosts.connected).toEqual([]);
  await expect(page.locator("#crash")).toBeHidden();
  const texts = await page.locator("[data-story] p[data-block]").allTextContents();
  if (texts.length > 0) expect(texts).toEqual(paragraphs);
});

test("a name is of another type: every mark of it, the list and the legend", async ({ page }) => {
  await open(page);
  await correct(page, 0, 0);
  await form(page, "retype").locator("select").selectOption("place");
  await form(page, "retype").getByRole("button").click();
  await expect(says(page)).toHaveText("“Michael Jordan” is of the type “place” (4 mentions).");
  await expect(dialog(page)).toHaveCount(0);
  expect(new Set(await marksOf(page, "jordan").evaluateAll((all) => all.map((it) => it.dataset.type)))).toEqual(new Set(["place"]));
  await expect(page.locator("[data-cast] li[data-type=place]", { has: page.locator("button[data-entity=jordan]") })).toHaveCount(1);
  // It is no longer the program's word.
  await expect(row(page, "jordan").locator(".auto")).toHaveCount(0);
  await expect(row(page, "kabul").locator(".auto")).toHaveCount(1);
});

test("two names are one", async ({ page }) => {
  await open(page);
  await correct(page, 1, 1);
  await form(page, "merge").locator("select").selectOption("jordan");
  await form(page, "merge").getByRole("button").click();
  await expect(says(page)).toHaveText("“Mr. Jordan” is “Michael Jordan” (1 mention).");
  await expect(marksOf(page, "jordan")).toHaveCount(5);
  await expect(row(page, "mister")).toHaveCount(0);
});

test("one name is two: here only, or wherever it is called so", async ({ page }) => {
  await open(page);
  await correct(page, 1, 0);
  await form(page, "split").getByRole("button").click();
  await expect(says(page)).toHaveText("“Jordan” is another (1 mention).");
  expect(await marked(page)).toContain("Jordan jordan-2 person");
  await expect(marksOf(page, "jordan")).toHaveCount(3);

  await correct(page, 0, 0);
  await form(page, "split").locator("[name=which]").selectOption("Jordan");
  await form(page, "split").locator("[name=into]").selectOption("mister");
  await form(page, "split").getByRole("button").click();
  await expect(says(page)).toHaveText("here “Jordan” is “Mr. Jordan” (2 mentions).");
  await expect(marksOf(page, "mister")).toHaveCount(3);
  await expect(marksOf(page, "jordan")).toHaveCount(1);
});

test("what is no name is hidden: one, or all", async ({ page }) => {
  await open(page);
  await correct(page, 0, 1);
  await form(page, "hide").getByRole("button", { name: "Hide only this one" }).click();
  await expect(marksOf(page, "jordan")).toHaveCount(3);
  await correct(page, 0, 0);
  await form(page, "hide").getByRole("button", { name: "Hide all 3 mentions" }).click();
  await expect(marksOf(page, "jordan")).toHaveCount(0);
  await expect(row(page, "jordan")).toHaveCount(0);
  // What is of nobody has no other ways.
  await correct(page, 0, 1);
  await expect(dialog(page).locator("form")).toHaveCount(2);
  await form(page, "hide").getByRole("button").click();
  await expect(says(page)).toHaveText("“Monday” is no name (1 mention).");
  expect(await marked(page)).toEqual(["Kabul kabul place", "Mr. Jordan mister person"]);
});

test("selected words are a name, there and elsewhere; a mark in them gives way", async ({ page }) => {
  await open(page);
  await select(page, 0, 29, 39);
  await page.keyboard.press("e");
  await expect(dialog(page).getByRole("heading", { name: "Add a name" })).toBeVisible();
  await expect(form(page, "add").locator("input")).toHaveValue("Kabul Bank");
  await form(page, "add").locator("[name=type]").selectOption("organization");
  await form(page, "add").getByRole("button").click();
  await expect(says(page)).toHaveText("“Kabul Bank” is a name (2 mentions).");
  await expect(marksOf(page, "kabul-bank")).toHaveText(["Kabul Bank", "Kabul Bank"]);
  await expect(row(page, "kabul")).toHaveCount(0);
  // Behind an emoji, and within what a program has marked as more.
  await select(page, 1, 25, 31);
  await page.locator("[data-desk-act=correct]").click();
  await form(page, "add").locator("[name=into]").selectOption("jordan");
  await form(page, "add").getByRole("button").click();
  await expect(says(page)).toHaveText("“Jordan” is “Michael Jordan” (1 mention).");
  expect(await marked(page)).not.toContain("Mr. Jordan mister person");
});

test("words that the story does not have are told, and nothing is lost", async ({ page }) => {
  await open(page);
  const before = await marked(page);
  await page.locator("[data-desk-act=correct]").click();
  await form(page, "add").locator("input").fill("Atlantis");
  await page.keyboard.press("Enter");
  await expect(dialog(page).getByRole("alert")).toHaveText("This can’t be done: “Atlantis” does not stand there.");
  await expect(form(page, "add").locator("input")).toHaveValue("Atlantis");
  await page.keyboard.press("Escape");
  expect(await marked(page)).toEqual(before);
  await expect(bar(page)).toHaveCount(0);
});

test("by keys alone; the focus stays at the name", async ({ page }) => {
  await open(page);
  await tabIntoStory(page);
  await arrowTo(page, 3);
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-card] [data-card-name]")).toHaveText("Kabul");
  await page.keyboard.press("e");
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(form(page, "retype").locator("select")).toBeFocused();
  await page.keyboard.type("org");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(says(page)).toHaveText("“Kabul” is of the type “organization” (1 mention).");
  await expect(mark(page, 0, 2)).toBeFocused();
});

test("each can be taken back, in any order", async ({ page }) => {
  await open(page);
  const before = await marked(page);
  for (const place of [0, 1]) {
    await correct(page, place, place === 0 ? 2 : 1);
    await form(page, "hide").getByRole("button").last().click();
    await expect(says(page)).toContainText(place === 0 ? "“Kabul”" : "“Mr. Jordan”");
  }
  await bar(page).getByRole("button", { name: "All corrections…" }).click();
  const list = desk(page, "corrections").getByRole("listitem");
  await expect(list).toHaveCount(2);
  await list.first().getByRole("button").click();
  await expect(says(page)).toHaveText("Taken back: “Kabul” is no name (1 mention).");
  await expect(marksOf(page, "kabul")).toHaveCount(1);
  await bar(page).getByRole("button", { name: "Take back" }).click();
  await expect(marksOf(page, "mister")).toHaveCount(1);
  await expect(bar(page).getByRole("button", { name: "Take back" })).toBeHidden();
  await expect(bar(page).getByRole("button", { name: "Close" })).toBeFocused();
  expect(await marked(page)).toEqual(before);
});

test("they are saved with the story, made or listed, and listed ones are there when it is opened again", async ({ page }) => {
  await open(page);
  await correct(page, 0, 2);
  await form(page, "hide").getByRole("button").click();
  await expect(bar(page)).toBeVisible();
  await openSaving(page);
  const [listed] = await save(page, "dateline\"][data-listed=\"");
  const [made] = await save(page, "dateline\"]:not([data-listed])[data-save=\"dateline");
  await page.keyboard.press("Escape");
  expect(JSON.parse(made.buffer).changes).toBeUndefined();
  expect(JSON.parse(made.buffer).entities.map((it) => it.id)).not.toContain("kabul");
  const { changes, entities } = JSON.parse(listed.buffer);
  expect(changes).toEqual([{ kind: "hide", entity: "kabul" }]);
  expect(entities.map((it) => it.id)).toContain("kabul");

  await openLibrary(page);
  await drop(page, { files: [listed] });
  await isOpened(page);
  await expect(says(page)).toHaveText("A reader’s 1 correction is made.");
  await expect(marksOf(page, "kabul")).toHaveCount(0);
  await bar(page).getByRole("button", { name: "Take back" }).click();
  await expect(marksOf(page, "kabul")).toHaveCount(1);
});

test("who comes back finds them; who leaves the page with them is asked", async ({ page }) => {
  await open(page);
  await correct(page, 0, 2);
  await form(page, "hide").getByRole("button").click();
  await expect(marksOf(page, "kabul")).toHaveCount(0);
  await page.locator("header a").first().click();
  await expect(page.locator("[data-library]")).toBeVisible();
  await page.goBack();
  await isReady(page);
  await expect(says(page)).toHaveText("Your 1 correction is made.");
  await expect(marksOf(page, "kabul")).toHaveCount(0);
  const asked = new Promise((resolve) => {
    page.once("dialog", async (it) => {
      resolve(it.type());
      await it.accept();
    });
  });
  await page.reload();
  expect(await asked).toBe("beforeunload");
});

test("an empty list brings nothing", async ({ page }) => {
  const asked = [];
  page.on("request", (it) => asked.push(it.url()));
  await open(page, "empty", { ...story, changes: [] });
  await page.waitForTimeout(500);
  expect(asked.filter((it) => /desk-|worker-/.test(it))).toEqual([]);
});

test("a list that does not fit is told", async ({ page }) => {
  const changes = [{ kind: "hide", entity: "nobody" }, { kind: "retype", entity: "kabul", type: "organization" }];
  await open(page, "listed", { ...story, changes });
  await expect(says(page)).toHaveText("A reader’s 1 correction is made; 1 does not fit this story.");
  expect(await marked(page)).toContain("Kabul kabul organization");
});

test("a chosen name stays chosen, and the spotlight shows what is so now", async ({ page }) => {
  await open(page);
  await correct(page, 1, 0);
  await form(page, "hide").getByRole("button", { name: "Hide only this one" }).click();
  await expect(marksOf(page, "jordan")).toHaveCount(3);
  await expect(row(page, "jordan")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("s");
  await expect(page.locator("[data-spotlight]")).toContainText("2 of 4 sentences");
  await bar(page).getByRole("button", { name: "Take back" }).click();
  await expect(page.locator("[data-spotlight]")).toContainText("3 of 4 sentences");
  await expect(row(page, "jordan")).toHaveAttribute("aria-pressed", "true");
});

for (const theme of ["light", "dark"]) {
  test(`dialog and bar can be used by everybody, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width: 390, height: 780 });
    await open(page);
    await correct(page, 0, 0);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await form(page, "retype").locator("select").selectOption("place");
    await form(page, "retype").getByRole("button").click();
    await expect(bar(page)).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    const foot = await bar(page).boundingBox();
    expect(foot.x).toBeGreaterThanOrEqual(0);
    expect(foot.x + foot.width).toBeLessThanOrEqual(390);
  });
}
