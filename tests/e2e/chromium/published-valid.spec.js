// What a published site says to machines, by checks that others have written: the schema of sitemaps, a parser of feeds,
// schema.org's types as Google writes them down for TypeScript, a reader of Open Graph.

import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { test as base, expect } from "@playwright/test";
import { parseAtomFeed } from "feedsmith";
import openGraph from "open-graph-scraper";
import ts from "typescript";
import { validateXML } from "xmllint-wasm";

import { publish } from "../support/published.js";

const require = createRequire(import.meta.url);

const story = (headline, more = {}, text = "Ann Lee opened the hall in Kabul.") =>
  JSON.stringify({
    format: "dateline/1",
    headline,
    published: "2026-03-01",
    blocks: [{ text }],
    entities: [{ id: "lee", type: "person", name: "Ann Lee", ids: { wikidata: "Q42" } }, { id: "kabul", type: "place", name: "Kabul" }],
    ...more,
  });

/** Of each kind that makes another page: fifty-one that have a date, so that the feed is cut. */
const STORIES = {
  "odd & <characters> “of” all ’kinds’ 🕊.json": story("Odd & <characters> “of” all ’kinds’ 🕊"),
  "no-date.json": story("No date", { published: undefined }),
  "moment.json": story("A moment", { published: "2026-03-02T10:00:00Z", modified: "2026-03-03T11:30:00+04:30", section: "Culture", byline: ["Bob Cole", "Maryam Noor"] }),
  "own-address.json": story("Elsewhere first", { url: "https://elsewhere.example/a?b=c&d", source: { name: "The Other Paper", url: "https://elsewhere.example/" } }),
  "picture.json": story("A picture", { blocks: [{ text: "A hall." }, { type: "figure", src: "hall.svg", alt: "The hall", text: "The hall." }] }),
  "hall.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>',
  "herat.json": story("هرات می‌خواند", { lang: "fa", dir: "rtl" }, "تالار دوباره باز شد."),
  "no-headline.json": story(""),
  ...Object.fromEntries(Array.from({ length: 50 }, (_, nth) => [`more/${nth}.json`, story(`Story ${nth}`)])),
};

const test = base.extend({
  paper: [
    async ({}, use) => {
      const paper = await publish(STORIES, "The “Paper” & more");
      await use(paper);
      await paper.close();
    },
    { scope: "worker" },
  ],
});

/** The pages of the stories, by name. */
async function pages({ site }) {
  const names = (await readdir(join(site, "s"), { withFileTypes: true })).filter((it) => it.isDirectory());
  const read = async ({ name }) => [name, await readFile(join(site, "s", name, "index.html"), "utf8")];
  return Promise.all(names.map(read));
}

/** What the schema of sitemaps finds wrong. */
async function wrongInSitemap(contents) {
  const schema = join(dirname(require.resolve("sitemap/package.json")), "schema/sitemap.xsd");
  const { errors } = await validateXML({
    xml: [{ fileName: "sitemap.xml", contents }],
    schema: [await readFile(schema, "utf8")],
  });
  return errors.map((it) => it.message);
}

test("the sitemap is one, by its schema", async ({ paper }) => {
  const sitemap = await readFile(join(paper.site, "sitemap.xml"), "utf8");
  expect(await wrongInSitemap(sitemap)).toEqual([]);
  // The check can fail.
  expect(await wrongInSitemap(sitemap.replace("<loc>", "<place>").replace("</loc>", "</place>"))).not.toEqual([]);
  expect(await wrongInSitemap(sitemap.replace(/<lastmod>[^<]*/, "<lastmod>yesterday"))).not.toEqual([]);
});

test("the feed has what Atom asks of a feed and of each entry", async ({ paper }) => {
  const feed = parseAtomFeed(await readFile(join(paper.site, "feed.xml"), "utf8"));
  const isMoment = (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text);
  // RFC 4287, 4.1.1: an id, a title, when it was updated, an author, and where it lies itself.
  expect(feed).toMatchObject({ id: paper.url, title: { value: "The “Paper” & more" } });
  expect(isMoment(feed.updated)).toBe(true);
  expect(feed.authors.length).toBeGreaterThan(0);
  expect(feed.links.find((it) => it.rel === "self").href).toBe(`${paper.url}feed.xml`);
  expect(feed.entries).toHaveLength(50);
  // 4.1.2: of each entry; no two have one id.
  expect(new Set(feed.entries.map((it) => it.id)).size).toBe(50);
  for (const entry of feed.entries) {
    expect(entry.id.startsWith(`${paper.url}s/`)).toBe(true);
    expect(entry.title.value).not.toBe("");
    expect([entry.updated, entry.published].every(isMoment), entry.id).toBe(true);
    expect(entry.links.filter((it) => it.rel === "alternate")).toHaveLength(1);
  }
  const titles = feed.entries.map((it) => it.title.value);
  expect(titles).toContain("A moment");
  expect(titles).not.toContain("No date");
  expect(feed.entries.find((it) => it.title.value === "A moment").authors.map((it) => it.name)).toEqual(["Bob Cole", "Maryam Noor"]);
});

/** What schema.org's types find wrong in these values: unknown properties, and values that a property does not have. */
function wrongInData(values) {
  const lines = values.map((it, nth) => `export const it${nth}: WithContext<NewsArticle> = ${it};`);
  const source = `import type { NewsArticle, WithContext } from "schema-dts";\n${lines.join("\n")}\n`;
  // Beside this file, where the package is found.
  const file = join(import.meta.dirname, "../published-data.ts");
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile: read } = host;
  host.getSourceFile = (name, ...rest) => (name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ESNext) : getSourceFile(name, ...rest));
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? source : read(name));
  const program = ts.createProgram([file], options, host);
  const found = [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics(), ...program.getGlobalDiagnostics()];
  return found.map((it) => ts.flattenDiagnosticMessageText(it.messageText, "\n"));
}

test("the data of every story are schema.org’s, property by property", async ({ paper }) => {
  test.setTimeout(120_000);
  const data = (await pages(paper)).flatMap(([, page]) => page.match(/(?<=<script type="application\/ld\+json">).*?(?=<\/script>)/gs) ?? []);
  expect(data).toHaveLength(Object.keys(STORIES).length - 1);
  expect(wrongInData(data)).toEqual([]);
  // The check can fail.
  const one = data.find((it) => it.includes('"@type":"Person"'));
  expect(wrongInData([one.replace('"headline"', '"heading"')])).not.toEqual([]);
  expect(wrongInData([one.replace('"@type":"Person"', '"@type":"Human"')])).not.toEqual([]);
});

test("every page says to those who share it what it is", async ({ paper }) => {
  for (const [name, html] of await pages(paper)) {
    const { error, result } = await openGraph({ html });
    expect(error, name).toBe(false);
    expect(result, name).toMatchObject({ success: true, ogType: "article", ogSiteName: "The “Paper” & more" });
    expect(result.ogTitle, name).not.toBe("");
    expect(result.ogDescription, name).not.toBe("");
    expect(new URL(result.ogUrl).href, name).toBe(result.ogUrl);
    if (name === "picture") expect(result.ogImage[0].url).toBe(`${paper.url}articles/hall.svg`);
    if (name === "moment") expect(result.articlePublishedTime).toBe("2026-03-02T10:00:00Z");
  }
});
