// Every screen of the site, by name, for what must hold on all of them.

import { emoji, hostile, longNames, noEntities, overlaps, pictures, rightToLeft } from "./fixtures.js";
import { choose, hasFailed, openAbout, openLibrary, openStory, serveStory, typeSwitch } from "./site.js";
import { loadStory } from "./story.js";
import { at } from "./env.js";

/** The screens of the site itself: name and how to get there. */
export const screens = {
  library: openLibrary,
  story: (page) => openStory(page),
  choice: openChoice,
  about: openAbout,
  failure: openFailure,
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
};

/** The story with one entity chosen and another type switched off. */
async function openChoice(page) {
  const story = loadStory();
  await openStory(page);
  const { entity, type } = story.mentions.find((it) => it.entity !== ".");
  await choose(page, entity);
  await typeSwitch(page, story.types.find((it) => it !== type)).click();
}

async function openFailure(page) {
  await page.goto(at("?src=articles/no-such-story.json"));
  await hasFailed(page);
}

function serving(name, story) {
  return async (page) => openStory(page, await serveStory(page, name, story));
}
