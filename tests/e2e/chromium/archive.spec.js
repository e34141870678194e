// All stories of a published site together: search, filters, dossiers, and where else somebody is.

import { rename } from "node:fs/promises";
import { join } from "node:path";

import { axeFindings, COLOURS } from "../support/axe.js";
import { dress, withComfort } from "../support/comfort.js";
import { publish } from "../support/published.js";
import { isReady } from "../support/site.js";
import { expect, test as base } from "../support/test.js";

const N = 70;
const SECTIONS = ["Culture", "Politics", "Sport"];

/** A story of some day, about one person or another, in one of three sections. */
function story(nth) {
  const [name, more] = [
    ["Ann Lee", { ids: { wikidata: "Q1001" }, aliases: ["Lee"], role: "Mayor" }],
    ["Ann Lee", {}],
    ["Maryam Noor", { aliases: ["Noor"] }],
    ["John Noor", { aliases: ["Noor"] }],
    ["Noor", {}],
  ][nth % 5];
  const word = nth % 10 ? "bread" : "saffron";
  const text = `${name} wrote about ${word} in Kabul, for the ${nth}th time. “Come in,” ${name} said.`;
  const at = (words, from = 0) => ({ start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length });
  return {
    format: "dateline/1",
    lang: "en",
    headline: `Story ${nth} of ${word}`,
    section: SECTIONS[nth % 3],
    published: `${2018 + Math.floor(nth / 10)}-${String((nth % 10) + 1).padStart(2, "0")}-05`,
    blocks: [{ id: "only", text }],
    entities: [{ id: "who", type: "person", name, ...more }, { id: "kabul", type: "place", name: "Kabul" }],
    mentions: [
      { entity: "who", block: 0, ...at(name), text: name },
      { entity: "kabul", block: 0, ...at("Kabul"), text: "Kabul" },
      { entity: "who", block: 0, ...at(name, 40), text: name },
    ],
    quotes: [{ speaker: "who", kind: "direct", parts: [{ block: 0, ...at("“Come in,”") }] }],
  };
}

const STORIES = Object.fromEntries(
  Array.from({ length: N }, (_, nth) => [`${nth % 7}/story-${nth}.json`, JSON.stringify(story(nth))]),
);

const test = base.extend({
  paper: [
    async ({}, use) => {
      const paper = await publish(STORIES, "The Paper");
      await use(paper);
      await paper.close();
    },
    { scope: "worker" },
  ],
  ownOrigin: async ({ paper }, use) => use(new URL(paper.url).origin),
});

const search = (page) => page.getByRole("searchbox", { name: "Search headlines, names and text" });
const state = (page) => page.locator(".archive-state");
const field = (page, name) => page.locator(`[data-archive-form] [name=${name}]`);
const rows = (page) => page.locator("[data-archive-list] .announcement h2");

test("the front page has the site’s name, its newest stories, and after them the older ones", async ({ page, paper }) => {
  await page.goto(paper.url);
  await expect(search(page)).toHaveAttribute("placeholder", `Search ${N} stories`);
  await expect(page.locator("h1")).toHaveText("The Paper");
  await expect(page).toHaveTitle("The Paper");
  const own = page.locator(".stories-own .announcement h2");
  await expect(own).toHaveCount(48);
  await expect(rows(page)).toHaveCount(20);
  await page.getByRole("button", { name: "2 more stories" }).click();
  await expect(rows(page)).toHaveCount(22);
  await expect(rows(page).nth(20).locator("a")).toBeFocused();
  const all = [...(await own.allTextContents()), ...(await rows(page).allTextContents())];
  const expected = Array.from({ length: N }, (_, nth) => story(N - 1 - nth).headline);
  expect(all).toEqual(expected);
});

test("words are looked for in all texts while they are typed, and the address has them", async ({ page, paper }) => {
  await page.goto(paper.url);
  await expect(search(page)).toBeVisible();
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("saff");
  await expect(state(page)).toHaveText("7 stories");
  await expect(rows(page).first()).toHaveText("Story 60 of saffron");
  await expect(page.locator(".stories-own")).toBeHidden();
  await expect(page).toHaveURL(`${paper.url}?q=saff`);
  await page.keyboard.type("ron 40th");
  await expect(state(page)).toHaveText("1 story");
  await page.reload();
  await expect(state(page)).toHaveText("1 story");
  await expect(search(page)).toHaveValue("saffron 40th");
  await search(page).fill("nowhere");
  await expect(page.locator("[data-archive-list]")).toHaveText(/No story has all of this/);
  await search(page).fill("");
  await expect(page.locator(".stories-own")).toBeVisible();
  await expect(page).toHaveURL(paper.url);
});

test("a story that was found leads there, and Back to what was found", async ({ page, paper }) => {
  await page.goto(`${paper.url}?q=saffron&section=Sport&x_own=1`);
  await expect(state(page)).toHaveText("2 stories");
  await rows(page).last().locator("a").click();
  await isReady(page);
  await expect(page.locator("h1")).toHaveText("Story 20 of saffron");
  expect(new URL(page.url()).search).toBe("?src=articles/6/story-20.json");
  await page.goBack();
  await expect(state(page)).toHaveText("2 stories");
  await expect(page).toHaveURL(/section=Sport/);
});

test("filters by section, type, time and order are in the address and can be taken out", async ({ page, paper }) => {
  await page.goto(paper.url);
  await page.getByText("Filter and sort").click();
  await field(page, "section").selectOption("Culture");
  await expect(state(page)).toHaveText("24 stories");
  await field(page, "from").selectOption("2020-01");
  await field(page, "to").selectOption("2021-10");
  const within = Array.from({ length: N }, (_, nth) => nth).filter((it) => it % 3 === 0 && 20 <= it && it < 40);
  await expect(state(page)).toHaveText(`${within.length} stories`);
  await field(page, "sort").selectOption("oldest");
  await expect(rows(page).first()).toHaveText(story(within[0]).headline);
  await field(page, "types").selectOption("place");
  await expect(page).toHaveURL(`${paper.url}?types=place&section=Culture&from=2020-01&to=2021-10&sort=oldest`);
  await page.reload();
  await expect(rows(page).first()).toHaveText(story(within[0]).headline);
  await expect(field(page, "section")).toHaveValue("Culture");
});

test("names are offered as they are typed; whoever is taken stands as a chip", async ({ page, paper }) => {
  await page.goto(paper.url);
  await page.getByText("Filter and sort").click();
  const name = page.getByLabel("Name", { exact: true });
  await name.pressSequentially("le");
  await expect(page.locator("#archive-names option")).toHaveAttribute("value", "Ann Lee (person, 28 stories)");
  await name.fill("Ann Lee (person, 28 stories)");
  await expect(state(page)).toHaveText("28 stories");
  await expect(page).toHaveURL(`${paper.url}?entity=Q1001`);
  const chip = page.locator(".archive-chips li");
  await expect(chip).toContainText("Ann Lee");
  await chip.getByRole("button", { name: "Without Ann Lee" }).click();
  await expect(chip).toHaveCount(0);
  await expect(page).toHaveURL(paper.url);
});

test("a card says in how many other stories somebody is, and leads to the dossier", async ({ page, paper }) => {
  await page.goto(`${paper.url}?src=articles/0/story-0.json`);
  await isReady(page);
  await page.locator("mark", { hasText: "Ann Lee" }).first().click();
  const link = page.locator("[data-card] [data-dossier]");
  await expect(link).toHaveText("In 27 other stories");
  // It has come later than the card, which is not to cover its own mark now.
  const [card, mark] = await Promise.all([
    page.locator("[data-card]").boundingBox(),
    page.locator("mark", { hasText: "Ann Lee" }).first().boundingBox(),
  ]);
  expect(card.y + card.height <= mark.y || mark.y + mark.height <= card.y).toBe(true);
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ann Lee");
  await page.goBack();
  await isReady(page);
  await expect(page.locator("h1")).toHaveText("Story 0 of saffron");
});

test("a dossier says who, where, when, with whom and what; each sentence leads to its place", async ({ page, paper }) => {
  await page.goto(`${paper.url}?entity=Q1001&view=dossier`);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Ann Lee");
  await expect(page).toHaveTitle("Ann Lee – The Paper");
  const head = page.locator(".archive-head");
  await expect(head).toContainText("Mayor");
  await expect(head).toContainText("28 stories, 56 mentions");
  await expect(page.locator(".archive-strip .unseen")).toContainText("2018: 8 mentions");
  await expect(page.locator(".archive-company li").first()).toHaveText("Kabul 28 stories");
  await expect(page.locator(".archive-said blockquote").first()).toHaveText("“Come in,”");
  const told = page.locator(".archive-told article");
  await expect(told.first().locator("h3")).toHaveText("Story 66 of bread");
  await expect(told.first().locator("b")).toHaveText(["Ann Lee", "Ann Lee"]);
  await page.getByRole("link", { name: "28 stories", exact: true }).click();
  await expect(state(page)).toHaveText("28 stories");
  await page.goBack();
  await told.first().getByRole("link").last().click();
  await isReady(page);
  await expect(page).toHaveURL(/#m=who\.2/);
});

test("what all stories say comes page by page", async ({ page, paper }) => {
  await page.goto(`${paper.url}?entity=place.kabul&view=dossier`);
  const told = page.locator(".archive-told article");
  await expect(told.first()).toBeVisible();
  while (await page.getByRole("button", { name: /earlier stor/ }).isVisible()) {
    const before = await told.count();
    await page.getByRole("button", { name: /earlier stor/ }).click();
    await expect(told.nth(before).locator("h3 a")).toBeFocused();
  }
  const expected = Array.from({ length: N }, (_, nth) => story(N - 1 - nth).headline);
  await expect(told.locator("h3")).toHaveText(expected);
});

test("who may be several stays apart, and says so", async ({ page, paper }) => {
  await page.goto(`${paper.url}?entity=person.noor&view=dossier`);
  await expect(page.getByRole("note")).toContainText("do not say which of them they mean: John Noor, Maryam Noor.");
  await page.getByRole("note").getByRole("link", { name: "Maryam Noor" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Maryam Noor");
  await expect(page.locator(".archive-head")).toContainText("14 stories");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Noor");
});

test("nobody by that key is said, with a way back", async ({ page, paper }) => {
  await page.goto(`${paper.url}?entity=person.nobody&view=dossier`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nobody by this name");
  await page.getByRole("link", { name: "All stories" }).click();
  await expect(page.locator("h1")).toHaveText("The Paper");
  await expect(search(page)).toBeVisible();
});

test.describe("what does not come", () => {
  test.use({ allowedConsole: /Failed to load resource/ });

  test("an index that does not come is told, and another try finds it; the newest stories are there all the same", async ({ page, paper }) => {
    await page.route("**/index/**", (route) => route.abort());
    await page.goto(`${paper.url}?q=saffron`);
    await expect(page.getByRole("alert")).toContainText("The site does not answer.");
    await page.unroute("**/index/**");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(state(page)).toHaveText("7 stories");
  });

  test("a part of the program that does not come is told, and another try finds it", async ({ page, paper }) => {
    await page.route("**/stories-*.js*", (route) => route.abort());
    await page.goto(`${paper.url}?q=saffron`);
    const failure = page.locator("[data-failure]");
    await expect(failure).toBeVisible();
    await expect(failure).toHaveRole("alert");
    await expect(failure).toContainText("The part of Dateline that lists stories did not arrive");
    await expect(page.locator("#desk-missing")).toBeHidden();
    await page.unroute("**/stories-*.js*");
    await failure.getByRole("button", { name: "Try again" }).click();
    await expect(state(page)).toHaveText("7 stories");
    await expect(failure).toBeHidden();
  });

  test("a list that does not come is told in place of the answer", async ({ page, paper }) => {
    await page.route("**/library.json", (route) => route.abort());
    await page.goto(`${paper.url}?q=saffron`);
    await expect(page.locator("[data-failure]")).toBeVisible();
  });

  test("while a deployment is on its way a question has no answer, and then has", async ({ page, paper }) => {
    await page.goto(paper.url);
    // The first view has all it needs: what it still waited for would say too that something is missing.
    await page.waitForLoadState("networkidle");
    await expect(search(page)).toBeVisible();
    // All that the page has not asked for yet is gone.
    await rename(join(paper.site, "index"), join(paper.site, "index-old"));
    try {
      await search(page).fill("saffron");
      await expect(page.getByRole("alert")).toContainText("missing on the site");
    } finally {
      await rename(join(paper.site, "index-old"), join(paper.site, "index"));
    }
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(state(page)).toHaveText("7 stories");
  });
});

for (const [locale, dir] of [["en-GB", "ltr"], ["fa-AF", "rtl"]]) {
  test.describe(locale, () => {
    test.use({ locale });

    for (const [name, address, seen] of [
      ["the library", "", "[data-archive-list] .announcement"],
      ["what was found", "?q=saffron&section=Sport&entity=Q1001", "[data-archive-list] .announcement"],
      ["nothing found", "?q=nowhere", ".empty"],
      ["a dossier", "?entity=Q1001&view=dossier", ".archive-told article"],
      ["a dossier of whom may be several", "?entity=person.noor&view=dossier", ".archive-told article"],
      ["a dossier of nobody", "?entity=person.nobody&view=dossier", ".empty"],
    ]) {
      test(`axe finds nothing in ${name}, in any theme`, async ({ page, paper }) => {
        await withComfort(page, "theme-light");
        await page.goto(paper.url + address);
        await expect(page.locator("html")).toHaveCSS("direction", dir);
        await expect(page.locator(seen).first()).toBeVisible();
        expect(await axeFindings(page)).toEqual([]);
        for (const [token, colorScheme] of [["theme-sepia", "light"], ["theme-dark", "dark"], ["", "light"], ["", "dark"]]) {
          await dress(page, token, colorScheme);
          expect(await axeFindings(page, COLOURS), `${token} ${colorScheme}`).toEqual([]);
        }
      });
    }
  });
}

test("from right to left, words, filters and dossiers are in the reader’s language, and stories in theirs", async ({ browser, paper }) => {
  const page = await browser.newPage({ locale: "fa-AF" });
  await page.goto(`${paper.url}?q=saffron&section=Sport`);
  await expect(state(page)).toHaveText("۲ گزارش");
  const headline = rows(page).first().locator("a");
  await expect(headline).toHaveText("Story 50 of saffron");
  const [list, line] = await Promise.all([page.locator("[data-archive-list]").boundingBox(), state(page).boundingBox()]);
  // What is counted begins at the right edge of the list.
  expect(Math.abs(list.x + list.width - line.x - line.width)).toBeLessThan(2);
  await page.goto(`${paper.url}?entity=Q1001&view=dossier`);
  await expect(page.locator(".archive-head")).toContainText("۲۸ گزارش، ۵۶ یادکرد");
  await expect(page.locator(".archive-told a[dir=auto]").first()).toHaveCSS("direction", "ltr");
  await page.close();
});

for (const width of [320, 390, 768, 1280]) {
  test(`nothing is wider than the window at ${width} px`, async ({ page, paper }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ["?entity=Q1001&from=2019-01", "?entity=Q1001&view=dossier"]) {
      await page.goto(paper.url + address);
      await expect(page.locator(".archive-told article, [data-archive-list] .announcement").first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
