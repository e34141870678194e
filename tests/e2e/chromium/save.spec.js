// Saving: each format gives a file with a name that every system takes, which opens here again and shows the same.

import { readFileSync } from "node:fs";

import { axeFindings } from "../support/axe.js";
import { organization, p, person, place, story } from "../support/build.js";
import { desk, drop, file, isOpened, openDesk, openSaving, pick, save } from "../support/desk.js";
import { shownTexts } from "../support/formats.js";
import { expect, test } from "../support/foreign.js";
import { isReady, openStory, readMarks, serveStory } from "../support/site.js";

test.afterEach(async ({ page, hosts }) => {
  expect(hosts.connected).toEqual([]);
  await expect(page.locator("#crash")).toBeHidden();
});

/** What every format that goes both ways can carry, with what is hard: emoji, RTL, combining characters, quotes. */
const calm = story(
  {
    headline: "🕊 Shoigu in Kabul: “why?”",
    published: "2024-11-25",
    blocks: [
      p("Sergei Shoigu 👩‍👩‍👧 flew to Kabul, said the U.N. It rained."),
      p("قال شويغو إن كابول هادئة."),
      p("Cafe\u0301 Zürich & <b>Kabul</b> * # _x_ (z) are 100 % safe; Shoigu left."),
    ],
    entities: [person("shoigu", "Sergei Shoigu", { aliases: ["Shoigu"] }), place("kabul", "Kabul"), organization("un", "U.N.")],
  },
  [
    ["headline", "Shoigu", { entity: "shoigu" }],
    ["headline", "Kabul", { entity: "kabul" }],
    [0, "Sergei Shoigu", { entity: "shoigu" }],
    [0, "Kabul", { entity: "kabul" }],
    [0, "U.N.", { entity: "un" }],
    [1, "شويغو", { entity: "shoigu" }],
    [1, "كابول", { entity: "kabul" }],
    [2, "Kabul", { entity: "kabul" }],
    [2, "Shoigu", { entity: "shoigu" }],
  ],
);

const formats = [
  ["html", ["html"], "text/html"],
  ["dateline", ["json"], "application/json"],
  ["markdown", ["md"], "text/markdown"],
  ["entities-csv", ["entities.csv"], "text/csv"],
  ["mentions-csv", ["mentions.csv"], "text/csv"],
  ["w3c", ["jsonld"], "application/ld+json"],
  ["brat", ["txt", "ann"], "text/plain"],
  ["conll", ["conll"], "text/plain"],
  ["displacy", ["json"], "application/json"],
  ["doccano", ["jsonl"], "application/jsonl"],
];

/** What comes again, by format. */
const returns = [
  ["dateline", numbered],
  ["w3c", numbered],
  ["brat", numbered],
  ["doccano", anonymous],
  ["displacy", (texts) => outermost(anonymous(texts))],
  // It has tokens, and neither spaces nor paragraphs.
  ["conll", (texts) => outermost(anonymous(texts)).join("").replaceAll(/\s/g, "")],
  ["markdown", bare],
];

test("every format is offered with what it is good for, and saved with a name and a type", async ({ page }) => {
  await openStory(page, await serveStory(page, "calm", calm));
  const saving = await openSaving(page);
  await expect(saving.locator("[data-save]")).toHaveCount(formats.length);
  for (const [word, endings, type] of formats) {
    await expect(saving.locator(`[data-save="${word}"] small`)).not.toBeEmpty();
    const files = await save(page, word);
    expect(files.map((it) => it.name), word).toEqual(endings.map((it) => `shoigu-in-kabul-why.${it}`));
    expect(files.map((it) => it.type), word).toEqual(endings.map(() => type));
    for (const it of files) expect(it.buffer.length, it.name).toBeGreaterThan(0);
    const said = saving.getByRole("status");
    for (const it of files) await expect(said).toContainText(it.name);
  }
});

/** The texts without whose the marks are. */
function anonymous(texts) {
  return texts.map((it) => it.replaceAll(/\|[^\]]*\]/g, "]"));
}

/** The texts alone. */
function bare(texts) {
  return anonymous(texts).map((it) => it.replaceAll(/[[\]]/g, ""));
}

/** The texts without the marks that lie in others. */
function outermost(texts) {
  return texts.map((text) => {
    let depth = 0;
    return text.replaceAll(/[[\]]/g, (sign) => {
      depth += sign === "[" ? 1 : -1;
      return depth === (sign === "[" ? 1 : 0) ? sign : "";
    });
  });
}

/** The texts with the marked in the order in which they come first. */
function numbered(texts) {
  const known = [];
  return texts.map((it) =>
    it.replaceAll(/\|([^\]]*)\]/g, (_, id) => {
      if (!known.includes(id)) known.push(id);
      return `|${known.indexOf(id)}]`;
    }),
  );
}

for (const [name, file] of [["a calm story", calm], ["the bundled story", undefined]]) {
  for (const [word, kept] of returns) {
    test(`${name} goes out as ${word} and comes in again`, async ({ page }) => {
      await openStory(page, file && (await serveStory(page, "calm", file)));
      const [texts, marks] = [await shownTexts(page), await readMarks(page)];
      await openSaving(page);
      const files = await save(page, word);
      await page.keyboard.press("Escape");
      await page.evaluate(() => performance.clearMarks("dateline:ready"));
      await drop(page, { files });
      await isOpened(page);
      expect(kept(await shownTexts(page))).toEqual(kept(texts));
      const kinds = (all) => all.map((it) => it.types.join(" "));
      if (file && word !== "markdown") expect(kinds(await readMarks(page))).toEqual(kinds(marks));
    });
  }
}

test("a story from the device is saved as one from the site", async ({ page }) => {
  await openDesk(page);
  await pick(page, file("calm.json", JSON.stringify(calm)));
  await isOpened(page);
  const texts = await shownTexts(page);
  await openSaving(page);
  const [saved] = await save(page, "dateline");
  await page.keyboard.press("Escape");
  await page.evaluate(() => performance.clearMarks("dateline:ready"));
  await drop(page, { files: [saved] });
  await isOpened(page, 1);
  expect(await shownTexts(page)).toEqual(texts);
});

test("what a format does not hold is said, and where", async ({ page }) => {
  await openStory(page);
  const saving = await openSaving(page);
  await save(page, "markdown");
  await saving.locator("details summary").click();
  await expect(saving.locator("details summary")).toHaveText(/^\d+ things? it does not hold$/);
  await expect(saving.locator("details li").first()).not.toBeEmpty();
});

test.describe("the page without a program", () => {
  /** Saves the bundled story as a page. */
  async function savedPage(page, info, src) {
    await openStory(page, src);
    await openSaving(page);
    const [{ buffer }] = await save(page, "html");
    const path = info.outputPath("saved.html");
    const { writeFileSync } = await import("node:fs");
    writeFileSync(path, buffer);
    return path;
  }

  test("has the words and the marks without JavaScript, and asks nobody", async ({ page, browser }, info) => {
    const path = await savedPage(page, info);
    const [texts, marks] = [await shownTexts(page), (await readMarks(page)).map((it) => it.text)];
    const context = await browser.newContext({ javaScriptEnabled: false });
    const reader = await context.newPage();
    const asked = [];
    reader.on("request", (it) => asked.push(it.url()));
    reader.on("console", (it) => asked.push(it.text()));
    await reader.goto(`file://${path}`);
    expect(asked).toHaveLength(1);
    await expect(reader.locator("script, img, link, iframe, object, embed, video, audio")).toHaveCount(0);
    const shown = await reader.locator("article").locator("h1, h2, h3, p, li, figcaption").allTextContents();
    for (const it of bare(texts)) expect(shown).toContain(it);
    expect(await reader.locator("article mark").allTextContents()).toEqual(marks);
    // It can be read at any width.
    await reader.setViewportSize({ width: 390, height: 844 });
    expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await context.close();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`is accessible in ${colorScheme}`, async ({ page, browser }, info) => {
      const path = await savedPage(page, info);
      const context = await browser.newContext({ colorScheme });
      const reader = await context.newPage();
      await reader.goto(`file://${path}`);
      expect(await axeFindings(reader)).toEqual([]);
      await context.close();
    });
  }

  test("takes nothing of a story for markup", async ({ page, browser }, info) => {
    const words = '</title></style><script>alert(1)</script><img src=x onerror=alert(1)>" onclick="alert(1)';
    const hostile = {
      ...calm, headline: words, standfirst: words, section: words, byline: [words], keywords: [words], license: words, lang: '"><img src=x>',
      blocks: [p(words), { type: "figure", src: "javascript:alert(1)", alt: words, text: words }, { type: "blockquote", text: words, cite: words }],
      entities: [{ id: "a", type: words, name: words, role: words, url: "javascript:alert(1)" }],
      mentions: [{ entity: "a", block: 0, start: 0, end: 5 }],
    };
    const path = await savedPage(page, info, await serveStory(page, "hostile", hostile));
    const context = await browser.newContext();
    const reader = await context.newPage();
    const ran = [];
    reader.on("dialog", (it) => ran.push(it.message()) && it.dismiss());
    await reader.goto(`file://${path}`);
    await expect(reader.locator("script, img, [onclick], [onerror], a[href^=javascript]")).toHaveCount(0);
    expect(await reader.locator("h1").textContent()).toBe(words);
    expect(ran).toEqual([]);
    expect(readFileSync(path, "utf8")).not.toContain("<script");
    await context.close();
  });
});

test("no cell of a table runs as a formula", async ({ page }) => {
  const names = ['=HYPERLINK("https://evil.test","x")', "+1", "-2+3", "@SUM(A1)", "\t=1", "＝1", "a\"b,c;d"];
  const entities = names.map((name, n) => person(`e${n}`, name, { role: name, description: name, aliases: [name] }));
  const blocks = names.map((it) => p(`${it} is here`));
  const mentions = names.map((it, n) => [n, it, { entity: `e${n}` }]);
  await openStory(page, await serveStory(page, "cells", story({ headline: "=1+1", blocks, entities }, mentions)));
  await openSaving(page);
  for (const word of ["entities-csv", "mentions-csv"]) {
    const [{ buffer }] = await save(page, word);
    const rows = cells(buffer.toString("utf8").replace("\ufeff", ""));
    expect(rows.length, word).toBe(names.length + 1);
    expect(new Set(rows.map((it) => it.length)).size, word).toBe(1);
    for (const cell of rows.flat()) expect(cell, word).not.toMatch(/^[\s\p{Cc}]*[=+@＝＋－＠]|^[\s\p{Cc}]*-(?!\d+(\.\d+)?$)|^[\t\r]/u);
    // And each name is there, whole.
    for (const name of names) expect(rows.flat().some((it) => it === name || it === `'${name}`), `${word}: ${name}`).toBe(true);
  }
});

/** The cells of a table by RFC 4180. */
function cells(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && plain === "" && end === "" && rows.at(-1).length === 0) break;
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((it) => it.length > 0);
}

test("a browser that keeps the worker from working says so in the dialog", async ({ page }) => {
  await openStory(page, await serveStory(page, "calm", calm));
  const saving = await openSaving(page);
  await page.evaluate(() => {
    URL.createObjectURL = () => {
      throw new TypeError("not allowed");
    };
  });
  await saving.locator("[data-save=dateline]").click();
  await expect(saving.getByRole("status")).toContainText("The browser does not let the page save a file.");
  await isReady(page);
  await expect(desk(page, "save")).toBeVisible();
});
