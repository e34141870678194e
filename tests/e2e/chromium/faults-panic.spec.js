// The program meets a fault of its own, in the released build: the browser is made to fail it at that moment.
//
// A call that throws is an exception that passes through the program; one that the program can't do without is a panic
// in Rust, which the app's own hook reports. Both end in the same message, and the text stays.

import { at } from "../support/env.js";
import { isReady, openLibrary, openStory, row } from "../support/site.js";
import { loadStory, storyPath } from "../support/story.js";
import { expect, test } from "../support/test.js";

const crash = (page) => page.locator("#crash");
const link = at(`?src=${storyPath}`);

// The browser's own lines for what is not caught.
test.use({ allowedConsole: /./, ignoresPageErrors: true });

/** At an element of this name, `createElement` fails. */
function failAtElement(tag) {
  const make = Document.prototype.createElement;
  Document.prototype.createElement = function (name, ...more) {
    if (name === tag) throw new DOMException("no more elements", "InvalidStateError");
    return make.call(this, name, ...more);
  };
}

/** From the `nth` copy of such an element on, `cloneNode` fails. */
function failAtCopy(tag, nth) {
  const copy = Node.prototype.cloneNode;
  let seen = 0;
  Node.prototype.cloneNode = function (...given) {
    if (this.localName === tag && nth <= (seen += 1)) throw new DOMException("no more elements", "InvalidStateError");
    return copy.apply(this, given);
  };
}

/** Takes away what Leptos panics without: the way to a microtask. */
const panicFromNowOn = (page) =>
  page.evaluate(() => {
    const { get } = Reflect;
    Reflect.get = (target, key, ...more) => {
      if (key === "queueMicrotask") throw new TypeError("no microtasks today");
      return get(target, key, ...more);
    };
  });

/** Makes `createElement` fail altogether, once the page is there. */
const failFromNowOn = (page) =>
  page.evaluate(() => {
    Document.prototype.createElement = () => {
      throw new DOMException("no more elements", "InvalidStateError");
    };
  });

/** What either kind leaves for a report. */
const FAULT = /panicked at|unwrap_throw|no more elements/;

test.describe("a panic", () => {
  test("at a key leaves a message and the whole text", async ({ page }) => {
    await openStory(page);
    await panicFromNowOn(page);
    await page.keyboard.press("/");
    await isWellSaid(page, /panicked at/);
    await hasAllText(page);
  });

  test("in a task leaves a message, on a page that has told of another failure, too", async ({ page }) => {
    await page.goto(at("?src=articles/no-such-story.json"));
    await expect(page.locator("[data-failure]")).toBeVisible();
    await panicFromNowOn(page);
    await page.locator("[data-retry]").click();
    await isWellSaid(page, /panicked at/);
  });
});

test.describe("a fault of the document", () => {
  test("while the page is drawn leaves a message", async ({ page }) => {
    await page.addInitScript(`(${failAtElement})("header")`);
    await page.goto(link);
    await isWellSaid(page, FAULT, /could not be started|fault of its own/);
  });

  test("while the story is drawn leaves a message", async ({ page }) => {
    await page.addInitScript(`(${failAtCopy})("mark", 20)`);
    await page.goto(link);
    await isWellSaid(page, FAULT);
  });

  test("in a task, while a long story is still being drawn, leaves what is there", async ({ page }) => {
    const blocks = Array.from({ length: 2000 }, (_, i) => ({ type: "paragraph", text: `Paragraph ${i} of many.` }));
    await page.route("**/articles/test-long.json", (route) =>
      route.fulfill({ json: { format: "dateline/1", headline: "Long", blocks } }),
    );
    await page.addInitScript(`(${failAtCopy})("p", 1500)`);
    await page.goto(at("?src=articles/test-long.json"));
    await isWellSaid(page, FAULT);
    await expect(page.locator("h1")).toHaveText("Long");
    await expect(page.locator('[data-block="0"]')).toHaveText("Paragraph 0 of many.");
  });

  for (const [how, act] of [
    ["a key", (page) => page.keyboard.press("a")],
    ["a click on a mark", (page) => page.locator("[data-story] mark").first().click()],
    ["a choice in the list", (page) => page.locator("[data-cast] button[data-entity]").first().click()],
    ["a jump to the next mention", (page) => page.keyboard.press("s")],
  ]) {
    test(`at ${how} leaves a message and the whole text`, async ({ page }) => {
      await openStory(page);
      await page.locator("[data-cast] button[data-entity]").nth(1).click();
      await failFromNowOn(page);
      await act(page);
      await isWellSaid(page, FAULT);
      await hasAllText(page);
    });
  }

  test("of the library leaves a message", async ({ page }) => {
    await page.addInitScript(`(${failAtElement})("article")`);
    await page.goto(at(""));
    await isWellSaid(page, FAULT);
  });
});

test.describe("an exception", () => {
  test("while the story is fetched leaves a message", async ({ page }) => {
    await page.addInitScript(() => {
      ReadableStream.prototype.getReader = () => {
        throw new TypeError("no reader today");
      };
    });
    await page.goto(link);
    await isWellSaid(page, /no reader today/);
  });

  test("in an event leaves a message and the whole text", async ({ page }) => {
    await openStory(page);
    await page.evaluate(() => {
      Element.prototype.removeAttribute = Element.prototype.getAttribute = () => {
        throw new TypeError("no attributes today");
      };
    });
    await page.locator("[data-story] mark").first().click();
    await isWellSaid(page, /no attributes today/);
    await hasAllText(page);
  });

  test("in a promise leaves a message and the whole text", async ({ page }) => {
    await openStory(page);
    await page.evaluate(() => void Promise.reject(new Error("nobody waits for me")));
    await isWellSaid(page, /nobody waits for me/);
    await hasAllText(page);
  });
});

test("after a panic the message is there within half a second, and the first of two stays", async ({ page }) => {
  await openStory(page);
  await failFromNowOn(page);
  const took = await page.evaluate(async () => {
    const box = document.getElementById("crash");
    const began = performance.now();
    dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
    while (box.hidden && performance.now() < began + 5000) await new Promise((next) => setTimeout(next));
    return performance.now() - began;
  });
  expect(took).toBeLessThan(500);
  const first = await crash(page).locator("[data-crash-details]").textContent();
  await page.evaluate(() => void Promise.reject(new Error("a second one")));
  await page.evaluate(() => new Promise((next) => setTimeout(next, 50)));
  expect(await crash(page).locator("[data-crash-details]").textContent()).toBe(first);
});

test("after a panic nothing pretends to work, and the story can be read, selected and copied", async ({ page }) => {
  await openStory(page);
  await failFromNowOn(page);
  await page.keyboard.press("a");
  await expect(crash(page)).toBeVisible();
  const before = await page.locator("main").evaluate((it) => it.outerHTML);
  await row(page, "shoigu").click();
  for (const key of ["n", "s", "q", "/", "Escape"]) await page.keyboard.press(key);
  expect(await page.locator("main").evaluate((it) => it.outerHTML)).toBe(before);
  const copied = await page.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector("[data-story]"));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return String(getSelection());
  });
  for (const [, text] of loadStory().texts) expect(copied).toContain(text.trim());
});

test("after a panic reloading opens the story again", async ({ page }) => {
  await openStory(page);
  await failFromNowOn(page);
  await page.keyboard.press("a");
  await crash(page).getByRole("link", { name: /reload/i }).click();
  await isReady(page);
  await expect(crash(page)).toBeHidden();
  await hasAllText(page);
});

test("the message is seen, however far the reader has come", async ({ page }) => {
  await openStory(page);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await failFromNowOn(page);
  await page.keyboard.press("a");
  await expect(crash(page)).toBeInViewport();
});

test("the message is heard and can be pressed, though a dialog was open", async ({ page }) => {
  await openStory(page);
  await page.keyboard.press("a");
  await expect(page.locator("dialog[open]")).toBeVisible();
  await page.evaluate(() => void Promise.reject(new Error("nobody waits for me")));
  await isWellSaid(page, /nobody waits for me/);
});

test("what is aborted on purpose is no fault", async ({ page }) => {
  await openLibrary(page);
  await page.evaluate(() => {
    void Promise.reject(new DOMException("stopped", "AbortError"));
    dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop limit exceeded" }));
  });
  await page.evaluate(() => new Promise((next) => setTimeout(next, 50)));
  await expect(crash(page)).toBeHidden();
});

/** Said aloud, in words, with a way on, and with what a report needs. */
async function isWellSaid(page, details, cause = /fault of its own.*reloading starts afresh/i) {
  await expect(crash(page)).toBeVisible();
  await expect(crash(page)).toHaveRole("alert");
  await expect(crash(page).locator("[data-crash-text]")).toHaveText(cause);
  await expect(crash(page).getByRole("link", { name: /reload/i })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-state", "failed");
  await crash(page).locator("summary").click();
  await expect(crash(page).locator("[data-crash-details]")).toContainText(details);
}

async function hasAllText(page) {
  for (const [place, text] of loadStory().texts) {
    expect(await page.locator(`[data-block="${place}"]`).evaluate((it) => it.textContent)).toBe(text);
  }
}
