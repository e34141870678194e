// One reader's journey, told once for every engine: open, read a block, choose an entity, filter a type.
//
// A `reader` has `goto(url)`, `click(selector)` and `evaluate(function, argument)`; functions run in the page
// and must not use names from here.

import { expect } from "@playwright/test";

import { at } from "../support/env.js";
import { loadStory, storyPath } from "../support/story.js";

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

  const hosts = await reader.evaluate(() =>
    performance.getEntriesByType("resource").map((it) => new URL(it.name).host),
  );
  expect(new Set(hosts), "hosts that were asked").toEqual(new Set([new URL(at("")).host]));
}

/** Waits until the page holds `selector`. */
async function seen(reader, selector) {
  const isThere = () => reader.evaluate((it) => document.querySelector(it) !== null, selector);
  await expect.poll(isThere, { message: selector, timeout: 15_000 }).toBe(true);
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
