// Who said what: quotes in the text, by speaker in a list, and copied with their source.

import { isSeen } from "../support/geometry.js";
import { notice, plain, quotesIn, showView, words } from "../support/parts.js";
import { quoted } from "../support/reading-stories.js";
import { block, openStory, row, serveStory } from "../support/site.js";
import { loadStory, Story } from "../support/story.js";
import { expect, test } from "../support/test.js";

const bundled = loadStory();
const stories = { "the bundled story": [bundled, undefined], "a story of hard quotes": [new Story(quoted), quoted] };

const open = async (page, file) => openStory(page, file && (await serveStory(page, "quoted", file)));
const entry = (page, index) => page.locator(`[data-quotes] button[data-quote-go="${index}"]`);
const groups = (page) =>
  page.locator("[data-quotes] [data-speaker-group]").evaluateAll((all) => all.map((it) => it.dataset.speakerGroup));

for (const [name, [story, file]] of Object.entries(stories)) {
  test(`in ${name}, what is marked as a quote is the file's quote, and the text stays the text`, async ({ page }) => {
    await open(page, file);
    for (const { index, speaker, parts } of story.quotes) {
      const spans = await quotesIn(page, index).evaluateAll((all) => all.map((it) => it.textContent));
      expect(spans.join(""), `quote ${index}`).toBe(parts.map((it) => it.text).join(""));
      const speakers = await quotesIn(page, index).evaluateAll((all) => all.map((it) => it.dataset.speaker ?? ""));
      expect(new Set(speakers)).toEqual(new Set([speaker ?? ""]));
      for (const { place } of parts) {
        await expect(block(page, place).locator(`[data-quote="${index}"]`)).not.toHaveCount(0);
      }
    }
    for (const [place, text] of story.texts) {
      expect(await block(page, place).evaluate((it) => it.textContent)).toBe(text);
    }
  });

  test(`in ${name}, the list has every quote under its speaker, by first quote, the unnamed last`, async ({ page }) => {
    await open(page, file);
    await showView(page, "quotes");
    const speakers = [...new Set(story.quotes.map((it) => it.speaker))].filter(Boolean);
    const hasUnnamed = story.quotes.some((it) => it.speaker === undefined);
    expect(await groups(page)).toEqual([...speakers, ...(hasUnnamed ? [""] : [])]);
    for (const { index, speaker, text } of story.quotes) {
      const own = page.locator(`[data-speaker-group="${speaker ?? ""}"]`);
      const name = speaker ? story.entity(speaker).name : "No speaker given";
      await expect(own).toContainText(name);
      const shown = own.locator(`[data-quote-go="${index}"]`);
      const listed = plain(await shown.innerText());
      for (const part of text.split("” “")) expect(listed).toContain(plain(part).replaceAll(/[“”]/g, ""));
    }
    await expect(page.locator("[data-quote-go]")).toHaveCount(story.quotes.length);
  });
}

test("an entry leads to its quote", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 480 });
  await openStory(page);
  await showView(page, "quotes");
  for (const { index } of bundled.quotes) {
    await entry(page, index).click();
    await expect.poll(() => isSeen(quotesIn(page, index).first()), { message: `quote ${index}` }).toBe(true);
  }
});

test("the quotes of the chosen speaker stand out, in the whole view all of them do", async ({ page }) => {
  await openStory(page);
  const look = (index) =>
    quotesIn(page, index).first().evaluate((it) => {
      const style = getComputedStyle(it);
      const seen = ["background", "color", "textDecoration", "border", "boxShadow", "fontStyle", "fontWeight"];
      return seen.map((name) => style[name]).join("; ");
    });
  const [baradar, baqa] = ["baradar", "baqa"].map((it) => bundled.quotes.find(({ speaker }) => speaker === it).index);
  const [own, other] = [await look(baradar), await look(baqa)];
  await row(page, "baradar").click();
  await expect.poll(() => look(baradar)).not.toBe(own);
  expect(await look(baqa)).toBe(other);
  await row(page, "baradar").click();
  await expect.poll(() => look(baradar)).toBe(own);
  await showView(page, "quotes");
  for (const [index, before] of [[baradar, own], [baqa, other]]) await expect.poll(() => look(index)).not.toBe(before);
});

test("a copied quote has its words, its speaker, the story and a link to the place", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openStory(page);
  await showView(page, "quotes");
  const { index, text } = bundled.quotes.find((it) => it.speaker === "baqa");
  await page.locator(`[data-quote-copy="${index}"]`).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard).toContain(text.replaceAll(/[“”]/g, ""));
  const copied = await clipboard();
  expect(copied).toContain("Akmal Baqa");
  expect(copied).toContain(bundled.headline);
  const [link] = copied.match(/https?:\/\/\S+/);
  await page.goto("about:blank");
  await page.goto(link);
  await expect.poll(() => isSeen(quotesIn(page, index).first())).toBe(true);
});

test("where nothing can be copied, the words are offered to be copied by hand", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await openStory(page);
  await showView(page, "quotes");
  const { index } = bundled.quotes.find((it) => it.speaker === "baqa");
  await page.locator(`[data-quote-copy="${index}"]`).click();
  await expect(notice(page)).toBeVisible();
  await expect(notice(page)).not.toBeEmpty();
  await notice(page).locator("button").first().click();
  await expect(notice(page)).toBeHidden();
});

test("the view is in the address, and q opens it", async ({ page }) => {
  await openStory(page);
  await page.keyboard.press("q");
  await expect(page.locator("[data-quotes]")).toBeVisible();
  await expect.poll(() => new URL(page.url()).searchParams.get("view")).toBe("quotes");
  await page.reload();
  await expect(page.locator("[data-quotes]")).toBeVisible();
  expect((await words(page.locator("[data-quotes] [data-speaker-group]"))).length).toBeGreaterThan(3);
});
