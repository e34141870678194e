// Names found automatically: in a story that nobody has marked at once, in any other when the reader asks for it.

import { axeFindings } from "../support/axe.js";
import { drop, file, isOpened, openDesk, openSaving, paste, pick, save } from "../support/desk.js";
import { expect, test } from "../support/foreign.js";
import { block, openLibrary, openStory, readMarks, row, serveStory } from "../support/site.js";

const paragraphs = [
  "Talks in Moscow",
  "Sergei Shoigu, the defence minister, met Hanif Atmar in Moscow on Monday, the Kremlin said.",
  "“We want peace in Afghanistan,” Mr. Atmar said. Shoigu promised that Russia would help Kabul.",
  "The Shanghai Cooperation Organization (SCO) will meet in Dushanbe. The SCO has eight members.",
];
const words = paragraphs.join("\n\n");
const plain = file("talks.txt", words);
const MODEL = "**/names-*.bin.gz";

const line = (page) => page.locator("[data-marking]");
const button = (page) => page.locator("[data-marking] button, [data-desk-act=mark]");
const marks = (page) => page.locator("[data-story] mark");
const told = async (page) => [...new Set((await readMarks(page)).map((it) => it.text))];
const texts = (page) => page.locator("[data-story] [data-block]").allTextContents();

/** Everything that can be found is marked, and the line says so. */
async function isMarked(page) {
  await expect(line(page).getByRole("status")).toHaveText(/^\d+ names found automatically\.$/);
  await expect(marks(page).first()).toBeVisible();
}

/** The text is the same, marked or not. */
async function isWhole(page) {
  expect(await texts(page)).toEqual(paragraphs);
}

/** Holds the model back; returns what lets it go. */
async function holdBack(page) {
  let letGo;
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  await page.route(MODEL, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test.afterEach(async ({ page, hosts }) => {
  expect(hosts.connected).toEqual([]);
  await expect(page.locator("#crash")).toBeHidden();
});

test.describe("a story that nobody has marked", () => {
  for (const [way, open] of [
    ["pasted", (page) => openLibrary(page).then(() => paste(page, words))],
    ["dropped", (page) => openLibrary(page).then(() => drop(page, { files: [plain] }))],
    ["chosen", (page) => openDesk(page).then(() => pick(page, plain))],
  ]) {
    test(`${way}, has its names marked, in the text, the list and the legend`, async ({ page }) => {
      await open(page);
      await isOpened(page);
      await isMarked(page);
      await isWhole(page);
      expect(await told(page)).toEqual(expect.arrayContaining(["Moscow", "Hanif Atmar", "Kabul"]));
      const names = page.locator("[data-names] .name");
      expect(await names.allTextContents()).toEqual(expect.arrayContaining(["Hanif Atmar", "Moscow"]));
      await expect(page.locator("[data-legend] button[data-type=place]")).toBeVisible();
      // Nothing moved under the reader.
      await expect(page.locator("h1")).toBeFocused();
      expect(await page.evaluate(() => scrollY)).toBe(0);
    });
  }

  test("of the site, too: text and nothing else is asked of it, and the model once", async ({ page }) => {
    const src = await serveStory(page, "bare", { format: "dateline/1", blocks: paragraphs });
    const asked = [];
    page.on("request", (it) => asked.push(it));
    await openStory(page, src);
    await isMarked(page);
    expect(asked.filter((it) => it.method() !== "GET")).toEqual([]);
    expect(asked.filter((it) => /names-/.test(it.url()))).toHaveLength(1);
  });

  test("in another language is left as it is, until the reader asks", async ({ page }) => {
    const story = { format: "dateline/1", lang: "fr", blocks: ["Sergei Shoigu est à Moscou."] };
    await openStory(page, await serveStory(page, "french", story));
    await expect(button(page)).toHaveText("Also mark names automatically");
    await expect(marks(page)).toHaveCount(0);
  });

  test("can be read at once; what is found comes without moving what is read", async ({ page }) => {
    const letGo = await holdBack(page);
    await openLibrary(page);
    const long = [...Array(60)].map(() => words).join("\n\n");
    await drop(page, { files: [file("long.txt", long)] });
    await isOpened(page);
    await expect(line(page).getByRole("status")).toHaveText(/^Looking for names…/);
    await expect(marks(page)).toHaveCount(0);
    const place = block(page, 120);
    await place.evaluate((it) => it.scrollIntoView({ block: "center" }));
    const before = await place.boundingBox();
    letGo();
    await isMarked(page);
    await expect(place.locator("mark").first()).toBeAttached();
    expect(Math.abs((await place.boundingBox()).y - before.y)).toBeLessThan(2);
  });

  test("each mark says that it was found automatically, and how sure that is; so does the list", async ({ page }) => {
    await openLibrary(page);
    await drop(page, { files: [plain] });
    await isMarked(page);
    await page.getByText("Hanif Atmar", { exact: true }).locator("visible=true").first().waitFor();
    await marks(page).filter({ hasText: "Hanif Atmar" }).first().click();
    await expect(page.locator("[data-card]")).toContainText(/Found automatically, \d+ % sure/);
    await page.keyboard.press("Escape");
    await expect(page.locator("[data-names] li").first()).toContainText("found automatically");
  });

  test("is saved with its marks, each by whom it was made", async ({ page }) => {
    await openLibrary(page);
    await drop(page, { files: [plain] });
    await isMarked(page);
    await openSaving(page);
    const [written] = await save(page, "dateline");
    const story = JSON.parse(written.buffer);
    expect(story.mentions.length).toBeGreaterThan(3);
    for (const it of story.mentions) {
      expect(it.by).toMatch(/^model:names@\d+$/);
      expect(it.score).toBeGreaterThan(0);
      expect(it.score).toBeLessThanOrEqual(1);
    }
  });

  test("is not looked through any further when the reader stops it, and again when they ask", async ({ page }) => {
    const letGo = await holdBack(page);
    await openLibrary(page);
    await drop(page, { files: [plain] });
    await isOpened(page);
    await expect(button(page)).toHaveText("Cancel");
    await button(page).focus();
    await page.keyboard.press("Enter");
    await expect(line(page).getByRole("status")).toHaveText("No names were looked for.");
    letGo();
    await expect(marks(page)).toHaveCount(0);
    await isWhole(page);
    await expect(button(page)).toBeFocused();
    await page.keyboard.press("Enter");
    await isMarked(page);
    await expect(button(page)).toBeFocused();
  });

  for (const [what, answer, why] of [
    ["is missing", (route) => route.fulfill({ status: 404 }), "status 404"],
    ["is damaged", (route) => route.fulfill({ body: "DLNAMES?" }), "can't be read"],
    ["can't be reached", (route) => route.abort(), ""],
  ]) {
    test(`stays readable where the model ${what}, says so, and tries again`, async ({ page }) => {
      await page.route(MODEL, answer);
      await openLibrary(page);
      await drop(page, { files: [plain] });
      await isOpened(page);
      await expect(line(page).getByRole("status")).toContainText("What finds names did not arrive (");
      await expect(line(page).getByRole("status")).toContainText(why);
      await isWhole(page);
      await page.unroute(MODEL);
      await button(page).click();
      await isMarked(page);
    });
  }

  test("is given up after a minute in which nothing comes", async ({ page }) => {
    // Of the page's own timers only the watchdog's is that long.
    await page.addInitScript(() => {
      const wait = window.setTimeout;
      window.setTimeout = (act, time, ...others) => wait(act, time === 60_000 ? 3_000 : time, ...others);
    });
    await holdBack(page);
    await openLibrary(page);
    await drop(page, { files: [plain] });
    await expect(line(page).getByRole("status")).toHaveText(/^Looking for names…/);
    await expect(button(page)).toHaveText("Cancel");
    await expect(line(page).getByRole("status")).toHaveText(/made no progress for a minute and was given up/);
    await isWhole(page);
    await page.unroute(MODEL);
    await button(page).click();
    await isMarked(page);
  });

  test("without any name says so", async ({ page }) => {
    await openLibrary(page);
    await drop(page, { files: [file("rain.txt", "it rained all day.\n\nit was cold.\n")] });
    await expect(line(page).getByRole("status")).toHaveText("No names were found in this story.");
    await expect(button(page)).toBeHidden();
  });

  test("that the reader leaves meanwhile marks nothing elsewhere", async ({ page }) => {
    const letGo = await holdBack(page);
    await openLibrary(page);
    await drop(page, { files: [plain] });
    await isOpened(page);
    await page.goBack();
    await expect(page.locator("[data-library]")).toBeVisible();
    letGo();
    await page.goForward();
    await isMarked(page);
    await isWhole(page);
  });
});

test.describe("a story with marks of its own", () => {
  test("gets more when the reader asks, keeps its own, and lets them go again", async ({ page }) => {
    const blocks = ["Sergei Shoigu met Hanif Atmar in Moscow."];
    const src = await serveStory(page, "half", {
      format: "dateline/1",
      offset_unit: "codepoint",
      blocks,
      entities: [{ id: "mr-atmar", type: "person", name: "Hanif Atmar", role: "foreign minister" }],
      mentions: [{ entity: "mr-atmar", block: 0, start: 18, end: 29, by: "human" }],
    });
    await openStory(page, src);
    expect(await told(page)).toEqual(["Hanif Atmar"]);
    await row(page, "mr-atmar").click();
    await button(page).focus();
    await page.keyboard.press("Enter");
    await expect(button(page)).toHaveAttribute("aria-pressed", "true");
    await expect(marks(page)).not.toHaveCount(1);
    expect(await told(page)).toEqual(expect.arrayContaining(["Hanif Atmar", "Moscow"]));
    expect((await texts(page)).at(-1)).toBe(blocks[0]);
    await expect(button(page)).toBeFocused();
    // Who was chosen still is; only what was found has the sign.
    await expect(row(page, "mr-atmar")).toHaveAttribute("aria-pressed", "true");
    await expect(row(page, "mr-atmar")).not.toContainText("found automatically");
    await expect(row(page, "moscow")).toContainText("found automatically");
    await row(page, "moscow").click();
    await button(page).press("Enter");
    await expect(button(page)).toHaveAttribute("aria-pressed", "false");
    await expect(marks(page)).toHaveCount(1);
    await expect(row(page, "moscow")).toHaveCount(0);
    await button(page).press("Space");
    await expect(row(page, "moscow")).toHaveCount(1);
  });
});

test("a mark that is less sure has a thinner line than one that is sure, and no tint", async ({ page }) => {
  const mention = (start, end, score) => ({ type: "person", block: 0, start, end, score, by: "model:names@1" });
  const src = await serveStory(page, "unsure", {
    format: "dateline/1",
    offset_unit: "codepoint",
    blocks: ["Anna Li met Omar Go."],
    mentions: [mention(0, 7, 0.59), mention(12, 19, 0.6)],
  });
  await openStory(page, src);
  const look = (nth) =>
    marks(page).nth(nth).evaluate((it) => {
      const { textDecorationThickness, backgroundColor, textDecorationLine } = getComputedStyle(it);
      return { width: parseFloat(textDecorationThickness), backgroundColor, textDecorationLine };
    });
  const [unsure, sure] = [await look(0), await look(1)];
  expect(unsure.width).toBeLessThan(sure.width);
  expect([unsure.textDecorationLine, sure.textDecorationLine]).toEqual(["underline", "underline"]);
  expect(unsure.backgroundColor).not.toBe(sure.backgroundColor);
});

for (const state of ["looking", "found", "failed"]) {
  test(`axe finds nothing while names are ${state}`, async ({ page }) => {
    if (state === "looking") await holdBack(page);
    if (state === "failed") await page.route(MODEL, (route) => route.fulfill({ status: 404 }));
    await openLibrary(page);
    await drop(page, { files: [plain] });
    await isOpened(page);
    const expected = { looking: /^Looking/, found: /found automatically/, failed: /did not arrive/ }[state];
    await expect(line(page).getByRole("status")).toHaveText(expected);
    expect(await axeFindings(page)).toEqual([]);
  });
}
