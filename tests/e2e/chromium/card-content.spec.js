// What a card says: who this is, where they were so far, with whom, and what they say.

import { isSeen } from "../support/geometry.js";
import { card, openCard, words } from "../support/parts.js";
import { quoted } from "../support/reading-stories.js";
import { openStory, serveStory } from "../support/site.js";
import { loadStory, Story } from "../support/story.js";
import { expect, test } from "../support/test.js";

const story = loadStory();
const third = story.mentionsOf("shoigu")[2];
const index = story.indexOf(third);

test("name, type, role, description and which of how many", async ({ page }) => {
  const { name, role, description } = story.entity("shoigu");
  await openStory(page);
  await openCard(page, index);
  await expect(card(page).locator("[data-card-name]")).toHaveText(name);
  await expect(card(page).locator("[data-card-type]")).toHaveText(/^person$/i);
  await expect(card(page)).toContainText(role);
  await expect(card(page)).toContainText(description);
  await expect(card(page).locator("[data-card-count]")).toHaveText(/\b3 of 4\b/);
});

test("other names are said", async ({ page }) => {
  await openStory(page);
  await openCard(page, story.indexOf(story.mentionsOf("sco")[0]));
  await expect(card(page)).toContainText(/\bSCO\b/, { useInnerText: true });
});

test("each mention of an entity says which one it is", async ({ page }) => {
  await openStory(page);
  const mentions = story.mentionsOf("baradar");
  for (const [nth, it] of mentions.entries()) {
    await openCard(page, story.indexOf(it));
    await expect(card(page).locator("[data-card-count]")).toContainText(`${nth + 1} of ${mentions.length}`);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  }
});

test("so far: the sentences before this one, the newest first, and no later one", async ({ page }) => {
  await openStory(page);
  for (const id of ["shoigu", "baradar"]) {
    for (const it of story.mentionsOf(id)) {
      await openCard(page, story.indexOf(it));
      const expected = story.soFar(it).map(({ text }) => text);
      const shown = await words(card(page).locator("[data-so-far] button"));
      expect(shown.length, `${id} in block ${it.place}`).toBeGreaterThanOrEqual(Math.min(expected.length, 3));
      expect(shown.length).toBeLessThanOrEqual(expected.length);
      for (const [nth, sentence] of shown.entries()) expect(sentence).toContain(expected[nth]);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
    }
  }
});

test("the company: who is mentioned with them, those most often so first", async ({ page }) => {
  await openStory(page);
  await openCard(page, index);
  const company = card(page).locator("[data-with] button[data-entity]");
  const shown = await company.evaluateAll((all) => all.map((it) => it.dataset.entity));
  const shared = (id) => story.sentencesWith("shoigu", id).length;
  const counts = shown.map(shared);
  expect(shown.length).toBeGreaterThan(2);
  expect(shown).not.toContain("shoigu");
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(counts[0]).toBe(Math.max(...story.entities.filter((it) => it.id !== "shoigu").map((it) => shared(it.id))));
  expect(counts.at(-1)).toBeGreaterThan(0);
  for (const [nth, id] of shown.entries()) await expect(company.nth(nth)).toContainText(story.entity(id).name);
});

test("what they say is on their card, and leads to where they say it", async ({ page }) => {
  await openStory(page);
  await openCard(page, story.indexOf(story.mentionsOf("baradar")[0]));
  const says = story.quotes.filter((it) => it.speaker === "baradar");
  const buttons = card(page).locator("[data-says] li button");
  const shown = await words(buttons);
  expect(shown.length).toBeGreaterThan(0);
  for (const it of shown) expect(says.some(({ text }) => it.includes(text.slice(0, 30)))).toBe(true);
  await buttons.first().click();
  const first = says.find(({ text }) => shown[0].includes(text.slice(0, 30)));
  await expect.poll(() => isSeen(page.locator(`[data-story] span[data-quote="${first.index}"]`).first())).toBe(true);
});

test("who says nothing has no empty list of sayings, and who was not seen before none of so far", async ({ page }) => {
  await openStory(page);
  await openCard(page, story.indexOf(story.mentionsOf("wassiq")[0]));
  await expect(card(page).locator("[data-says]")).toBeHidden();
  await expect(card(page).locator("[data-so-far] button")).toHaveCount(0);
});

test("the words of a card come from the file as they are", async ({ page }) => {
  const own = new Story(quoted);
  await openStory(page, await serveStory(page, "quoted", quoted));
  await openCard(page, own.indexOf(own.mentionsOf("maryam")[0]));
  const shown = await words(card(page).locator("[data-says] button"));
  expect(shown.join(" ")).toContain("The road to Herat is open");
});
