// One reader's journey, told once for every engine: open, read a block, choose an entity, filter a type, open a card,
// move on, find, put into the spotlight, read in the dark, have names marked, correct one.
// What a `reader` can do: reader.js.

import { expect } from "@playwright/test";

import { at } from "../support/env.js";
import { loadStory, storyPath } from "../support/story.js";
import { isShown, seen, text } from "./reader.js";

export async function readTheStory(reader) {
  const story = loadStory();
  const { id, type } = story.entities.find((it) => story.mentionsOf(it.id).length > 1);
  const chosen = `[data-cast] button[data-entity="${id}"]`;
  const shown = `[data-legend] button[data-type="${type}"]`;

  await reader.goto(at(`?src=${storyPath}`));
  await seen(reader, "html[data-state=ready]");
  await expect.poll(() => reader.evaluate(() => document.title)).toContain(story.headline);

  for (const [place, text] of story.texts) {
    const drawn = await reader.evaluate(
      (it) => document.querySelector(`[data-block="${it}"]`)?.textContent,
      place,
    );
    expect(drawn, `the text of block ${place}`).toBe(text);
  }
  const nMarked = await reader.evaluate(
    () => new Set([...document.querySelectorAll("mark")].flatMap((it) => it.dataset.mention.split(" "))).size,
  );
  expect(nMarked, "mentions marked").toBe(story.mentions.length);

  const before = await look(reader, id);
  // The panel comes when the story is there.
  await seen(reader, chosen);
  await reader.click(chosen);
  await seen(reader, `${chosen}[aria-pressed=true]`);
  await expect.poll(() => look(reader, id)).not.toEqual(before);
  await reader.click(chosen);
  await seen(reader, `${chosen}[aria-pressed=false]`);
  await expect.poll(() => look(reader, id)).toEqual(before);

  await reader.click(shown);
  await seen(reader, `${shown}[aria-pressed=false]`);
  await expect.poll(async () => (await look(reader, id)).line).toBe("none");
  await reader.click(shown);
  await seen(reader, `${shown}[aria-pressed=true]`);
  await expect.poll(() => look(reader, id)).toEqual(before);

  await openAndMove(reader, story);
  await find(reader);
  await spotlight(reader, story);
  await readInTheDark(reader);
  await markNames(reader, story);
  await correctOne(reader);

  const hosts = await reader.evaluate(() =>
    performance.getEntriesByType("resource").map((it) => new URL(it.name).host),
  );
  expect(new Set(hosts), "hosts that were asked").toEqual(new Set([new URL(at("")).host]));
}

/** Names found automatically beside the author's, and away again. */
async function markNames(reader, story) {
  const nMarks = () => reader.evaluate(() => document.querySelectorAll("[data-story] mark").length);
  const texts = () =>
    reader.evaluate(() => [...document.querySelectorAll("[data-story] [data-block]")].map((it) => it.textContent));
  const before = await nMarks();
  await reader.click("[data-desk-act=mark]");
  // The author may have marked all that there is to find.
  await expect.poll(() => text(reader, "[data-marking] [role=status]"), { timeout: 15_000 }).toMatch(/names? (was|were)? ?found/);
  expect(await nMarks()).toBeGreaterThanOrEqual(before);
  expect(await texts()).toEqual(story.texts.map(([, text]) => text));
}

/** A name of another type, and back. */
async function correctOne(reader) {
  const types = () =>
    reader.evaluate(() => [...new Set([...document.querySelectorAll('mark[data-entity="baradar"]')].map((it) => it.dataset.type))]);
  // The names were looked for from the foot of the story.
  await reader.evaluate(() => document.querySelector('mark[data-entity="baradar"]').scrollIntoView({ block: "center" }));
  await reader.click('mark[data-entity="baradar"]');
  await seen(reader, '[data-card][data-entity="baradar"]');
  await reader.press("e");
  await seen(reader, "dialog[data-desk=correct][open]");
  await reader.evaluate(() => {
    document.querySelector("form[data-act=retype] select").value = "place";
  });
  await reader.click("form[data-act=retype] button");
  // The worker may still be looking for names.
  await expect.poll(types, { timeout: 15_000 }).toEqual(["place"]);
  await seen(reader, "[data-corrections-back]");
  await reader.click("[data-corrections-back]");
  await expect.poll(types, { timeout: 15_000 }).toEqual(["person"]);
  await seen(reader, "[data-corrections-close]");
  await reader.click("[data-corrections-close]");
}

/** A card by a click on a mark; from there to the next mention. */
async function openAndMove(reader, story) {
  const [first, second] = story.mentionsOf("baradar").map((it) => story.indexOf(it));
  await reader.click(`mark[data-mention~="${first}"]`);
  await seen(reader, '[data-card][data-entity="baradar"]');
  await expect.poll(() => text(reader, "[data-card-count]")).toContain("1 of 4");
  await reader.press("Escape");
  await expect.poll(() => isShown(reader, "[data-card]")).toBe(false);
  await reader.press("n");
  await seen(reader, `mark[data-mention~="${second}"]:focus`);
  await expect.poll(() => text(reader, "[data-live]")).toContain("2 of 4");
  // A card if one opened, the way back, the choice.
  for (let presses = 0; presses < 3; presses += 1) await reader.press("Escape");
  await seen(reader, '[data-cast] button[data-entity="baradar"][aria-pressed=false]');
}

async function find(reader) {
  await reader.press("/");
  await seen(reader, "[data-find] input:focus");
  for (const letter of "baradar") await reader.press(letter);
  await expect.poll(() => text(reader, "[data-find-count]")).toBe("4 matches");
  for (const count of ["1 of 4", "2 of 4"]) {
    await reader.press("Enter");
    await expect.poll(() => text(reader, "[data-find-count]")).toBe(count);
  }
  await reader.press("Escape");
  await expect.poll(() => isShown(reader, "[data-find]")).toBe(false);
}

async function spotlight(reader, story) {
  await reader.click('[data-cast] button[data-entity="baradar"]');
  await reader.press("s");
  const n = story.sentencesWith("baradar").length;
  await expect.poll(() => reader.evaluate(() => document.querySelectorAll("[data-passage]").length)).toBe(n);
  expect(await isShown(reader, "[data-story]")).toBe(false);
  await reader.press("s");
  await expect.poll(() => isShown(reader, "[data-story]")).toBe(true);
}

async function readInTheDark(reader) {
  await reader.press("a");
  await seen(reader, "dialog[data-dialog=comfort][open]");
  await reader.evaluate(() => document.querySelector('input[name="theme"][value="dark"]').click());
  await seen(reader, "html[data-comfort~=theme-dark]");
  const ground = await reader.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(Math.max(...ground.match(/\d+/g).slice(0, 3).map(Number)), ground).toBeLessThan(80);
  await reader.press("Escape");
  await expect.poll(() => isShown(reader, "dialog[data-dialog=comfort]")).toBe(false);
}

/** How the first mark of an entity is drawn. */
function look(reader, id) {
  return reader.evaluate((entity) => {
    const style = getComputedStyle(document.querySelector(`mark[data-entity~="${entity}"]`));
    return {
      background: style.backgroundColor,
      line: style.textDecorationLine,
      thickness: style.textDecorationThickness,
    };
  }, id);
}
