// A story of the reader's own: chosen, dropped or pasted; told of, stopped, refused, chosen among several. Nobody else
// is asked and nothing is kept.

import { at } from "../support/env.js";
import { desk, drop, file, fileLine, isOpened, openDesk, paste, pick, refused } from "../support/desk.js";
import { expect, gives, test } from "../support/foreign.js";
import { block, isBack, isReady, openLibrary, openStory, readMarks } from "../support/site.js";

const displacy = { text: "🕊 Shoigu flew to Kabul.", ents: [{ start: 2, end: 8, label: "PERSON" }, { start: 17, end: 22, label: "GPE" }] };
const tagged = file("tagged.json", JSON.stringify(displacy));
const plain = file("notes.txt", "Rain over Kabul\n\nIt rained all day.\n");
const text = file("story.txt", "Shoigu flew to Kabul.\n");
const annotations = file("story.ann", "T1\tPerson 0 6\tShoigu\nT2\tPlace 15 20\tKabul\n");
const lines = file(
  "three.jsonl",
  ["Shoigu left.", "Kabul is quiet.", "Nobody came."].map((it) => JSON.stringify({ text: it, label: [[0, 6, "PER"]] })).join("\n"),
);

test.afterEach(async ({ page, hosts }) => {
  expect(hosts.connected).toEqual([]);
  await expect(page.locator("#crash")).toBeHidden();
});

/** The text, both marks and the words on the file of `displacy`. */
async function showsTagged(page, name = "tagged.json") {
  expect(await block(page, 0).evaluate((it) => it.textContent)).toBe(displacy.text);
  expect((await readMarks(page)).map((it) => it.text)).toEqual(["Shoigu", "Kabul"]);
  await expect(fileLine(page)).toHaveText(
    `Read as displaCy (entities)${name ? ` from ${name}` : ""}. Everything in this file is shown as it was given.`,
  );
}

test.describe("by the picker", () => {
  test("a file is opened, and the reader is told its format and its name", async ({ page }) => {
    await openDesk(page);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose files…" }).click();
    await (await chooser).setFiles(tagged);
    await isOpened(page);
    await showsTagged(page);
    // The page has changed: the focus is where the story begins.
    await expect(page.locator("h1")).toBeFocused();
  });

  test("two files that belong together make one story", async ({ page }) => {
    await openDesk(page);
    await pick(page, annotations, text);
    await isOpened(page);
    expect((await readMarks(page)).map((it) => it.text)).toEqual(["Shoigu", "Kabul"]);
    await expect(fileLine(page)).toContainText("Read as brat from story.ann, story.txt.");
  });

  test("half of a pair says what is missing, and the pair opens then", async ({ page }) => {
    await openDesk(page);
    await pick(page, annotations);
    await expect(refused(page)).toContainText(/one half of a story in brat’s format: .*\.txt.* is missing/);
    await expect(refused(page)).toContainText(/Open it together with/);
    await expect(refused(page)).toHaveRole("alert");
    await pick(page, annotations, text);
    await isOpened(page);
  });

  test("two files that have nothing to do with each other are not guessed at", async ({ page }) => {
    await openDesk(page);
    await pick(page, tagged, plain);
    await expect(refused(page)).toContainText("tagged.json, notes.txt can’t be opened");
    await expect(refused(page)).toContainText(/not parts of one story.*one by one/s);
    await pick(page, plain);
    await isOpened(page);
  });

  test("a file without anything in it is called empty", async ({ page }) => {
    await openDesk(page);
    await pick(page, file("nothing.json", ""));
    await expect(refused(page)).toContainText(/nothing\.json can’t be opened.*The file is empty\./s);
  });
});

test.describe("by drop", () => {
  test("a file let go anywhere opens, over a story too, and while it is over the page it is said", async ({ page }) => {
    await openStory(page);
    await page.dispatchEvent("body", "dragover");
    await expect(page.locator("html")).toHaveAttribute("data-drag");
    const words = () => page.evaluate(() => getComputedStyle(document.documentElement, "::after").content);
    await expect.poll(words).toMatch(/Drop to open/);
    await page.dispatchEvent("body", "dragleave");
    await expect(page.locator("html")).not.toHaveAttribute("data-drag");
    await drop(page, { files: [tagged] });
    await isOpened(page);
    await expect(page.locator("html")).not.toHaveAttribute("data-drag");
    await showsTagged(page);
  });

  test("several files that belong together", async ({ page }) => {
    await openLibrary(page);
    await drop(page, { files: [text, annotations] });
    await isOpened(page);
    expect((await readMarks(page)).map((it) => it.text)).toEqual(["Shoigu", "Kabul"]);
  });

  test("text, as from another window", async ({ page }) => {
    await openLibrary(page);
    await drop(page, { text: JSON.stringify(displacy) });
    await isOpened(page);
    await showsTagged(page, "");
  });

  test("what is dragged within the page opens nothing, and afterwards a file does", async ({ page }) => {
    await openStory(page);
    const before = page.url();
    await page.dispatchEvent("mark", "dragstart");
    await drop(page, { text: "Words of the story" });
    await page.dispatchEvent("mark", "dragend");
    await expect(desk(page)).toHaveCount(0);
    await expect(page.locator("html")).not.toHaveAttribute("data-drag");
    expect(page.url()).toBe(before);
    await drop(page, { files: [tagged] });
    await isOpened(page);
  });
});

test.describe("by paste", () => {
  test("data open with their marks", async ({ page }) => {
    await openLibrary(page);
    await paste(page, JSON.stringify(displacy));
    await isOpened(page);
    await showsTagged(page, "");
  });

  test("words open as plain text, each of them", async ({ page }) => {
    await openStory(page);
    await paste(page, "Rain over Kabul\n\nIt rained  all day: \u{1f327}\u200d e\u0301 \u202eabc\u202c.\n");
    await isOpened(page);
    await expect(fileLine(page)).toContainText("Read as Plain text.");
    await expect(page.locator("h1")).toHaveText("Rain over Kabul");
    expect(await block(page, 0).evaluate((it) => it.textContent)).toBe("It rained  all day: \u{1f327}\u200d e\u0301 \u202eabc\u202c.");
  });

  test("into a field it is only typed", async ({ page }) => {
    await openDesk(page);
    const area = page.getByLabel("Pasted text");
    await area.focus();
    await paste(page, "Words for the field");
    await expect(area).toHaveValue("Words for the field");
    await expect(desk(page, "open")).toBeVisible();
    await expect(page).toHaveURL(at(""));
    await page.getByRole("button", { name: "Open what is pasted" }).click();
    await isOpened(page);
    await expect(page.locator("[data-story]")).toContainText("Words for the field");
  });

  test("nothing pasted asks for something", async ({ page }) => {
    await openLibrary(page);
    await paste(page, "  \n ");
    await expect(desk(page, "open")).toBeVisible();
  });
});

test.describe("several stories", () => {
  test("are chosen among by keyboard, and the other ones stay out", async ({ page }) => {
    await openDesk(page);
    await pick(page, lines);
    await expect(desk(page, "choose")).toContainText(/doccano \(labels\) file .*3 stories\. Which one\?/);
    await expect(desk(page, "choose").locator("li")).toHaveText([/Shoigu left\.\s*2 words, 1 mention/, /Kabul is quiet\./, /Nobody came\./]);
    await expect(page.locator("#desk-title")).toBeFocused();
    for (const key of ["Tab", "Tab", "Tab"]) await page.keyboard.press(key);
    await expect(desk(page, "choose").locator('[data-nth="1"]')).toBeFocused();
    await page.keyboard.press("Enter");
    await isOpened(page);
    expect((await readMarks(page)).map((it) => it.text)).toEqual(["Kabul "]);
    await expect(page.locator("[data-story]")).not.toContainText("Nobody");
  });

  test("can be declined", async ({ page }) => {
    await openDesk(page);
    await pick(page, lines);
    await expect(desk(page, "choose")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(desk(page)).toHaveCount(0);
    await expect(page).toHaveURL(at(""));
    await expect(page.locator("[data-library]")).toBeVisible();
  });
});

test.describe("what is not UTF-8", () => {
  const latin = file("latin.txt", Buffer.from("Caf\xe9 in K\xf6ln, 5 \x80.", "latin1"));

  test("is refused with its place, and opens anyway when asked, with � where no character is", async ({ page }) => {
    await openDesk(page);
    await pick(page, latin);
    await expect(refused(page)).toContainText("not UTF-8 text: byte 3 does not belong there");
    const anyway = refused(page).getByRole("button", { name: "Open it anyway" });
    await anyway.focus();
    await page.keyboard.press("Enter");
    await isOpened(page);
    expect(await page.locator("[data-story]").evaluate((it) => it.textContent)).toContain("Caf\ufffd in K\ufffdln, 5 \ufffd.");
  });

  test("marks that no words verify are not guessed at in it", async ({ page }) => {
    await openDesk(page);
    const words = JSON.stringify(displacy).replace("flew", "fl@w").split("@");
    await pick(page, file("broken.json", Buffer.concat([Buffer.from(words[0]), Buffer.from([0xff]), Buffer.from(words[1])])));
    await refused(page).getByRole("button", { name: "Open it anyway" }).click();
    await isOpened(page);
    await expect(page.locator("[data-story]")).toContainText("🕊 Shoigu fl\ufffdw to Kabul.");
    await expect(page.locator("mark")).toHaveCount(0);
    await expect(fileLine(page)).toContainText(/2 left out/);
  });

  for (const [name, swap] of [["little", false], ["big", true]]) {
    test(`UTF-16 of the ${name} end opens as it is meant`, async ({ page }) => {
      const words = Buffer.from(`\ufeff${JSON.stringify(displacy)}`, "utf16le");
      await openDesk(page);
      await pick(page, file("tagged.json", swap ? words.swap16() : words));
      await isOpened(page);
      await showsTagged(page);
    });
  }
});

test.describe("back and away", () => {
  test("Back closes the dialog first, then leaves", async ({ page }) => {
    await openStory(page);
    await page.locator(".brand").click();
    await expect(page.locator("[data-library]")).toBeVisible();
    await page.locator("[data-open-own]").click();
    await expect(desk(page, "open")).toBeVisible();
    await page.goBack();
    await expect(desk(page)).toHaveCount(0);
    await expect(page.locator("[data-library]")).toBeVisible();
    await page.goBack();
    await isReady(page);
    await expect(page.locator("[data-story]")).toBeVisible();
  });

  for (const [how, close] of [
    ["Escape", (page) => page.keyboard.press("Escape")],
    ["its button", (page) => desk(page).getByRole("button", { name: "Close" }).click()],
    ["a press beside it", (page) => page.mouse.click(5, 5)],
  ]) {
    test(`${how} closes the dialog, and the focus goes back to what opened it`, async ({ page }) => {
      await openLibrary(page);
      const opener = page.locator("[data-open-own]");
      for (const _ of [1, 2]) {
        await opener.focus();
        await page.keyboard.press("Enter");
        await expect(desk(page, "open")).toBeVisible();
        await expect(page.locator("#desk-title")).toBeFocused();
        await close(page);
        await expect(desk(page)).toHaveCount(0);
        await expect(opener).toBeFocused();
      }
      await expect(page).toHaveURL(at(""));
    });
  }

  test("two stories of the device, and Back and Forward between them", async ({ page }) => {
    await openDesk(page);
    await pick(page, tagged);
    await isOpened(page, 0);
    await page.evaluate(() => performance.clearMarks("dateline:ready"));
    await drop(page, { files: [plain] });
    await isOpened(page, 1);
    await expect(page.locator("h1")).toHaveText("Rain over Kabul");
    await page.goBack();
    await isOpened(page, 0);
    await showsTagged(page);
    await page.goForward();
    await isOpened(page, 1);
    await expect(page.locator("h1")).toHaveText("Rain over Kabul");
    await page.goBack();
    await page.goBack();
    await expect(page.locator("[data-library]")).toBeVisible();
    await expect(desk(page)).toHaveCount(0);
  });

  test("what is chosen stands in the address, and Share says that no link leads to it", async ({ page }) => {
    await openDesk(page);
    await pick(page, tagged);
    await isOpened(page);
    await page.locator("[data-cast] button[data-entity]").first().click();
    await expect(page).toHaveURL(/local=0&entity=/);
    await page.locator('.bar button[data-action="share"]').click();
    const share = page.locator("dialog[data-dialog=share]");
    await expect(share).toContainText(/opened from a file: no link leads to it/);
    await expect(share.locator("[data-share-link]")).toHaveCount(0);
    await share.locator("[data-share-save]").click();
    await expect(desk(page, "save").locator("[data-save=html]")).toBeVisible();
    await expect(share).toBeHidden();
  });

  test("after a reload it is gone, and the page says so and offers the way back", async ({ page }) => {
    await openDesk(page);
    await pick(page, tagged);
    await isOpened(page);
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("data-state", "failed");
    const failure = page.locator("[data-failure]");
    await expect(failure).toHaveRole("alert");
    await expect(failure).toContainText(/opened from a device, and is gone with its tab/);
    await expect(failure).toContainText(/Open the file again: what comes from your device is not stored/);
    await expect(failure).not.toContainText(/Address/);
    await failure.getByRole("link", { name: "All stories" }).click();
    await page.locator("[data-open-own]").click();
    await pick(page, tagged);
    await isOpened(page);
    await showsTagged(page);
  });

  for (const address of ["?local=7", "?local=-1", "?local=x", "?local=99999999999999999999"]) {
    test(`${address} is no story and no fault`, async ({ page }) => {
      await page.goto(at(address));
      await expect(page.locator("h1")).toBeVisible();
      await expect(page.locator("[data-story]")).toHaveCount(0);
    });
  }
});

test.describe("an address", () => {
  test.use({ ownOrigin: "https://news.test" });

  test("that is pasted opens that story, and its host alone is asked", async ({ page, hosts }) => {
    hosts.answer("https://news.test/a.json?x=1&y=2", gives(displacy));
    await openLibrary(page);
    // With a space in it it is no address but words; and after a story of the device the page is sealed.
    await paste(page, "https://news.test/a b.json");
    await isOpened(page);
    expect(hosts.connected).toEqual([]);
    await paste(page, " https://news.test/a.json?x=1&y=2\n");
    await expect(page).toHaveURL(at(`?src=${encodeURIComponent("https://news.test/a.json?x=1&y=2")}`));
    await isReady(page);
    await showsTagged(page, "a.json");
    expect(hosts.connected).toEqual(["news.test"]);
    hosts.begin();
  });
});

test("nothing of it is written to the device", async ({ page, context }) => {
  const kept = () =>
    page.evaluate(async () => ({
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: (await indexedDB.databases()).map((it) => it.name),
      caches: await caches?.keys(),
      files: await Array.fromAsync((await navigator.storage.getDirectory()).keys()),
      state: JSON.stringify(history.state),
      name: window.name,
    }));
  // The hint is seen, which is remembered.
  await openStory(page);
  await page.locator("mark").first().click();
  await page.keyboard.press("Escape");
  await isBack(page);
  await openLibrary(page);
  const before = await kept();
  await page.locator("[data-open-own]").click();
  await pick(page, tagged);
  await isOpened(page);
  await page.locator("mark").first().click();
  await page.keyboard.press("Escape");
  await drop(page, { files: [lines] });
  await page.locator('[data-nth="0"]').click();
  await isOpened(page, 1);
  await page.goBack();
  await isOpened(page, 0);
  await drop(page, { text: "Words that nobody keeps" });
  await isOpened(page, 2);
  const after = await kept();
  // Where the page was left.
  expect(after.state).toMatch(/^(null|\d+(\.\d+)?)$/);
  expect({ ...after, state: before.state }).toEqual(before);
  expect(await context.cookies()).toEqual([]);
  expect(page.url()).not.toMatch(/tagged|three|words/i);
});

test("a picture that lies beside a file on the device is not asked for", async ({ page }) => {
  const asked = [];
  page.on("request", (it) => asked.push(it.url()));
  await openDesk(page);
  await pick(page, file("story.md", "# Rain\n\nIt rains.\n\n![A cloud](img/secret-name.jpg)\n\n![Another](/dateline/favicon.svg)\n"));
  await isOpened(page);
  await expect(page.locator("[data-story]")).toContainText("A cloud");
  await page.locator("figure").first().scrollIntoViewIfNeeded();
  await expect(page.locator("[data-story] img")).toHaveCount(0);
  expect(asked.filter((it) => /secret-name/.test(it))).toEqual([]);
});
