// A story in a frame of somebody else's page, from another origin: docs/embed.md.

import { createServer } from "node:http";

import { axeFindingsInFrames } from "../support/axe.js";
import { desk } from "../support/desk.js";
import { publish } from "../support/published.js";
import { expect, test as base } from "../support/test.js";

/** Long enough that no window shows all of it. */
const LONG = {
  format: "dateline/1",
  lang: "en",
  headline: "A day at the harbour",
  blocks: Array.from({ length: 40 }, (_, n) => ({
    text: `Paragraph ${n}: Ann Lee asked who had seen the pilot. ${"Nobody had, and the tide went out as it did on every other day. ".repeat(4)}`,
  })),
  entities: [{ id: "lee", type: "person", name: "Ann Lee", description: "Harbour master" }],
};

const STORIES = { "long.json": JSON.stringify(LONG) };

/** A page with a frame, as docs/embed.md has it. */
const around = (src, { script, style = "width: 100%; height: 30rem", more = "" } = {}) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Elsewhere</title>
<body style="margin: 0"><main><h1>Somebody else’s page</h1>
<iframe title="A day at the harbour" src="${src}" style="${style}; border: 0"></iframe>
${script ? `<script async src="${script}"></script>` : ""}
<p id="after">After it.</p></main>${more}`;

const test = base.extend({
  // Chromium's words where a dialog opens in a frame of another origin, whose heading gets the focus all the same, and where
  // something is copied there, which the older way then does.
  allowedConsole: /^(Blocked autofocusing on a <h2>|Permissions policy violation: The Clipboard API)/,

  paper: async ({}, use) => {
    const paper = await publish(STORIES, "The Paper");
    await use(paper);
    await paper.close();
  },

  /** Another site than the paper's: `shows` has it answer with a page, and gives its address. */
  host: async ({}, use) => {
    const pages = {};
    const server = createServer((request, response) => {
      const page = pages[new URL(request.url, "http://localhost").pathname];
      response.writeHead(page ? 200 : 204, { "content-type": "text/html; charset=utf-8" });
      response.end(page);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://localhost:${server.address().port}`;
    const shows = (html, path = "/") => {
      pages[path] = html;
      return origin + path;
    };
    await use({ origin, shows });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },

  ownOrigin: async ({ paper, host }, use) => use([new URL(paper.url).origin, host.origin]),
});

const embedOf = (paper, rest = "") => `${paper.url}?src=articles/long.json&embed=1${rest}`;
const outer = (page) => page.locator("iframe").first();
const inner = (page) => page.frameLocator("iframe").first();
const heightOf = async (page) => (await outer(page).boundingBox()).height;
const frameOf = (page, paper) => page.frames().find((it) => it.url().startsWith(paper.url));
const scrolledBy = (page) => page.evaluate(() => window.scrollY);

/** Opens the page with the frame and its script; resolves when the frame has the height of its story. */
async function embed(page, paper, host, { rest, ...how } = {}) {
  await page.goto(host.shows(around(embedOf(paper, rest), { script: `${paper.url}embed.js`, ...how })));
  await expect(inner(page).locator("html")).toHaveAttribute("data-embed", "fits");
  await expect.poll(() => heightOf(page)).toBeGreaterThan(2_000);
  await frameOf(page, paper).waitForFunction(() => document.documentElement.dataset.styled !== undefined);
}

/** Scrolls the page around to a mark far down in the frame, as a reader does. */
async function readDownTo(page, block) {
  const mark = inner(page).locator(`[data-block="${block}"] mark`).first();
  await mark.scrollIntoViewIfNeeded();
  return mark;
}

/** It is all in the window of the reader, seen from the page around the frame. */
const isInWindow = (page, locator) =>
  expect.poll(async () => {
    const { y, height } = await locator.boundingBox();
    return [0 <= y, y + height <= page.viewportSize().height];
  }).toEqual([true, true]);

for (const width of [1280, 390]) {
  test(`at ${width} pixels the frame is as high as its story, which stands alone in it`, async ({ page, paper, host }) => {
    await page.setViewportSize({ width, height: 800 });
    await embed(page, paper, host);
    const story = inner(page);
    await expect(story.locator("h1")).toHaveText("A day at the harbour");
    await expect(story.locator(".bar")).toBeHidden();
    await expect(story.locator("[data-cast]")).toBeHidden();
    await expect(story.locator('mark[data-entity="lee"]').first()).toBeVisible();
    // To the last line, and no further.
    const scrolls = () => frameOf(page, paper).evaluate(() => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
      return [scrollHeight - clientHeight, scrollWidth - clientWidth];
    });
    await expect.poll(scrolls).toEqual([0, 0]);
    const foot = await story.locator(".embed-foot").boundingBox();
    const after = await page.locator("#after").boundingBox();
    expect(after.y - (foot.y + foot.height)).toBeLessThan(40);
    expect(await axeFindingsInFrames(page)).toEqual([]);
    // It is so from the start, and nothing moves when the reader comes to what was far away.
    const before = await heightOf(page);
    await readDownTo(page, 39);
    await page.waitForTimeout(300);
    expect(await heightOf(page)).toBe(before);
    // What is narrower is higher, and what is wider again is as it was.
    await page.setViewportSize({ width: width === 390 ? 330 : 500, height: 800 });
    await expect.poll(() => heightOf(page)).toBeGreaterThan(before);
    await expect.poll(scrolls).toEqual([0, 0]);
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => heightOf(page)).toBe(before);
  });

  test(`at ${width} pixels a card opens where the reader is, far down in the frame, and so do dialogs`, async ({ page, paper, host }) => {
    await page.setViewportSize({ width, height: 800 });
    await embed(page, paper, host);
    await (await readDownTo(page, 30)).click();
    const card = inner(page).locator("[data-card]");
    await expect(card).toContainText("Harbour master");
    await isInWindow(page, card);
    await page.keyboard.press("Escape");
    for (const [key, name] of [["?", "keys"], ["a", "comfort"]]) {
      await page.keyboard.press(key);
      const dialog = inner(page).locator(`dialog[open]:is([data-desk=${name}], [data-dialog=${name}])`);
      await isInWindow(page, dialog);
      // It stays with a reader who goes on through the page around.
      await page.mouse.move(20, 20);
      await page.mouse.wheel(0, -300);
      await isInWindow(page, dialog);
      await page.keyboard.press("Escape");
      await expect(inner(page).locator("dialog[open]")).toHaveCount(0);
    }
  });
}

test("the keys work, and the page around follows to where they lead and back", async ({ page, paper, host }) => {
  await embed(page, paper, host);
  await inner(page).locator('[data-block="0"] mark').first().click();
  await expect(inner(page).locator("[data-card]")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(inner(page).locator("[data-card]")).toBeHidden();
  // Faster than the page around answers, which does so in a task of its own.
  for (let n = 0; n < 60; n += 1) await page.keyboard.press("n");
  const focused = inner(page).locator("mark:focus");
  await expect(inner(page).locator('[data-block="20"] mark:focus')).toHaveText("Ann Lee");
  await isInWindow(page, focused);
  expect(await scrolledBy(page)).toBeGreaterThan(400);
  // Along the marks, by arrow: until the last is out of what was seen.
  for (let n = 0; n < 10; n += 1) await page.keyboard.press("ArrowRight");
  await expect(inner(page).locator('[data-block="30"] mark:focus')).toBeVisible();
  await isInWindow(page, focused);
  // The card of what has the focus closes; then back to where the first jump began.
  await expect(inner(page).locator("[data-card]")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(inner(page).locator("[data-card]")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect.poll(() => scrolledBy(page)).toBeLessThan(100);
});

test("what is found is brought into sight, with the bar to find by", async ({ page, paper, host }) => {
  await embed(page, paper, host);
  await inner(page).locator("h1").click();
  await page.keyboard.press("/");
  await inner(page).locator("[data-find] input").fill("paragraph 38");
  await page.keyboard.press("Enter");
  await isInWindow(page, inner(page).locator('[data-block="38"]'));
  await isInWindow(page, inner(page).locator("[data-find]"));
});

test("the spotlight makes the frame lower, and whoever leaves it is where they were", async ({ page, paper, host }) => {
  await embed(page, paper, host);
  const whole = await heightOf(page);
  const mark = await readDownTo(page, 30);
  await mark.click();
  await page.keyboard.press("Escape");
  const before = await scrolledBy(page);
  await page.keyboard.press("s");
  await isInWindow(page, inner(page).locator("[data-spotlight] h2"));
  await expect.poll(() => heightOf(page)).toBeLessThan(whole - 500);
  await page.keyboard.press("s");
  await expect.poll(() => heightOf(page)).toBe(whole);
  await expect.poll(() => scrolledBy(page)).toBeLessThan(before + 50);
  expect(await scrolledBy(page)).toBeGreaterThan(before - 50);
});

test("the page around keeps what its own header covers", async ({ page, paper, host }) => {
  const more = "<style>html { scroll-padding-top: 100px }</style>";
  await embed(page, paper, host, { more });
  await (await readDownTo(page, 30)).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect.poll(async () => (await desk(inner(page), "keys").boundingBox()).y).toBeGreaterThanOrEqual(100);
});

test("a link to a place does not move the page around when it opens", async ({ page, paper, host }) => {
  await embed(page, paper, host, { rest: "#m=lee.30" });
  await expect(inner(page).locator("html")).toHaveAttribute("data-state", "ready");
  await page.waitForTimeout(300);
  expect(await scrolledBy(page)).toBe(0);
});

test("every other page opens in a tab of its own, without the frame’s bareness", async ({ page, paper, host, context }) => {
  await embed(page, paper, host);
  const opened = context.waitForEvent("page");
  await inner(page).getByRole("link", { name: "Read with the cast in The Paper" }).click();
  const full = await opened;
  await full.waitForLoadState();
  expect(full.url()).toBe(`${paper.url}?src=articles/long.json`);
  await expect(full.locator(".bar")).toBeVisible();
  await expect(full.locator("[data-cast]")).toBeVisible();
  expect(await full.evaluate(() => window.opener)).toBe(null);
  // The frame has stayed where it was.
  await expect(inner(page).locator("h1")).toHaveText("A day at the harbour");
});

test("a link that is copied leads to the whole page", async ({ page, paper, host, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: host.origin });
  await embed(page, paper, host);
  await inner(page).locator('[data-block="0"] mark').first().click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("l");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("?src=articles/long.json&entity=lee#m=lee.1");
});

test("nothing of the reader’s is opened in a frame, and the keys of the panel are none", async ({ page, paper, host }) => {
  await embed(page, paper, host);
  await inner(page).locator("h1").click();
  await frameOf(page, paper).evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["My own words."], "own.txt"));
    for (const type of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true }));
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  for (const key of ["c", "q", "o"]) await page.keyboard.press(key);
  await page.keyboard.press("?");
  const keys = desk(inner(page), "keys");
  await expect(keys.locator('[data-keys="n"]')).toBeVisible();
  await expect(keys.locator('[data-keys="q"]')).toBeHidden();
  await expect(inner(page).locator("h1")).toHaveText("A day at the harbour");
  expect(frameOf(page, paper).url()).not.toMatch(/local=|view=/);
});

test("without the script the frame keeps its height and scrolls by itself, with the card at its foot on a phone", async ({ page, paper, host }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(host.shows(around(embedOf(paper))));
  await expect(inner(page).locator("html")).toHaveAttribute("data-state", "ready");
  await (await readDownTo(page, 39)).click();
  const card = inner(page).locator("[data-card]");
  await expect(card).toHaveAttribute("data-docked", "");
  await isInWindow(page, card);
  expect(await heightOf(page)).toBe(480);
});

test("what others say, or what is said in another shape, changes nothing", async ({ page, paper, host }) => {
  // A frame of the host's own that says it is the story.
  const liar = host.shows("<script>setInterval(() => parent.postMessage({ dateline: 'height', height: 77 }, '*'), 20)</script>", "/liar");
  const more = `<iframe title="Liar" src="${liar}?embed=1" id="liar"></iframe><iframe title="Plain" src="${liar}" id="plain"></iframe>
    <iframe title="Broken" src="http://[" ></iframe><iframe title="None"></iframe>`;
  await embed(page, paper, host, { more });
  // It may set its own height, since its address says that it is a frame of that kind, and no other's.
  const height = async (selector) => (await page.locator(selector).boundingBox()).height;
  await expect.poll(() => height("#liar")).toBeLessThan(90);
  expect(await height("#plain")).toBeGreaterThan(140);
  const whole = await heightOf(page);
  // The story's own frame, when something else speaks in it.
  await frameOf(page, paper).evaluate(() => {
    for (const height of [NaN, "900px", -1, 0, 1e12, Infinity, null, [900]]) parent.postMessage({ dateline: "height", height }, "*");
    for (const to of [NaN, "900", -1, 1e12, null]) parent.postMessage({ dateline: "scroll", to }, "*");
    for (const it of ["height", null, 900, { height: 900 }, { dateline: "size", height: 900 }]) parent.postMessage(it, "*");
  });
  // The host itself, to its own window and to the frame.
  await page.evaluate(() => {
    window.postMessage({ dateline: "height", height: 900 }, "*");
    const frame = document.querySelector("iframe").contentWindow;
    for (const [top, bottom] of [["0", "9"], [-1, 5], [9, 3], [NaN, 4], [null, null]]) frame.postMessage({ dateline: "seen", top, bottom }, "*");
    for (const it of ["seen", null, 7, { dateline: "open", src: "x" }]) frame.postMessage(it, "*");
  });
  await page.waitForTimeout(300);
  expect(await heightOf(page)).toBe(whole);
  expect(await scrolledBy(page)).toBe(0);
  const top = await frameOf(page, paper).evaluate(() => document.documentElement.style.getPropertyValue("--seen-top"));
  expect(top).toBe("0px");
  await expect(inner(page).locator("h1")).toHaveText("A day at the harbour");
});

test("a frame in which another origin speaks is not heard", async ({ page, paper, host }) => {
  // The address of the frame is the paper's; what stands in it is the host's.
  await embed(page, paper, host);
  const whole = await heightOf(page);
  const liar = host.shows("<script>setInterval(() => parent.postMessage({ dateline: 'height', height: 77 }, '*'), 20)</script>", "/liar");
  await frameOf(page, paper).evaluate((it) => location.replace(it), liar);
  await expect.poll(() => page.frames().some((it) => it.url() === liar)).toBe(true);
  await page.waitForTimeout(300);
  expect(await heightOf(page)).toBe(whole);
});

const withThird = test.extend({
  ownOrigin: async ({ paper, host }, use) => use([new URL(paper.url).origin, host.origin, "https://news.test"]),
});

withThird("a story of a third host is asked about first, in a frame too, and its host is named over it", async ({ page, paper, host, context }) => {
  await context.route("https://news.test/**", (route) =>
    route.fulfill({ json: LONG, headers: { "access-control-allow-origin": "*" } }),
  );
  await page.goto(host.shows(around(`${paper.url}?src=https%3A%2F%2Fnews.test%2Fstory.json&embed=1`, { script: `${paper.url}embed.js` })));
  await expect(inner(page).locator("[data-ask]")).toContainText("Open a story from news.test?");
  await inner(page).locator("[data-yes]").click();
  await expect(inner(page).locator("h1")).toHaveText("A day at the harbour");
  await expect(inner(page).locator("[data-source]")).toBeVisible();
  await expect(inner(page).locator("[data-source]")).toHaveText("news.test");
  await expect(inner(page).locator(".bar-tools")).toBeHidden();
});

test("on paper a frame shows no more than it has room for", async ({ page, paper, host }) => {
  await embed(page, paper, host);
  await page.emulateMedia({ media: "print" });
  await expect(inner(page).locator(".print-index")).toBeHidden();
  await expect(inner(page).locator(".embed-foot")).toBeHidden();
  const over = await frameOf(page, paper).evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  expect(over).toBe(0);
});
