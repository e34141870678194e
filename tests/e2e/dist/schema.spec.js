// Everything that the site publishes is valid by the schema that it publishes.

import { expect, test } from "@playwright/test";
import Ajv from "ajv/dist/2020.js";

import { filesOf, readJson } from "../support/dist.js";
import { hostile, noEntities, overlaps } from "../support/fixtures.js";

test("every article of the site is valid by the published schema", () => {
  const articles = filesOf(/^articles\/.*\.json$/);
  expect(articles.length).toBeGreaterThan(0);
  const isValid = validator("schema/article.json");
  for (const path of articles) expect(isValid(readJson(path)), path).toEqual([]);
});

test("the library is valid by the published schema, and names only what is there", () => {
  const library = readJson("library.json");
  expect(validator("schema/library.json")(library)).toEqual([]);
  const articles = filesOf(/^articles\//);
  for (const { src } of library.articles) expect(articles).toContain(src);
});

test("the library says of each story what the story says of itself", () => {
  for (const { src, headline, section, published, entities } of readJson("library.json").articles) {
    const story = readJson(src);
    expect({ headline, section, published }).toEqual({
      headline: story.headline,
      section: story.section,
      published: story.published,
    });
    for (const { id, name, type, count } of entities) {
      const own = story.entities.find((it) => it.id === id);
      expect({ name, type }).toEqual({ name: own?.name, type: own?.type });
      expect(count, id).toBe(story.mentions.filter((it) => it.entity === id).length);
    }
  }
});

test("the schema accepts the fixtures that keep the format, and refuses what does not", () => {
  const isValid = validator("schema/article.json");
  for (const fixture of [overlaps, noEntities]) expect(isValid(structured(fixture))).toEqual([]);
  expect(isValid({ ...structured(noEntities), blocks: "none" })).not.toEqual([]);
  expect(isValid({ headline: "No blocks" })).not.toEqual([]);
  expect(isValid(structured(hostile))).not.toEqual([]);
});

/** As JSON would hold it: without what is undefined. */
const structured = (value) => JSON.parse(JSON.stringify(value));

/** A function that lists what is wrong with a value. */
function validator(path) {
  // Formats such as "uint32" are the Rust types' own.
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(readJson(path));
  return (value) => (validate(value) ? [] : validate.errors.map((it) => `${it.instancePath} ${it.message}`));
}
