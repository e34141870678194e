// Many stories in one page, one after the other, as links in the page open them: without starting the program anew.

import { expect } from "@playwright/test";

import { at } from "./env.js";

/** Serves `stories` and opens one after the other; calls `look(story, index)` at each, once it is drawn. What is opened
 *  there stays open: closing it goes back in the history, which takes its time. */
export async function visitAll(page, stories, look) {
  await page.route("**/articles/test-visit-*.json", (route) => {
    const [, index] = route.request().url().match(/visit-(\d+)\.json/);
    return route.fulfill({ json: stories[index] });
  });
  await page.goto(at("?page=about"));
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
  for (const [index, story] of stories.entries()) {
    await page.evaluate((address) => {
      performance.clearMarks("dateline:ready");
      history.pushState(null, "", address);
      dispatchEvent(new PopStateEvent("popstate"));
    }, at(`?src=articles/test-visit-${index}.json`));
    await page.waitForFunction(() => performance.getEntriesByName("dateline:ready").length > 0);
    await look(story, index);
  }
}
