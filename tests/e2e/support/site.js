// Opening the screens of the site, and what is on them.

import { expect } from "@playwright/test";

import { at, siteUrl } from "./env.js";
import { storyPath } from "./story.js";

/** The chosen or unchosen row of an entity in the list. */
export const row = (page, entity) => page.locator(`[data-cast] button[data-entity="${entity}"]`);

/** Presses an entity's row; on a phone the list is a sheet, which is opened first. */
export async function choose(page, entity) {
  const opener = page.locator("[data-cast] button[aria-expanded=false]");
  if (await opener.isVisible()) await opener.click();
  await row(page, entity).click();
}

/** The legend's switch of a type. */
export const typeSwitch = (page, type) => page.locator(`[data-legend] button[data-type="${type}"]`);

/** The marks of an entity, whatever the text calls it. */
export const marksOf = (page, entity) => page.locator(`mark[data-entity~="${entity}"]`);

/** The text of a block, headline or standfirst. */
export const block = (page, place) => page.locator(`[data-block="${place}"]`);

export async function openLibrary(page) {
  await page.goto(at(""));
  await expect(page.locator("[data-library]")).toBeVisible();
}

/** Opens a story by a link that a reader was sent. */
export async function openStory(page, src = storyPath) {
  await followLink(page, at(`?src=${encodeURIComponent(src)}`));
  await isReady(page);
}

/** Follows a link that a reader was sent; a strange host is asked only when they have said yes. */
export async function followLink(page, link, options) {
  await page.goto(link, options);
  const src = new URL(new URL(link).searchParams.get("src") ?? "", siteUrl);
  if (src.origin !== new URL(siteUrl).origin) await page.locator("[data-yes]").click();
}

export async function openAbout(page) {
  await page.goto(at("?page=about"));
  await expect(page.locator("[data-about]")).toBeVisible();
}

export async function isReady(page) {
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
  // Two frames after the last mark: nothing moves any more.
  await page.waitForFunction(() => performance.getEntriesByName("dateline:ready").length > 0);
  // What opens later has its sheet: until then it can’t be seen.
  await page.waitForFunction(() => document.documentElement.dataset.styled !== undefined);
}

/** The history has no entry any more for what was closed: the browser goes back from it in its own time. */
export async function isBack(page) {
  await page.waitForFunction(() => history.state !== "over");
}

export async function hasFailed(page) {
  await expect(page.locator("html")).toHaveAttribute("data-state", "failed", { timeout: 15_000 });
}

/** Serves `story` under the site's own articles, and returns its `src`. */
export async function serveStory(page, name, story) {
  const src = `articles/test-${name}.json`;
  await page.route(`**/${src}`, (route) => route.fulfill({ json: story }));
  return src;
}

/** Serves a library with the named stories: `[[src, headline], …]`. */
export async function serveLibrary(page, stories) {
  const articles = stories.map(([src, headline]) => ({ src, headline, entities: [] }));
  await page.route("**/library.json", (route) =>
    route.fulfill({ json: { format: "dateline-library/1", title: "Test stories", articles } }),
  );
}

/** Every mark, in order: its text and what it says about itself. */
export function readMarks(page) {
  return page.locator("[data-story] mark").evaluateAll((marks) =>
    marks.map((mark) => ({
      text: mark.textContent,
      place: mark.closest("[data-block]").dataset.block,
      mentions: mark.dataset.mention.split(" ").map(Number),
      entities: mark.dataset.entity.split(" "),
      types: mark.dataset.type.split(" "),
    })),
  );
}
