// Stories of our own for ways of reading: finding, chapters, quotes, links, every type.

import { organization, p, person, place, story } from "./build.js";

const heading = (level, text, id) => ({ type: "heading", level, text, id });

/** The same words with and without accents, in both cases, composed or not, and across marks. */
export const accents = story(
  {
    headline: "Zoë Müller opens a café",
    blocks: [
      p("A CAFE in Zürich, a Café in Zurich, and the cafés of İzmir."),
      p("Zoe\u0308 Muller says that a cafe\u0301 is a cafe."),
      p("Nobody else drinks anything."),
    ],
    entities: [person("zoe", "Zoë Müller", { aliases: ["Zoe"] }), place("zurich", "Zürich")],
  },
  [
    ["headline", "Zoë Müller", { entity: "zoe" }],
    [0, "Zürich", { entity: "zurich" }],
    [1, "Zoe\u0308", { entity: "zoe" }],
  ],
);

const filler =
  "The clerks wrote down what was said, and what was said was long; nobody hurried, and the tea was good.";
const chapter = (nth) => `Chapter ${nth}`;
const chapterBlocks = [1, 2, 3, 4].flatMap((nth) => [
  heading(nth === 3 ? 3 : 2, chapter(nth), nth === 2 ? "second" : undefined),
  ...[1, 2, 3].map((it) => p(`${filler} ${filler} Maryam Ahmadi read page ${nth}.${it}. ${filler}`)),
]);

/** Long enough to scroll, with headings of two levels; one has an id. */
export const chapters = story(
  {
    headline: "Four chapters",
    blocks: chapterBlocks,
    entities: [person("maryam", "Maryam Ahmadi")],
  },
  chapterBlocks.flatMap((it, index) =>
    it.type === "heading" ? [] : [[index, "Maryam Ahmadi", { entity: "maryam" }]],
  ),
);

/** A quote of two parts in two blocks, one without a speaker, one with a link and marks inside, one of a stranger. */
export const quoted = {
  ...story(
    {
      headline: "What was said in Herat",
      source: { name: "The Herat Paper", url: "https://news.test/paper" },
      blocks: [
        p("“The road to Herat is open,” Maryam Ahmadi said. “It will stay open,”"),
        p("she added, “and the Press Club knows.”"),
        p("“Nobody asked us,” said a voice in the crowd."),
        p("Jalil Noor wrote that the club of Herat was late.", {
          styles: [{ kind: "link", start: 26, end: 39, href: "https://news.test/club" }],
        }),
      ],
      entities: [
        person("maryam", "Maryam Ahmadi"),
        person("jalil", "Jalil Noor"),
        place("herat", "Herat"),
        organization("club", "Press Club"),
      ],
    },
    [
      ["headline", "Herat", { entity: "herat" }],
      [0, "Herat", { entity: "herat" }],
      [0, "Maryam Ahmadi", { entity: "maryam" }],
      [1, "Press Club", { entity: "club" }],
      [3, "Jalil Noor", { entity: "jalil" }],
      [3, "Herat", { entity: "herat" }],
    ],
  ),
  quotes: [
    { speaker: "maryam", kind: "direct", parts: [{ block: 0, start: 0, end: 28 }] },
    {
      speaker: "maryam",
      kind: "direct",
      parts: [{ block: 0, start: 49, end: 69 }, { block: 1, start: 11, end: 38 }],
    },
    { kind: "direct", parts: [{ block: 2, start: 0, end: 18 }] },
    { speaker: "jalil", kind: "indirect", parts: [{ block: 3, start: 22, end: 48 }] },
  ],
};

/** Links with and without marks, before, between and after them. */
export const linked = story(
  {
    headline: "Links of Herat",
    blocks: [
      p("Maryam Ahmadi read the paper of Herat and the Press Club in Kabul today.", {
        styles: [
          { kind: "link", start: 19, end: 28, href: "https://news.test/paper" },
          { kind: "link", start: 46, end: 56, href: "https://news.test/club" },
        ],
      }),
    ],
    entities: [
      person("maryam", "Maryam Ahmadi"),
      place("herat", "Herat"),
      organization("club", "Press Club"),
      place("kabul", "Kabul"),
    ],
  },
  [
    ["headline", "Herat", { entity: "herat" }],
    [0, "Maryam Ahmadi", { entity: "maryam" }],
    [0, "Herat", { entity: "herat" }],
    [0, "Press Club", { entity: "club" }],
    [0, "Kabul", { entity: "kabul" }],
  ],
);

const types = [
  "person", "organization", "place", "group", "event", "project", "work",
  "product", "law", "date", "time", "money", "quantity", "other", "ship",
];

/** Every type of the format and one of a publisher's own, each alone, inside another, and around one. */
export const everyType = story(
  {
    headline: "Every type",
    blocks: types.map((it) => p(`The ${it} alone. An inner ${it} in a place. An outer ${it} with a place inside.`)),
    entities: [
      ...types.map((type) => ({ id: type, type, name: `The ${type}` })),
      ...types.map((type) => ({ id: `outer-${type}`, type, name: `The outer ${type}` })),
      place("around", "A place around"),
      place("within", "A place within"),
    ],
  },
  types.flatMap((type, block) => [
    [block, type, { entity: type }],
    [block, `inner ${type} in a place`, { entity: "around" }],
    [block, type, { entity: type, nth: 1 }],
    [block, `outer ${type} with a place`, { entity: `outer-${type}` }],
    [block, "place", { entity: "within", nth: type === "place" ? 4 : 1 }],
  ]),
);
