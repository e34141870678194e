// The files of the site, and the site in three engines.

import { defineConfig } from "@playwright/test";

import { chromiumShell, isCi, largeSite } from "./support/env.js";

const inChromium = {
  launchOptions: { executablePath: chromiumShell },
  viewport: { width: 1280, height: 900 },
  locale: "en-GB",
  // Requests of a service worker would pass by the tests' routes.
  serviceWorkers: "block",
  screenshot: "only-on-failure",
};

export default defineConfig({
  outputDir: "test-results/playwright",
  workers: 2,
  fullyParallel: true,
  forbidOnly: isCi,
  // One journey in a thousand meets a machine that others keep busy: it is tried once more, and listed as flaky.
  retries: isCi ? 1 : 0,
  reporter: "list",
  timeout: 30_000,
  projects: [
    // Only where such a site was made: `cargo xtask test large`.
    ...(largeSite ? [{ name: "large", testDir: "large", use: inChromium }] : []),
    { name: "dist", testDir: "dist" },
    {
      name: "chromium",
      testDir: "chromium",
      use: inChromium,
    },
    { name: "firefox", testDir: "engines", testMatch: "firefox.spec.js" },
    { name: "webkit", testDir: "engines", testMatch: "webkit.spec.js" },
  ],
});
