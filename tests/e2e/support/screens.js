// Every screen of the site, by name, for what must hold on all of them.

import { expect } from "@playwright/test";

import { desk, drop, file, isOpened, openDesk, openReport, openSaving, pick, refused, save } from "./desk.js";
import { emoji, hidden, hostile, longNames, noEntities, overlaps, pictures, rightToLeft } from "./fixtures.js";
import { card, dialog, findCount, findInput, openCard, openDialog, openSheet, showView, spotlight } from "./parts.js";
import { choose, hasFailed, openAbout, openLibrary, openStory, serveStory, typeSwitch } from "./site.js";
import { loadStory, storyPath } from "./story.js";
import { at } from "./env.js";

/** The screens of the site itself: name and how to get there. */
export const screens = {
  library: openLibrary,
  story: (page) => openStory(page),
  choice: openChoice,
  about: openAbout,
  failure: openFailure,
  question: openQuestion,
};

/** The story as it stands while somebody reads with it. */
export const states = {
  names: async (page) => {
    await openStory(page);
    await openSheet(page);
  },
  quotes: async (page) => {
    await openStory(page);
    await showView(page, "quotes");
  },
  contents: async (page) => {
    await openStory(page);
    await showView(page, "contents");
  },
  card: async (page) => {
    const story = loadStory();
    await openStory(page);
    await openCard(page, story.indexOf(story.mentionsOf("baradar").at(-1)));
  },
  "card-of-many": async (page) => {
    await openStory(page, await serveStory(page, "overlaps", overlaps));
    await page.locator('[data-block="0"] mark[data-entity="university faculty herat"]').click();
    await expect(card(page)).toBeVisible();
  },
  focus: async (page) => {
    await openStory(page);
    await page.locator('[data-story] [tabindex="0"]').focus();
    await expect(card(page)).toBeVisible();
  },
  find: async (page) => {
    await openStory(page);
    await page.keyboard.press("/");
    await findInput(page).fill("taliban");
    await expect(findCount(page)).toHaveText(/\d/);
  },
  spotlight: async (page) => {
    await page.goto(at(`?src=${storyPath}&entity=shoigu,taliban&view=spotlight`));
    await expect(spotlight(page)).toBeVisible();
  },
  comfort: opening("comfort"),
  share: opening("share"),
  keys: opening("keys"),
  notice: async (page) => {
    await page.goto(at(`?src=${storyPath}#m=shoigu.3~other%20words`));
    await expect(page.locator("[data-notice]")).toBeVisible();
  },
  print: async (page) => {
    await openStory(page);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await expect(page.locator("[data-print-index]")).toBeVisible();
  },
};

const LONG_NAME = `${"a-very-long-name-of-a-file-".repeat(6)}\u{1f54a}.json`;

/** What opens later: stories of the reader's own, the report, saving. */
export const deskStates = {
  "desk-open": openDesk,
  "desk-refused": async (page) => {
    await openDesk(page);
    await pick(page, file(LONG_NAME, Buffer.from("Caf\xe9 in K\xf6ln", "latin1")));
    await expect(refused(page)).toBeVisible();
  },
  "desk-choose": async (page) => {
    await openDesk(page);
    const headlines = ["Rain over Kabul", "x".repeat(200), "كابول هادئة", ...Array.from({ length: 30 }, (_, n) => `Story number ${n}`)];
    await pick(page, file("many.jsonl", headlines.map((it) => JSON.stringify({ text: `${it}\n\nIt rained.`, label: [] })).join("\n")));
    await expect(desk(page, "choose")).toBeVisible();
  },
  "desk-over": async (page) => {
    await openLibrary(page);
    await page.dispatchEvent("body", "dragover");
    await expect(page.locator("html")).toHaveAttribute("data-drag");
  },
  "desk-report": async (page) => {
    await openLibrary(page);
    await drop(page, { files: [file(LONG_NAME, JSON.stringify(faulty))] });
    await isOpened(page);
    await openReport(page);
  },
  "desk-save": async (page) => {
    await openStory(page);
    await openSaving(page);
    await save(page, "displacy");
    await desk(page, "save").locator("details summary").click();
  },
  "desk-local": async (page) => {
    await openLibrary(page);
    await drop(page, { files: [file(LONG_NAME, JSON.stringify(faulty))] });
    await isOpened(page);
    await page.locator("[data-file]").scrollIntoViewIfNeeded();
  },
};

/** A file with something to say of every kind, some of it at length. */
const faulty = {
  text: "🕊 Shoigu flew to Kabul, where it rained.",
  ents: [
    { start: 2, end: 8, label: "PERSON" },
    { start: 17, end: 22, label: "GPE", text: "Kabul" },
    ...Array.from({ length: 12 }, (_, n) => ({ start: 400 + n, end: 420, label: "LOC", text: "Rome" })),
    { start: "x", end: null, label: "LOC" },
  ],
  ["a_field_that_nobody_knows_".repeat(6)]: { deep: [1] },
  mood: "calm",
};

/** Stories whose shape is hard on a layout. */
export const hardStories = {
  "no-entities": serving("no-entities", noEntities),
  "long-names": serving("long-names", longNames),
  overlaps: serving("overlaps", overlaps),
  pictures: serving("pictures", pictures),
  emoji: serving("emoji", emoji),
  rtl: serving("rtl", rightToLeft),
  hostile: serving("hostile", hostile),
  revealed: async (page) => {
    await serving("revealed", hidden)(page);
    await page.locator("[data-reveal]").click();
  },
};

/** The story with one entity chosen and another type switched off. */
async function openChoice(page) {
  const story = loadStory();
  await openStory(page);
  const { entity, type } = story.mentions.find((it) => it.entity !== ".");
  await choose(page, entity);
  await typeSwitch(page, story.types.find((it) => it !== type)).click();
}

/** A dialog by its button, or by its key where a narrow bar has no room for the button. */
function opening(name) {
  const key = { comfort: "a", keys: "?" }[name];
  return async (page) => {
    await openStory(page);
    if (key) await page.keyboard.press(key);
    else await openDialog(page, name);
    await expect(dialog(page, name)).toBeVisible();
  };
}

/** Of a host whose name is long and in code; nobody is asked. */
async function openQuestion(page) {
  const host = `${"long-name.".repeat(6)}аррӏе.test`;
  await page.goto(at(`?src=${encodeURIComponent(`https://${host}/stories/of/today/${"x".repeat(80)}.json`)}`));
  await expect(page.locator("[data-ask]")).toBeVisible();
}

async function openFailure(page) {
  await page.goto(at("?src=articles/no-such-story.json"));
  await hasFailed(page);
}

function serving(name, story) {
  return async (page) => openStory(page, await serveStory(page, name, story));
}
