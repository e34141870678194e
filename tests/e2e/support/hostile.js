// The texts in `tests/hostile`, which were written to break readers, as files of each format.

import { readFileSync } from "node:fs";

import { everywhere } from "./payloads.js";

/** All of them: `{family, text}`. */
export const hostile = ["payloads", "naughty"].flatMap((name) => {
  const path = new URL(`../../hostile/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")).map(({ family, text, times = 1 }) => ({ family, text: text.repeat(times) }));
});

const json = (name, value) => [{ name, text: JSON.stringify(value) }];
const utf16 = (words) => words.length;
const points = (words) => [...words].length;
/** What ends a line would end the cell. */
const cell = (words) => words.replaceAll(/[\t\r\n]/g, " ");

/** Formats by their name, each with the files that hold `words` wherever the format has words. */
export const shapes = {
  "plain text": (words) => [{ name: "a.txt", text: words }],
  Markdown: (words) => [{ name: "a.md", text: `---\ntitle: ${JSON.stringify(words)}\n---\n\n# Story\n\n${words}\n\n- ${cell(words)}\n` }],
  displaCy: (words) => json("a.json", { text: words, ents: [{ start: 0, end: points(words), label: words, kb_id: words }] }),
  spaCy: (words) =>
    json("a.json", { text: words, ents: [{ start: 0, end: points(words), label: words }], tokens: [{ id: 0, start: 0, end: points(words) }] }),
  Prodigy: (words) =>
    json("a.jsonl", { text: words, answer: "accept", spans: [{ start: 0, end: points(words), label: words, text: words }], meta: { source: words } }),
  doccano: (words) => json("a.jsonl", { text: words, label: [[0, utf16(words), words]], meta: { [words]: words } }),
  "Label Studio": (words) =>
    json("a.json", [{
      data: { text: words },
      annotations: [{ result: [{ type: "labels", from_name: "label", to_name: "text", value: { start: 0, end: points(words), text: words, labels: [words] } }] }],
    }]),
  "W3C Web Annotation": (words) =>
    json("a.json", {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      type: "Annotation",
      id: words,
      body: [{ type: "TextualBody", purpose: "tagging", value: words }, { type: "TextualBody", purpose: "describing", value: words }],
      target: { source: { id: words, type: "Text", value: words }, selector: { type: "TextQuoteSelector", exact: words } },
    }),
  "Google Natural Language": (words) =>
    json("a.json", {
      document: { content: words },
      language: words,
      entities: [{ name: words, type: words, metadata: { wikipedia_url: words, mid: words }, mentions: [{ text: { content: words, beginOffset: 0 }, type: "PROPER" }] }],
    }),
  "AWS Comprehend": (words) =>
    json("a.json", { Text: words, Entities: [{ Text: words, Type: words, Score: 1, BeginOffset: 0, EndOffset: points(words) }] }),
  "Azure Language": (words) => [
    { name: "a.json", text: JSON.stringify({ documents: [{ id: "1", entities: [{ text: words, category: words, offset: 0, length: points(words), confidenceScore: 1 }] }] }) },
    { name: "a.txt", text: words },
  ],
  "Stanford CoreNLP": (words) => {
    const token = { index: 1, word: words, originalText: words, before: "", after: "", ner: words, characterOffsetBegin: 0, characterOffsetEnd: utf16(words) };
    return json("a.json", { text: words, docId: words, sentences: [{ index: 0, tokens: [token] }] });
  },
  "schema.org": (words) =>
    json("a.json", {
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      headline: words,
      description: words,
      articleBody: words,
      author: { "@type": "Person", name: words, url: words },
      mentions: [{ "@type": "Person", "@id": words, name: words, alternateName: words, description: words, sameAs: words, url: words }],
      url: words,
      inLanguage: words,
    }),
  ninjs: (words) =>
    json("a.json", {
      uri: words,
      versioncreated: "2024-11-25",
      headline: words,
      byline: words,
      language: words,
      body_text: words,
      body_xhtml: words,
      person: [{ name: words, rel: words, uri: words }],
      copyrightholder: words,
      usageterms: words,
    }),
  brat: (words) => [
    { name: "a.txt", text: words },
    { name: "a.ann", text: `T1\tPerson 0 ${points(words)}\t${cell(words)}\n#1\tAnnotatorNotes T1\t${cell(words)}\nN1\tReference T1 Wikidata:${cell(words)}\t${cell(words)}\n` },
  ],
  WebAnno: (words) => [{
    name: "a.tsv",
    text: `#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Named|value|${cell(words)}\n\n\n#Text=Ann flew.\n1-1\t0-3\tAnn\t${cell(words)}\t${cell(words)}\t\n1-2\t4-9\tflew.\t_\t_\t\n`,
  }],
  CoNLL: (words) => [{ name: "a.conll", text: `-DOCSTART- O\n\n${words.split(/\s+/).map((it) => `${it}\tB-${cell(words).replaceAll(" ", "")}`).join("\n")}\nflew O\n` }],
};

/** The formats whose story is one text of the file: nothing but space between paragraphs may go. */
export const WHOLE = new Set(["plain text", "displaCy", "spaCy", "Prodigy", "doccano", "Label Studio", "AWS Comprehend", "brat"]);

/** A story of the program's own format that has `words` in every field. */
export const ownFormat = (words) => json("a.json", everywhere(words));
