// Stories with far too little or far too much.

import { organization, p, person, place, story } from "./build.js";

/** One name, once. */
export const oneEntity = story(
  {
    headline: "One name",
    blocks: [p("It is said that Maryam Ahmadi was here."), p("Nobody else was.")],
    entities: [person("maryam", "Maryam Ahmadi", { role: "a reader" })],
  },
  [[0, "Maryam Ahmadi", { entity: "maryam" }]],
);

const kinds = ["person", "organization", "place", "event"];
const members = Array.from({ length: 300 }, (_, nth) => ({
  id: `e${nth}`,
  type: kinds[nth % kinds.length],
  name: `Name ${nth}`,
  role: nth % 3 === 0 ? `the role of number ${nth}` : undefined,
}));

/** 300 entities of four types, ten in a paragraph. */
export const crowd = story(
  {
    headline: "A crowd of three hundred",
    blocks: Array.from({ length: 30 }, (_, block) =>
      p(`Here come ${members.slice(block * 10, block * 10 + 10).map((it) => `${it.name},`).join(" ")} and nobody else.`),
    ),
    entities: members,
  },
  members.map(({ id, name }, nth) => [Math.floor(nth / 10), name, { entity: id }]),
);

const longName =
  "The Interdepartmental Commission for the Coordination of Transboundary Watershed Management and Regional Infrastructure";
const whole =
  "Everything in this paragraph, from its first word to its last, is one single event that somebody has marked as such, " +
  "with Herat in it, and it goes on for so long that its lines fill a telephone's screen to a good part, which is unusual, " +
  "but the format allows it, and a reader who taps on it wants to know what it is without losing the words.";

/** Mentions that cover a whole block, or nearly all of a screen; names of 120 characters in a row. */
export const wholeBlocks = story(
  {
    headline: "All of it is marked",
    blocks: [p(whole), p(`${longName} and ${longName}`), { type: "heading", level: 2, text: "Herat" }, p("Herat")],
    entities: [
      { id: "event", type: "event", name: longName, role: whole, description: whole, aliases: [whole.slice(0, 120)] },
      organization("commission", longName),
      place("herat", "Herat"),
    ],
  },
  [
    ["headline", "All of it is marked", { entity: "event" }],
    [0, whole, { entity: "event" }],
    [0, "Herat", { entity: "herat" }],
    [1, longName, { entity: "commission" }],
    [1, longName, { entity: "commission", nth: 1 }],
    [2, "Herat", { entity: "herat" }],
    [3, "Herat", { entity: "herat" }],
  ],
);
