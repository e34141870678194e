// What opens stories of the reader's own comes when it is asked for. If it does not come, comes damaged, falls silent or
// fails, the reader is told, the page goes on, and the next try works.

import { at } from "../support/env.js";
import { desk, drop, file, isOpened, openDesk, pick, refused } from "../support/desk.js";
import { serveWithFaults } from "../support/faulty-server.js";
import { isReady, openLibrary, openStory } from "../support/site.js";
import { expect, test } from "../support/test.js";

// The browser's own lines for what it could not load or run.
test.use({ allowedConsole: /./ });

const rain = file("rain.txt", "Rain over Kabul\n\nIt rained all day.\n");

const DAMAGED = (route) => route.fulfill({ contentType: "application/wasm", body: "no program" });
const MISSING = (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<!doctype html>Not here" });
const SILENT = () => {};
const PANIC = 'throw new Error("panicked at somewhere")';
const DEAD = (route) => route.abort("connectionreset");

/** The desk's script, by whatever address it is tried. */
const DESK = /\/desk-\w+\.js(\?\d+)?$/;

/** The page is as usable as before. */
async function stillWorks(page) {
  await expect(page.locator("#crash")).toBeHidden();
  await page.locator("[data-library] .announcement a").first().click();
  await isReady(page);
  await expect(page.locator("[data-story]")).toBeVisible();
  await page.goBack();
  await expect(page.locator("[data-library]")).toBeVisible();
}

test.describe("the desk", () => {
  const missing = (page) => page.locator("#desk-missing");
  const again = (page) => missing(page).getByRole("button", { name: "Try again" });

  test("missing, can be closed, and what was dropped opens when it is tried again", async ({ page }) => {
    await page.route(DESK, MISSING);
    await openLibrary(page);
    await drop(page, { files: [rain] });
    await expect(missing(page)).toBeVisible();
    await page.unroute(DESK);
    await again(page).focus();
    await page.keyboard.press("Enter");
    await isOpened(page);
    await expect(page.locator("h1")).toHaveText("Rain over Kabul");
    await page.reload();
    await page.route(DESK, MISSING);
    await page.getByRole("link", { name: "All stories" }).click();
    await page.locator("[data-open-own]").click();
    await missing(page).getByRole("button", { name: "Close" }).click();
    await expect(missing(page)).toBeHidden();
  });
  for (const [what, files, answer] of [
    ["missing", DESK, MISSING],
    ["without its program", "**/desk-*_bg.wasm", MISSING],
    ["damaged", "**/desk-*_bg.wasm", DAMAGED],
    ["cut off from the site", DESK, DEAD],
  ]) {
    test(`${what}, is told of; the page goes on, and the next try works`, async ({ page }) => {
      await page.route(files, answer);
      await openLibrary(page);
      await page.locator("[data-open-own]").click();
      await expect(missing(page)).toBeVisible();
      await expect(missing(page)).toHaveRole("alert");
      await expect(missing(page)).toContainText(/A part of Dateline did not arrive\. Check the connection, then try again/);
      await stillWorks(page);
      // It is still in vain, and said again.
      const asked = page.waitForRequest(files);
      await again(page).click();
      await asked;
      await expect(missing(page)).toBeVisible();
      await page.unroute(files);
      await again(page).click();
      await expect(desk(page, "open")).toBeVisible();
      await expect(missing(page)).toBeHidden();
      await pick(page, rain);
      await isOpened(page);
    });
  }

  for (const [what, files] of [["script", DESK], ["program", "**/desk-*_bg.wasm"]]) {
    test(`whose ${what} does not come at all is told of after a while, and the next try works`, async ({ page }) => {
      await page.clock.install();
      let n = 0;
      // Who gives up a route lets go of what it has held: the first one stays silent.
      await page.route(files, (route) => (n++ === 0 ? SILENT() : route.continue()));
      await openLibrary(page);
      const asked = page.waitForRequest(files);
      await page.locator("[data-open-own]").click();
      await asked;
      await page.clock.runFor(21_000);
      await expect(missing(page)).toBeVisible();
      await page.locator("[data-open-own]").click();
      await expect(desk(page, "open")).toBeVisible();
    });
  }

  test("missing, does not keep a story of the site from being refused in words, and from opening later", async ({ page }) => {
    await page.route(DESK, MISSING);
    await page.route("**/articles/test.txt", (route) => route.fulfill({ contentType: "text/plain", body: rain.buffer }));
    await page.goto(at("?src=articles/test.txt"));
    await expect(page.locator("html")).toHaveAttribute("data-state", "failed");
    const failure = page.locator("[data-failure]");
    await expect(failure).toHaveRole("alert");
    // It is said once.
    await expect(missing(page)).toBeHidden();
    await expect(failure).toContainText(/not in Dateline’s own format, and the part of the program that reads others did not arrive/);
    await expect(failure).toContainText(/Try again when the connection is back/);
    await page.unroute(DESK);
    await failure.locator("[data-retry]").click();
    await isReady(page);
    await expect(page.locator("h1")).toHaveText("Rain over Kabul");
  });
});

test.describe("the worker", () => {
  for (const [what, files, answer] of [
    ["missing", "**/worker-*.js", MISSING],
    ["without its program", "**/worker-*_bg.wasm", MISSING],
    ["damaged", "**/worker-*_bg.wasm", DAMAGED],
    ["cut off from the site", "**/worker-*_bg.wasm", DEAD],
  ]) {
    test(`${what}, is told of; the page goes on, and the next try works`, async ({ page }) => {
      await page.route(files, answer);
      await openDesk(page);
      await pick(page, rain);
      await expect(refused(page)).toBeVisible();
      await expect(refused(page)).toHaveRole("alert");
      await expect(refused(page)).toContainText(/rain\.txt can’t be opened/);
      await expect(refused(page)).toContainText(/The part of Dateline that reads files (has stopped|did not arrive)/);
      await page.keyboard.press("Escape");
      await stillWorks(page);
      await page.unroute(files);
      await page.locator("[data-open-own]").click();
      await pick(page, rain);
      await isOpened(page);
    });
  }

  test("that panics is told of in its own words; what it was asked next it does", async ({ page }) => {
    const mend = await makeWorkerFail(page, PANIC);
    await openDesk(page);
    await pick(page, rain);
    await expect(refused(page)).toContainText(/has stopped: panicked at somewhere/);
    await expect(refused(page)).toContainText(/Try again; if it happens again, the file is worth a report/);
    mend();
    await pick(page, rain);
    await isOpened(page);
  });

  test("that never answers is given up after a minute, and a new one works", async ({ page }) => {
    await page.clock.install();
    const { mend, isBusy } = await makeWorkerWait(page);
    await openDesk(page);
    await pick(page, rain);
    const worker = await isBusy;
    const isOver = worker.waitForEvent("close");
    await expect(desk(page, "working")).toBeVisible();
    await page.clock.runFor(59_000);
    await expect(desk(page, "working")).toBeVisible();
    await page.clock.runFor(2_000);
    await expect(refused(page)).toContainText(/took more than a minute and was given up/);
    await isOver;
    mend();
    await pick(page, rain);
    // The marks of time are those of the clock that was stopped.
    await expect(page).toHaveURL(/local=0$/);
    await expect(page.locator("h1")).toHaveText("Rain over Kabul");
  });

  for (const [how, stop] of [
    ["Cancel", (page) => page.getByRole("button", { name: "Cancel" }).click()],
    ["Escape", (page) => page.keyboard.press("Escape")],
    ["Back", (page) => page.goBack()],
  ]) {
    test(`at work is stopped by ${how}; nothing comes of it, and the next file opens`, async ({ page }) => {
      const { mend, isBusy } = await makeWorkerWait(page);
      await openLibrary(page);
      await page.locator("[data-open-own]").click();
      await pick(page, rain);
      const worker = await isBusy;
      const isOver = worker.waitForEvent("close");
      await expect(desk(page, "working")).toContainText("Opening rain.txt: reading what is in it");
      await expect(desk(page, "working").getByRole("status")).toBeVisible();
      await stop(page);
      await isOver;
      await expect(desk(page)).toHaveCount(0);
      await expect(page.locator("[data-library]")).toBeVisible();
      mend();
      await page.locator("[data-open-own]").click();
      await pick(page, rain);
      await isOpened(page);
      // What was stopped has not come after all.
      expect(page.url()).toMatch(/local=0$/);
    });
  }

  test("asked for another file meanwhile, opens that and not the first", async ({ page }) => {
    const { mend, isBusy } = await makeWorkerWait(page);
    await openLibrary(page);
    await drop(page, { files: [file("first.txt", "First")] });
    await isBusy;
    mend();
    await drop(page, { files: [rain] });
    await isOpened(page);
    await expect(page.locator("h1")).toHaveText("Rain over Kabul");
    expect(page.url()).toMatch(/local=0$/);
  });

  test("that fails over a report says so in the report’s place", async ({ page }) => {
    const mend = await makeWorkerFail(page, PANIC);
    await openStory(page);
    await page.locator("[data-desk-act=report]").click();
    await expect(desk(page, "report").getByRole("alert")).toContainText(/has stopped: panicked at somewhere/);
    await page.keyboard.press("Escape");
    mend();
    await page.locator("[data-desk-act=report]").click();
    await expect(desk(page, "report")).toContainText("Everything in the file is shown as it is given.");
  });
});

test.describe("the seal", () => {
  test("the worker can reach nobody but the site", async ({ page }) => {
    await openDesk(page);
    const started = page.waitForEvent("worker");
    await pick(page, rain);
    const worker = await started;
    await isOpened(page);
    for (const address of ["https://evil.test/x", "https://127.0.0.1:1/x", "wss://evil.test/x"]) {
      const outcome = await worker.evaluate(async (it) => {
        const refused = new Promise((resolve) =>
          addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true }),
        );
        try {
          if (it.startsWith("wss")) new WebSocket(it);
          else await fetch(it, { mode: "no-cors" });
        } catch {
          // Refused is refused; by whom is what counts.
        }
        return Promise.race([refused, new Promise((resolve) => setTimeout(resolve, 2000, "nobody"))]);
      }, address);
      expect(outcome, address).toBe("connect-src");
    }
  });
});

/** Makes the worker do `what` where it should open a file; returns a way to mend it. */
async function makeWorkerFail(page, what) {
  let isMended = false;
  await page.route("**/worker-*.js", async (route) => {
    if (isMended) return route.continue();
    const response = await route.fetch();
    const program = await response.text();
    const body = program.replace(/export function open\([^)]*\) ?\{/, (it) => `${it} ${what};`);
    expect(body).not.toBe(program);
    return route.fulfill({ response, body });
  });
  return () => (isMended = true);
}

/** Makes the worker wait for ever where it should open a file. `isBusy` comes when it does. */
async function makeWorkerWait(page) {
  await page.route("**/never", SILENT);
  const wait = `const it = new XMLHttpRequest(); it.open("GET", "${at("never")}", false); it.send()`;
  const isBusy = Promise.all([page.waitForEvent("worker"), page.waitForRequest("**/never")]).then(([worker]) => worker);
  return { mend: await makeWorkerFail(page, wait), isBusy };
}
