// The load report: what of a file was exact, repaired, left out or ignored, with place and reason, to read and to copy.

import { at } from "../support/env.js";
import { p, person, story } from "../support/build.js";
import { desk, drop, file, fileLine, isOpened, openDesk, openReport, pick } from "../support/desk.js";
import { expect, test } from "../support/foreign.js";
import { isReady, openLibrary, openStory, serveStory } from "../support/site.js";
import { loadStory } from "../support/story.js";

test.afterEach(async ({ page, hosts }) => {
  expect(hosts.connected).toEqual([]);
  await expect(page.locator("#crash")).toBeHidden();
});

/** One mention that is right, one that is two characters off, one that is nowhere. */
const broken = {
  ...story({ headline: "A story", blocks: [p("Shoigu flew to Kabul.")], entities: [person("s", "Shoigu")] }, [[0, "Shoigu", { entity: "s" }]]),
  mood: "calm",
};
broken.mentions.push({ type: "place", block: 0, start: 13, end: 18, text: "Kabul" }, { type: "place", block: 0, start: 0, end: 4, text: "Rome" });

const section = (report, severity) => report.locator(`section[data-severity=${severity}]`);

test("of the bundled story: everything is exact", async ({ page }) => {
  await openStory(page);
  const report = await openReport(page);
  const n = loadStory().mentions.length;
  await expect(report.locator("[data-counts]")).toHaveText(
    `Mentions: ${n} exact, 0 repaired, 0 left out. Offsets count code points: the words are where they say.`,
  );
  await expect(report).toContainText("Read as Dateline.");
  await expect(section(report, "lost")).toHaveCount(0);
  await expect(section(report, "repaired")).toHaveCount(0);
});

test("of a story with faults: each is said with its place and its reason, the worst first", async ({ page }) => {
  await openStory(page, await serveStory(page, "broken", broken));
  await expect(fileLine(page)).toHaveText("2 notes on this file: 1 repaired, 1 left out.");
  const report = await openReport(page);
  await expect(report.locator("[data-counts]")).toContainText("1 exact, 1 repaired, 1 left out.");
  await expect(report.locator("section h3")).toHaveText(["Left out (1)", "Repaired (1)", "Noted (1)"]);
  await expect(section(report, "lost").locator("li")).toHaveText(/^mentions\[2\] .*“Rome”/);
  await expect(section(report, "repaired").locator("li")).toHaveText(
    "mentions[1] found 2 characters further right; moved there",
  );
  await expect(section(report, "note").locator("li")).toHaveText(/^mood /);
});

test("of a foreign file: read as what, by which unit, and that it was a guess", async ({ page }) => {
  await page.route("**/articles/test.json", (route) =>
    route.fulfill({ json: { text: "🕊 Shoigu flew.", ents: [{ start: 2, end: 8, label: "PERSON" }], settings: {} } }),
  );
  await page.goto(at("?src=articles/test.json"));
  await isReady(page);
  const report = await openReport(page);
  await expect(report.locator(".lead")).toHaveText("Read as displaCy (entities) from test.json.");
  await expect(report.locator("[data-counts]")).toHaveText(
    "Mentions: 1 exact, 0 repaired, 0 left out. Offsets are taken to count code points: a guess, the file does not say.",
  );
  await expect(section(report, "note")).toContainText("guessed: code points");
});

test("of a file from the device, with a name that does as if it were markup", async ({ page }) => {
  const name = '<img src=x onerror="alert(1)">\u202egpj.json';
  await openDesk(page);
  await pick(page, file(name, JSON.stringify(broken)));
  await isOpened(page);
  const report = await openReport(page);
  await expect(report.locator(".lead bdi")).toHaveText(name);
  await expect(page.locator("img[src=x]")).toHaveCount(0);
  await expect(section(report, "lost").locator("li")).toHaveText(/“Rome”/);
});

test("of more than anybody reads: the first are listed, the others counted", async ({ page }) => {
  const mentions = Array.from({ length: 2000 }, (_, n) => ({ type: "place", block: 0, start: n, end: n + 4, text: "Rome" }));
  await openStory(page, await serveStory(page, "many", { ...broken, mentions }));
  await expect(fileLine(page)).toContainText("2000 left out");
  const report = await openReport(page);
  await expect(section(report, "lost").locator("li")).toHaveCount(200);
  await expect(section(report, "lost").locator("h3")).toHaveText("Left out (2000)");
  await expect(section(report, "lost")).toContainText("And 1800 more.");
});

test("is copied as plain text, and says that it was", async ({ page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openStory(page, await serveStory(page, "broken", broken));
  const report = await openReport(page);
  await report.getByRole("button", { name: "Copy the report" }).click();
  await expect(report.getByRole("status")).toHaveText("Copied.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("Read as Dateline. Mentions: 1 exact, 1 repaired, 1 left out.");
  const lines = copied.trim().split("\n");
  expect(lines.filter((it) => /^lost\tmentions\[2\]\t.*“Rome”/.test(it))).toHaveLength(1);
  expect(lines.filter((it) => /^repaired\tmentions\[1\]\t/.test(it))).toHaveLength(1);
  expect(lines.filter((it) => /^note\tmood\t/.test(it))).toHaveLength(1);
});

for (const [what, prepare] of [
  ["refuses", () => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  }],
  ["throws", () => {
    navigator.clipboard.writeText = () => {
      throw new TypeError("no");
    };
  }],
  ["is not there", () => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined })],
]) {
  test(`where the clipboard ${what}, it is shown and selected, for the reader's own hand`, async ({ page }) => {
    await page.addInitScript(prepare);
    await openStory(page, await serveStory(page, "broken", broken));
    const report = await openReport(page);
    for (const _ of [1, 2]) {
      await report.getByRole("button", { name: "Copy the report" }).click();
      await expect(report.getByRole("status")).toHaveText(/lets no page copy\. The report is selected below/);
      await expect(report.getByRole("textbox", { name: "The report" })).toBeFocused();
    }
    const field = report.getByRole("textbox");
    await expect(field).toHaveValue(/Read as Dateline\. Mentions: 1 exact.*^lost\tmentions\[2\]\t.*“Rome”/ms);
    const selected = await field.evaluate((it) => it.value.slice(it.selectionStart, it.selectionEnd) === it.value);
    expect(selected).toBe(true);
    await expect(page.locator("#crash")).toBeHidden();
  });
}

test("takes the keys while it is open, and Escape and Back close it and nothing else", async ({ page }) => {
  await openLibrary(page);
  await page.locator("[data-library] .announcement a").first().click();
  await isReady(page);
  await page.locator("[data-cast] button[data-entity]").first().click();
  await expect(page).toHaveURL(/entity=/);
  const opener = page.locator("[data-desk-act=report]");
  for (const close of [() => page.keyboard.press("Escape"), () => page.goBack()]) {
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(desk(page, "report")).toBeVisible();
    for (const key of ["n", "s", "q", "?", "/"]) await page.keyboard.press(key);
    await expect(page.locator("[data-spotlight]")).toBeHidden();
    await expect(page.locator("dialog[data-dialog]")).toBeHidden();
    await expect(desk(page, "report")).toBeVisible();
    await close();
    await expect(desk(page)).toHaveCount(0);
    await expect(opener).toBeFocused();
    // What was chosen still is.
    await expect(page).toHaveURL(/entity=/);
    await expect(page.locator("[data-cast] button[aria-pressed=true][data-entity]")).toHaveCount(1);
  }
  await page.goBack();
  await expect(page.locator("[data-library]")).toBeVisible();
});

test("a second report is of the story that is open then", async ({ page }) => {
  await openStory(page);
  await openReport(page);
  await page.keyboard.press("Escape");
  await drop(page, { files: [file("second.json", JSON.stringify(broken))] });
  await isOpened(page);
  await expect((await openReport(page)).locator("[data-counts]")).toContainText("1 exact, 1 repaired, 1 left out.");
});
