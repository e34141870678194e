// `npm run shots`: pictures of every screen, to be looked at; not a test.

import { defineConfig } from "@playwright/test";

import { chromium } from "./support/env.js";

export default defineConfig({
  testDir: "shots",
  outputDir: "test-results/playwright",
  workers: 2,
  fullyParallel: true,
  reporter: "line",
  use: { launchOptions: { executablePath: chromium }, locale: "en-GB", serviceWorkers: "block" },
});
