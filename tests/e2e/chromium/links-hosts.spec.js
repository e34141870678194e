// A link shows where it leads, beside the words that the story gives it, and the words stay the story's.

import { p, person, story } from "../support/build.js";
import { siteUrl } from "../support/env.js";
import { block, openStory, serveStory } from "../support/site.js";
import { expect, test } from "../support/test.js";

const words = "Read bank.test, here, at news.test, write to us, or аррӏе.test and xn--80ak6aa92e.test, now.";
const at = (text, href) => {
  const start = [...words.slice(0, words.indexOf(text))].length;
  return { kind: "link", start, end: start + [...text].length, href };
};
const file = story(
  {
    headline: "Links",
    source: { name: "The Paper", url: "https://paper.test/" },
    blocks: [
      p(words, {
        styles: [
          at("bank.test", "https://login.evil.test/bank.test"),
          at("here", "../about.json"),
          at("news.test", "https://news.test/a"),
          at("write to us", "mailto:us@news.test"),
          at("аррӏе.test", "https://аррӏе.test/"),
          at("xn--80ak6aa92e.test", "https://xn--80ak6aa92e.test/"),
        ],
      }),
      { type: "figure", src: "https://far.test/a.jpg", alt: "A view", text: "From afar." },
    ],
    entities: [person("ana", "Ana", { url: "https://аррӏе.test/ana", ids: { wikidata: "Q1" } })],
  },
  [[0, "Read", { entity: "ana" }]],
);

/** What is drawn after each link, and what its title says. */
const drawn = (links) =>
  links.evaluateAll((all) =>
    all.map((it) => [it.textContent, getComputedStyle(it, "::after").content.replace(/ ?\/ ""$/, ""), it.title.replace(/,.*/, "")]),
  );

test.beforeEach(async ({ page }) => openStory(page, await serveStory(page, "links", file)));

test("the host stands beside the words unless it is the site's own or the words are it", async ({ page }) => {
  expect(await drawn(block(page, 0).locator("a"))).toEqual([
    ["bank.test", '" login.evil.test"', "login.evil.test"],
    ["here", "none", ""],
    ["news.test", "none", ""],
    ["write to us", "none", ""],
    ["аррӏе.test", '" xn--80ak6aa92e.test ⚠"', "xn--80ak6aa92e.test"],
    ["xn--80ak6aa92e.test", '" ⚠"', "xn--80ak6aa92e.test"],
  ]);
  expect(await drawn(page.locator(".colophon a"))).toEqual([["The Paper", '" paper.test"', "paper.test"]]);
  await expect(page.locator("figure")).toContainText("A picture on far.test, not loaded here");
});

test("what is drawn is no text: the story's words, a selection and find know nothing of it", async ({ page }) => {
  expect(await block(page, 0).evaluate((it) => it.textContent)).toBe(words);
  const copied = await block(page, 0).evaluate((it) => {
    getSelection().selectAllChildren(it);
    return String(getSelection());
  });
  expect(copied.trim()).toBe(words);
  await page.keyboard.press("/");
  await page.locator("[data-find] input").fill("evil");
  await expect(page.locator("[data-find]")).toContainText(/no match|not found|nothing/i);
});

test("who can't see it is told the host as the link's description", async ({ page }) => {
  const link = (name) => block(page, 0).getByRole("link", { name, exact: true });
  await expect(link("bank.test")).toHaveAccessibleDescription("login.evil.test");
  await expect(link("аррӏе.test")).toHaveAccessibleDescription(/xn--80ak6aa92e\.test, a name with letters beyond a to z/);
});

test("every link out of the page says nothing of the reader", async ({ page }) => {
  const own = new URL(siteUrl).origin;
  for (const link of await page.locator(`[data-story] a[href]:not([href^="${own}/dateline/?"])`).all()) {
    await expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow ugc");
    await expect(link).toHaveAttribute("target", "_blank");
    await expect(link).toHaveAttribute("referrerpolicy", "no-referrer");
  }
});

test("a card's links show their hosts, with the mark of a name in code", async ({ page }) => {
  await block(page, 0).locator("mark").click();
  const links = page.locator("[data-card] [data-card-links] a");
  expect(await drawn(links)).toEqual([
    ["wikidata.org", "none", ""],
    ["xn--80ak6aa92e.test", '" ⚠"', "xn--80ak6aa92e.test"],
  ]);
});

test("on paper the hosts are there too", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  expect((await drawn(block(page, 0).locator("a")))[0][1]).toContain("login.evil.test");
});
