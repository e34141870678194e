// The program does not arrive, or not as it was made: the page says so, and what to do. From real servers, as a route
// would not show what the browser makes of a file.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { distDir } from "../support/env.js";
import { filesOf, read } from "../support/dist.js";
import { serveFile, serveWithFaults } from "../support/faulty-server.js";
import { isReady } from "../support/site.js";
import { storyPath } from "../support/story.js";
import { expect, test as base } from "../support/test.js";

const crash = (page) => page.locator("#crash");
const [wasmPath] = filesOf(/^dateline-web-.*_bg\.wasm$/);
const [jsPath] = filesOf(/^dateline-web-.*\.js$/);
const wasm = readFileSync(join(distDir, wasmPath));

const test = base.extend({
  /** What the server gives wrongly; to be filled before the page is opened. */
  faults: async ({}, use) => use({}),
  server: async ({ faults }, use) => {
    const server = await serveWithFaults(faults);
    await use(server);
    await server.close();
  },
  ownOrigin: async ({ server }, use) => use(new URL(server.url).origin),
});

// The browser's own lines about files that fail it.
test.use({ allowedConsole: /./ });

const gives = (body, type, status = 200, headers = {}) => (response) =>
  response.writeHead(status, { "content-type": type, ...headers }).end(body);
const missing = gives("<!doctype html>Not found", "text/html", 404);

/** The program with one byte changed, in the middle of its code. */
function flipped() {
  const bytes = Buffer.from(wasm);
  bytes[Math.floor(bytes.length / 2)] ^= 0xff;
  return bytes;
}

const faults = [
  ["a program that is missing", { [wasmPath]: missing }, /missing on the server \(status 404\)/],
  ["a program with an error of the server", { [wasmPath]: gives("oops", "text/plain", 503) }, /missing on the server \(status 503\)/],
  ["a program of which the end is missing", { [wasmPath]: gives(wasm.subarray(0, -1000), "application/wasm") }, /damaged/],
  ["a program that is a web page", { [wasmPath]: gives("<!doctype html>Sign in", "text/html") }, /damaged/],
  ["a program that is empty", { [wasmPath]: gives("", "application/wasm") }, /damaged/],
  ["glue that is missing", { [jsPath]: missing }, /missing on the server \(status 404\)/],
  ["glue that is cut off", { [jsPath]: gives(read(jsPath).slice(0, -2000), "text/javascript") }, /./],
  ["glue that is a web page", { [jsPath]: gives("<!doctype html>Sign in", "text/html") }, /./],
];

for (const [name, broken, cause] of faults) {
  test(`${name} is explained, with what to do`, async ({ page, server, faults: given }) => {
    Object.assign(given, broken);
    await page.goto(`${server.url}?src=${storyPath}`);
    await isExplained(page, cause);
  });
}

test("a program with a byte flipped is explained, or does what it did", async ({ page, server, faults: given }) => {
  given[wasmPath] = gives(flipped(), "application/wasm");
  await page.goto(`${server.url}?src=${storyPath}`);
  // One byte may be a letter of a text, too.
  await expect(page.locator("html")).not.toHaveAttribute("data-state", "loading");
  if ((await page.locator("html").getAttribute("data-state")) === "failed") await isExplained(page, /./);
});

test("a host that does not know what wasm is starts it all the same", async ({ page, server, faults: given }) => {
  given[wasmPath] = gives(wasm, "application/octet-stream");
  await page.goto(`${server.url}?src=${storyPath}`);
  await isReady(page);
});

test("a rule of the host's that forbids the program is named as what it is", async ({ page, server, faults: given }) => {
  given["index.html"] = gives(read("index.html"), "text/html", 200, { "content-security-policy": "script-src 'self'" });
  await page.goto(`${server.url}?src=${storyPath}`);
  await isExplained(page, /security rule/);
});

test("without a connection before the program came, it is called offline", async ({ page, server }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }));
  await page.route("**/*.wasm", (route) => route.abort("internetdisconnected"));
  await page.goto(`${server.url}?src=${storyPath}`);
  await isExplained(page, /you are offline/i);
});

test("a site that has gone silent is said to be", async ({ page, server }) => {
  await page.route("**/*.wasm", (route) => route.abort("connectionrefused"));
  await page.goto(`${server.url}?src=${storyPath}`);
  await isExplained(page, /the site does not answer/i);
});

test("without its style sheet the story is there to be read", async ({ page, server, faults: given }) => {
  for (const path of filesOf(/^app-.*\.css$/)) given[path] = missing;
  await page.goto(`${server.url}?src=${storyPath}`);
  await isReady(page);
  await expect(page.locator('[data-block="0"]')).toBeVisible();
});

test.describe("after a deployment", () => {
  const stale = (html) => html.replaceAll(/dateline-web-[0-9a-f]+/g, "dateline-web-0123456789abcdef");

  test("a page that asks for files of the last one renews itself, once", async ({ page, server, faults: given }) => {
    let n = 0;
    given["index.html"] = (response, path) => {
      n += 1;
      // And the browser keeps it for ten minutes, as on GitHub Pages.
      if (n === 1) gives(stale(read("index.html")), "text/html", 200, { "cache-control": "max-age=600" })(response);
      else return serveFile(response, path);
    };
    await page.goto(`${server.url}?src=${storyPath}#b=2`);
    await isReady(page);
    await expect(crash(page)).toBeHidden();
    expect(new URL(page.url()).hash).toBe("#b=2");
    expect(n).toBeLessThanOrEqual(3);
  });

  test("a page that stays old says so, and does not reload for ever", async ({ page, server, faults: given }) => {
    let n = 0;
    given["index.html"] = (response) => {
      n += 1;
      gives(stale(read("index.html")), "text/html")(response);
    };
    await page.goto(`${server.url}?src=${storyPath}`);
    await isExplained(page, /missing on the server.*reload in some minutes/i);
    expect(n).toBeLessThanOrEqual(3);
  });
});

test.describe("with storage refused", () => {
  test("everything works, and it is said that nothing is remembered", async ({ page, server }) => {
    await page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("The operation is insecure.", "SecurityError");
          },
        });
      }
    });
    await page.goto(`${server.url}?src=${storyPath}`);
    await isReady(page);
    await page.locator("[data-cast] button[data-entity]").first().click();
    await page.keyboard.press("a");
    await page.getByRole("radio", { name: "Dark" }).check();
    await expect(page.locator("html")).toHaveAttribute("data-comfort", /theme-dark/);
    await expect(page.locator("dialog[open]")).toContainText(/remember|until|this visit/i);
    await expect(crash(page)).toBeHidden();
  });

  test("a page that asks for files of the last deployment says so", async ({ page, server, faults: given }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "sessionStorage", {
        get() {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
    });
    given[jsPath] = missing;
    await page.goto(`${server.url}?src=${storyPath}`);
    await isExplained(page, /missing on the server/);
  });
});

test.describe("the list of stories", () => {
  for (const [name, answer, cause] of [
    ["is missing", missing, /no such file \(status 404\)/],
    ["is a web page", gives("<!doctype html>", "text/html"), /web page/],
    ["is no JSON", gives('{"articles": [', "application/json"), /line 1, column \d+/],
    ["is another file", gives("{}", "application/json"), /own format/],
    ["breaks off", (response) => response.destroy(), /no answer/i],
  ]) {
    test(`that ${name} costs itself alone`, async ({ page, server, faults: given }) => {
      given["library.json"] = answer;
      await page.goto(server.url);
      const failure = page.locator("[data-failure]");
      await expect(failure).toHaveRole("alert");
      await expect(failure.locator(".cause")).toHaveText(cause);
      await expect(page.locator("h1")).toHaveCount(1);
      delete given["library.json"];
      await failure.locator("[data-retry]").click();
      await expect(page.locator("[data-library] .announcement").first()).toBeVisible();
    });
  }
});

/** Said aloud, in words, with a way on and what a report needs; and never over a page that waits. */
async function isExplained(page, cause) {
  await expect(crash(page)).toBeVisible();
  await expect(crash(page)).toHaveRole("alert");
  await expect(crash(page).locator("[data-crash-text]")).toHaveText(cause);
  await expect(crash(page).getByRole("link", { name: /reload/i })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-state", "failed");
  await expect(page.getByText("Loading…")).toBeHidden();
  await expect(crash(page).locator("[data-crash-details]")).not.toBeEmpty();
}
