// Stories of our own for the shapes that the bundled one does not have.

import { organization, p, person, place, story } from "./build.js";

/** Nested, crossing, equal, adjacent and discontinuous mentions; one crosses a link. */
export const overlaps = (() => {
  const file = story(
    {
      headline: "The University of Herat answers",
      blocks: [
        p("The University of Herat Medical Faculty opened on Monday."),
        p("Kabul Press Club members and the Press Club Herat met."),
        p("Amu Darya is a river and a channel."),
        p("Herat," + " Kabul and KabulHerat stand side by side."),
        p("North and South Khorasan signed."),
        p("A link to Press Club Herat ends here.", {
          styles: [{ kind: "link", start: 10, end: 20, href: "https://news.test/club" }],
        }),
      ],
      entities: [
        organization("university", "University of Herat"),
        organization("faculty", "Medical Faculty of Herat"),
        organization("club", "Press Club"),
        place("herat", "Herat"),
        place("kabul", "Kabul"),
        place("river", "Amu Darya"),
        organization("channel", "Amu Darya TV"),
        place("north", "North Khorasan"),
        place("south", "South Khorasan"),
      ],
    },
    [
      ["headline", "University of Herat", { entity: "university" }],
      ["headline", "Herat", { entity: "herat" }],
      [0, "University of Herat", { entity: "university" }],
      [0, "Herat Medical Faculty", { entity: "faculty" }],
      [0, "Herat", { entity: "herat" }],
      [0, "Monday", { type: "date" }],
      [1, "Kabul Press Club", { entity: "club" }],
      [1, "Kabul", { entity: "kabul" }],
      [1, "Press Club Herat", { entity: "club" }],
      [1, "Herat", { entity: "herat" }],
      [2, "Amu Darya", { entity: "river" }],
      [2, "Amu Darya", { entity: "channel" }],
      [3, "Herat", { entity: "herat" }],
      [3, "Kabul", { entity: "kabul", nth: 1 }],
      [3, "Herat", { entity: "herat", nth: 1 }],
      [4, "South Khorasan", { entity: "south" }],
      [5, "Press Club Herat", { entity: "club" }],
    ],
  );
  file.mentions.push({
    entity: "north",
    block: 4,
    start: 0,
    end: 24,
    parts: [[0, 5], [16, 24]],
  });
  return file;
})();

/** Offsets in UTF-16 units, which emoji move. */
export const emoji = story(
  {
    headline: "🕊 Shoigu in Kabul",
    offset_unit: "utf16",
    blocks: [
      p("👩‍👩‍👧 Families met 🕊 Shoigu at Kabul 🏔️ airport."),
      p("🇦🇫 Kabul, again; e\u0301tude by Zoe\u0308 in Kabul."),
    ],
    entities: [person("shoigu", "Sergei Shoigu"), place("kabul", "Kabul"), person("zoe", "Zoë")],
  },
  [
    ["headline", "Shoigu", { entity: "shoigu" }],
    ["headline", "Kabul", { entity: "kabul" }],
    [0, "Shoigu", { entity: "shoigu" }],
    [0, "Kabul 🏔️", { entity: "kabul" }],
    [1, "Kabul", { entity: "kabul" }],
    [1, "Zoe\u0308", { entity: "zoe" }],
    [1, "Kabul", { entity: "kabul", nth: 1 }],
  ],
);

/** Nothing to mark at all. */
export const noEntities = story(
  {
    headline: "Rain is expected",
    blocks: [p("It will rain in the morning."), p("It will be dry in the evening.")],
    entities: [],
  },
  [],
);

/** Right to left, with a Latin name inside. */
export const rightToLeft = story(
  {
    headline: "سفر هیئت بازرگانی به هرات",
    lang: "prs",
    dir: "rtl",
    location: "هرات",
    blocks: [
      p("هیئتی به رهبری مریم احمدی روز دوشنبه وارد هرات شد و با نمایندگان Press Club دیدار کرد."),
      p("احمدی گفت که راه هرات تا کابل باز است."),
    ],
    entities: [
      person("maryam", "مریم احمدی", { aliases: ["احمدی"], role: "رئیس هیئت" }),
      place("herat", "هرات"),
      place("kabul", "کابل"),
      organization("club", "Press Club"),
    ],
  },
  [
    ["headline", "هرات", { entity: "herat" }],
    [0, "مریم احمدی", { entity: "maryam" }],
    [0, "هرات", { entity: "herat" }],
    [0, "Press Club", { entity: "club" }],
    [0, "دوشنبه", { type: "date" }],
    [1, "احمدی", { entity: "maryam" }],
    [1, "هرات", { entity: "herat" }],
    [1, "کابل", { entity: "kabul" }],
  ],
);

/** A picture of the site, relative to the file, and one of another host; both captions name somebody. */
export const pictures = story(
  {
    headline: "Two pictures",
    blocks: [
      {
        type: "figure",
        src: "../favicon.svg",
        alt: "The mark of the paper",
        width: 64,
        height: 64,
        credit: "A. Photographer",
        text: "Maryam Ahmadi in Herat.",
      },
      { type: "figure", src: "https://news.test/far.jpg", alt: "A far view", text: "Herat from afar." },
    ],
    entities: [person("maryam", "Maryam Ahmadi"), place("herat", "Herat")],
  },
  [
    [0, "Maryam Ahmadi", { entity: "maryam" }],
    [0, "Herat", { entity: "herat" }],
    [1, "Herat", { entity: "herat" }],
  ],
);

const longName =
  "The Interdepartmental Commission for the Coordination of Transboundary Watershed Management and Regional Infrastructure Aid";
const longWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(4).slice(0, 300);

/** Names of 120 characters and a word of 300. */
export const longNames = story(
  {
    section: longWord.slice(0, 60),
    headline: `${longName} meets ${longWord.slice(0, 90)}`,
    byline: [longName],
    location: longName,
    source: { name: longName, url: `https://news.test/${longWord}` },
    blocks: [
      p(`It is said that ${longName} met.`),
      p(`One word: ${longWord} and on.`),
      { type: "heading", level: 4, text: longWord },
      { type: "list_item", depth: 1, text: `${longWord} ${longName}` },
      { type: "blockquote", text: longWord, cite: longName },
    ],
    entities: [
      organization("commission", longName),
      { ...person("word", longWord), role: longWord },
    ],
  },
  [
    [0, longName, { entity: "commission" }],
    [1, longWord, { entity: "word" }],
    [3, longName, { entity: "commission" }],
    [4, longWord, { entity: "word" }],
  ],
);

const markup = `<img src="https://evil.test/x.png" onerror="alert(1)"><script>alert(2)</script>`;
const override = "\u202E";

/** Markup, foreign addresses, scripts and bidirectional overrides wherever a string may stand. */
export const hostile = story(
  {
    id: markup,
    url: "javascript:alert(1)",
    section: markup,
    headline: `Quarry ${markup}`,
    standfirst: `${override}${markup}`,
    byline: [markup, `${override}author`],
    location: markup,
    correction: markup,
    keywords: [markup],
    source: { name: `${override}${markup}`, url: "javascript:alert(1)" },
    license: "javascript:alert(1)",
    blocks: [
      p(`Alpha ${override}reversed Omega one two three.`),
      p(markup, {
        styles: [
          { kind: "link", start: 0, end: 4, href: "javascript:alert(1)" },
          { kind: "link", start: 5, end: 9, href: "data:text/html,<script>alert(1)</script>" },
          { kind: "link", start: 10, end: 14, href: " JaVaScRiPt\n:alert(1)" },
          { kind: markup, start: 15, end: 19 },
        ],
      }),
      {
        type: "figure",
        src: "https://evil.test/pixel.png",
        alt: markup,
        credit: markup,
        text: `A picture ${markup}`,
      },
      { type: "figure", src: "javascript:alert(1)", alt: "x", text: "No picture" },
      { type: "blockquote", text: markup, cite: `${override}${markup}` },
      { type: `"><script>`, text: markup, lang: `"><b>` },
      { type: "list_item", text: markup },
      { type: "heading", level: 2, text: markup },
    ],
    entities: [
      person("reversed", `${override}reversed`, {
        aliases: [markup],
        role: markup,
        description: markup,
        url: "javascript:alert(1)",
        ids: { wikidata: markup, [markup]: "javascript:alert(1)" },
      }),
      { id: markup, type: markup, name: markup },
    ],
  },
  [
    ["headline", "Quarry", { entity: markup }],
    [0, `${override}reversed`, { entity: "reversed" }],
    [1, "onerror", { entity: markup }],
    [2, "picture", { entity: "reversed" }],
  ],
);

/** Five marks of direction and three invisible characters; and what Persian, emoji and flags need, which hides nothing. */
export const hidden = story(
  {
    headline: "Pay\u202epal\u202c and Ana",
    standfirst: "Nothing hides here: می‌شود 👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣",
    byline: ["\u202eWriter"],
    blocks: [
      p("An\u200ba went to Ka\u00adbul, and A\u2060na came \u2066back\u2069."),
      p("Ana again. پولیس\u200f گفت."),
    ],
    entities: [person("ana", "\u202eAna\u200b", { role: "a \u2067reader" })],
  },
  [
    ["headline", "Ana", { entity: "ana" }],
    [0, "An\u200ba", { entity: "ana" }],
    [0, "A\u2060na", { entity: "ana" }],
    [1, "Ana", { entity: "ana" }],
  ],
);
