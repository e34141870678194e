// Files that are not what they should be: what can be shown is shown, the rest is said with its place.

import { leaveIt } from "../support/desk.js";
import { at } from "../support/env.js";
import { serveWithFaults, withoutEnd } from "../support/faulty-server.js";
import { p } from "../support/build.js";
import { failure, isWellSaid } from "../support/messages.js";
import { block, hasFailed, isReady } from "../support/site.js";
import { expect, test } from "../support/test.js";

const src = "articles/test-file.json";

async function open(page, body) {
  await page.route(`**/${src}`, (route) => route.fulfill({ body, contentType: "application/json" }));
  await page.goto(at(`?src=${src}`));
}

const bytes = (...parts) => Buffer.concat(parts.map((it) => Buffer.from(it)));
const story = (fields) => JSON.stringify({ format: "dateline/1", headline: "A story", blocks: [p("Rain is expected.")], ...fields });
const utf16 = (text, mark) => bytes(mark, Buffer.from(text, "utf16le"));
const swapped = (buffer) => Buffer.from(buffer).swap16();

const unreadable = [
  ["an empty file", "", /the file is empty/i, /written and sent whole/],
  ["white space only", " \r\n\t\n", /the file is empty/i, /written and sent whole/],
  ["a byte order mark alone", bytes([0xef, 0xbb, 0xbf]), /the file is empty/i, /written and sent whole/],
  ["a comma too many", '{\n "headline": "A",\n "blocks": [],,\n}', /line 3, column 15/, /comma, quote or bracket/],
  ["an end cut off", '{"blocks": [{"text": "It beg', /line 1, column \d+: the file ends too early/, /end is cut off/],
  ["a line break in a string", '{"blocks": ["one\ntwo"]}', /line [12], column \d+/, /./],
  ["a word that is no JSON", '{"blocks": [NaN]}', /line 1, column 13/, /./],
  ["a zip archive", bytes("PK", [3, 4, 0x14, 0, 0, 0, 8, 0]), /packed file/, /./],
  ["nothing but opening brackets", "[".repeat(100_000), /not valid JSON|blocks/, /./],
  ["null alone", "null", /holds is null/, /the right one/],
  ["a number alone", " 42\n", /holds is a number/, /the right one/],
  ["a text alone", '"Rain is expected."', /holds is a string/, /the right one/],
  ["true alone", "true", /holds is true/, /the right one/],
  ["an empty list", "[]", /of no format that is known/, /./],
  ["an empty object", "{}", /of no format that is known/, /./],
];

for (const [name, body, cause, next] of unreadable) {
  test(`${name} is called what it is, with its place`, async ({ page }) => {
    await open(page, body);
    await hasFailed(page);
    await isWellSaid(page, cause, next);
    await page.unroute(`**/${src}`);
    await page.route(`**/${src}`, (route) => route.fulfill({ body: story() }));
    await failure(page).locator("[data-retry]").click();
    await isReady(page);
    await expect(page.locator("h1")).toHaveText("A story");
  });
}

/** Of these the reader is asked; this is what a no comes to. */
const notText = [
  ["a byte that is no UTF-8", bytes('{"blocks":["caf', [0xe9], '"]}'), /not UTF-8 text: byte 15\b/, /save the file as UTF-8/i],
  ["an overlong form", bytes('{"blocks":["', [0xc0, 0xaf], '"]}'), /not UTF-8 text: byte 12\b/, /UTF-8/],
  ["half a UTF-8 character", bytes('{"blocks":["', [0xf0, 0x9f, 0x95], '"]}'), /not UTF-8 text: byte 12\b/, /UTF-8/],
  ["a surrogate as bytes", bytes('{"blocks":["', [0xed, 0xa0, 0x80], '"]}'), /not UTF-8 text: byte 12\b/, /UTF-8/],
];

for (const [name, body, cause, next] of notText) {
  test(`${name} is called what it is, with its place, when the reader leaves it`, async ({ page }) => {
    await open(page, body);
    await leaveIt(page);
    await hasFailed(page);
    await isWellSaid(page, cause, next);
  });
}

/** `notes`: what the reader's line on the file says; none, if nothing was repaired or lost. */
const readable = [
  ["a byte order mark", bytes([0xef, 0xbb, 0xbf], story())],
  ["UTF-16 with its mark", utf16(story(), [0xff, 0xfe])],
  ["UTF-16 the other way round", swapped(utf16(story(), [0xff, 0xfe]))],
  ["white space around it", ` \n\t${story()}\r\n `],
  ["fields of a later version", story({ mood: "calm", x_own: { deep: [[1]] } })],
  ["a field given twice", story().replace("{", '{"headline": "The first", '), /headline.*is given twice; the last one is used/],
  ["half a surrogate pair", story({ standfirst: "@" }).replace("@", "Half \\ud83d of it"), /half a character; shown as \ufffd/],
  ["a number beyond all measure", story({ entities: [{ id: "a", name: "A", geo: { lat: 1, lon: 2 } }] }).replace('"lat":1', '"lat":1e999'), /too large a number; left out/],
  ["a deep nest where nothing belongs", story({ x_own: "@" }).replace('"@"', "[".repeat(50_000) + "]".repeat(50_000))],
  ["a mention past the end", story({ mentions: [{ type: "date", block: 0, start: 5, end: 5000 }] }), /mentions\[0\].*does not lie in its block/],
  ["a mention that runs backwards", story({ mentions: [{ type: "date", block: 0, start: 9, end: 2 }] }), /mentions\[0\]/],
  ["offsets that are no numbers", story({ mentions: [{ type: "date", block: 0, start: "5", end: -1 }] }), /mentions\[0\]/],
  ["offsets beyond 2^53", story({ mentions: [{ type: "date", block: 0, start: 9007199254740993, end: 1e300 }] }), /mentions\[0\]/],
];

for (const [name, body, note] of readable) {
  test(`${name} keeps no story from being shown, and is said if it cost anything`, async ({ page }) => {
    await open(page, body);
    await isReady(page);
    await expect(page.locator("h1")).toHaveText("A story");
    expect(await block(page, 0).evaluate((it) => it.textContent)).toBe("Rain is expected.");
    if (!note) return expect(page.locator("[data-notes]")).toHaveCount(0);
    await expect(page.locator("[data-notes]")).toContainText(/\d+ (repaired|left out)/);
    const report = await openReport(page);
    await expect(report.getByRole("listitem").filter({ hasText: note }).first()).toBeVisible();
  });
}

test("a file of a later major version is read as far as it is known, and said to be newer", async ({ page }) => {
  await open(page, story({ format: "dateline/7" }));
  await isReady(page);
  await expect(page.locator("[data-newer]")).toContainText("dateline/7");
  await expect(page.locator("[data-newer]")).toContainText(/newer than this reader/);
  await expect(block(page, 0)).toHaveText("Rain is expected.");
});

test("a story in lines that was cut off says so over what is there", async ({ page }) => {
  const lines = ['{"format":"dateline-lines/1","headline":"A story"}', '{"block":{"text":"Rain is expected."}}', '{"block":{"te'];
  await open(page, lines.join("\n"));
  await isReady(page);
  await expect(block(page, 0)).toHaveText("Rain is expected.");
  await expect(page.locator("[data-notes]")).toBeVisible();
  await expect(await openReport(page)).toContainText(/the story is cut off/);
});

test.describe("larger than any story", () => {
  const MIB = 1024 * 1024;
  const LIMIT = 64 * MIB;
  /** More than a browser hands out at a time. */
  const CHUNK = 4 * MIB;
  const withServer = test.extend({
    server: async ({}, use) => {
      const server = await serveWithFaults({
        "articles/large.json": withoutEnd(2048 * MIB, false),
        "articles/bomb.json": withoutEnd(2048 * MIB, true),
        "articles/zeros.json": withoutEnd(2048 * MIB, true, "\0".repeat(1024)),
      });
      await use(server);
      await server.close();
    },
    ownOrigin: async ({ server }, use) => use(new URL(server.url).origin),
  });

  for (const [what, src] of [["a file of 2 GiB", "large"], ["a gzip bomb of 2 GiB", "bomb"]]) {
    withServer(`${what} is stopped at the limit, and what came is shown`, async ({ page, server }) => {
      await countBytes(page);
      await page.goto(`${server.url}?src=articles/${src}.json`);
      await expect(page.locator("html")).toHaveAttribute("data-state", "ready", { timeout: 25_000 });
      expect(await page.evaluate(() => globalThis.bytesRead)).toBeLessThan(LIMIT + CHUNK);
      await expect(page.locator("h1")).toHaveText("Without end");
      await expect(block(page, 0)).toContainText("A story of so many words");
      await expect(page.locator("[data-notes]")).toBeVisible();
    });
  }

  withServer("a gzip bomb of nothing is refused early, with little memory", async ({ page, server }) => {
    await countBytes(page);
    const began = Date.now();
    await page.goto(`${server.url}?src=articles/zeros.json`);
    await hasFailed(page);
    await isWellSaid(page, /not valid JSON|binary file/, /./);
    expect(await page.evaluate(() => globalThis.bytesRead)).toBeLessThan(LIMIT + CHUNK);
    expect(Date.now() - began, "milliseconds").toBeLessThan(15_000);
  });
});

/** Opens the report on the file. */
async function openReport(page) {
  await page.locator("[data-file] [data-desk-act=report]").click();
  const report = page.locator("dialog[data-desk=report]");
  await expect(report).toBeVisible();
  return report;
}

/** Counts the bytes that any stream hands out, unpacked. */
function countBytes(page) {
  return page.addInitScript(() => {
    globalThis.bytesRead = 0;
    const { read } = ReadableStreamDefaultReader.prototype;
    ReadableStreamDefaultReader.prototype.read = async function (...words) {
      const part = await read.apply(this, words);
      globalThis.bytesRead += part.value?.byteLength ?? 0;
      return part;
    };
  });
}
