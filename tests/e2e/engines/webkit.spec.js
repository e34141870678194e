// The journey in WebKit, over W3C WebDriver: MiniBrowser of WebKitGTK in a virtual display.

import { test as base } from "@playwright/test";

import { webkit } from "../support/env.js";
import { readTheStory } from "./journey.js";
import { skipWithout } from "./missing.js";
import { readThePaper } from "./paper-journey.js";
import { startProcess, stopProcess } from "./process.js";
import { WebDriver } from "./webdriver.js";

const test = base.extend({
  reader: async ({}, use) => {
    skipWithout(webkit, "WebKit", "DATELINE_WEBKIT_DRIVER, DATELINE_MINIBROWSER");
    const display = await startDisplay();
    skipWithout(display, "A virtual display for WebKit", "Xvfb");
    const driver = await startDriver(display.number);
    try {
      const session = await WebDriver.open(driver.port, {
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary: webkit.browser, args: ["--automation"] },
      });
      try {
        await session.resize(1280, 900);
        await use(session);
      } finally {
        await session.close();
      }
    } finally {
      await stopProcess(driver.process);
      await stopProcess(display.process);
    }
  },
});

test("a reader in WebKit opens the story and reads with all that the page offers", async ({ reader }) => {
  test.setTimeout(90_000);
  await readTheStory(reader);
});

test("a reader in WebKit goes through a whole paper, and reads a story in a frame", async ({ reader }) => {
  test.setTimeout(90_000);
  await readThePaper(reader);
});

/** Xvfb on a free display, which it names on its descriptor 3; nothing where it is not installed. */
async function startDisplay() {
  const started = startProcess("Xvfb", ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  return new Promise((resolve) => {
    started.once("error", () => resolve(undefined));
    started.stdio[3]?.once("data", (number) =>
      resolve({ process: started, number: String(number).trim() }),
    );
  });
}

async function startDriver(display) {
  const port = await WebDriver.freePort();
  const isRoot = process.getuid?.() === 0;
  const started = startProcess(webkit.driver, [`--port=${port}`, "--host=127.0.0.1"], {
    stdio: "ignore",
    env: {
      ...process.env,
      DISPLAY: `:${display}`,
      GDK_BACKEND: "x11",
      // WebKit's sandbox refuses to start as root, as in a container.
      ...(isRoot && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" }),
    },
  });
  await WebDriver.isListening(port);
  return { process: started, port };
}
