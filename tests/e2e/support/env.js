// What `cargo xtask test` tells the tests; the only reader of the environment.

import { existsSync } from "node:fs";

/** Where the site is served, with its sub-path and a final slash. */
export const siteUrl = needed("DATELINE_URL");

/** The folder that is served: the release build. */
export const distDir = needed("DATELINE_DIST");

/** The native command. */
export const command = needed("DATELINE_COMMAND");

/** The Chromium to test in. */
export const chromium = needed("DATELINE_CHROMIUM");

/** The same without what only a window needs, where there is one: most journeys take half as long in it. */
export const chromiumShell = found("DATELINE_SHELL") ?? chromium;

/** Firefox, if this machine has one. */
export const firefox = found("DATELINE_FIREFOX");

/** WebKit's driver and its browser, if this machine has both. */
export const webkit = found("DATELINE_WEBKIT_DRIVER") &&
  found("DATELINE_MINIBROWSER") && {
    driver: process.env.DATELINE_WEBKIT_DRIVER,
    browser: process.env.DATELINE_MINIBROWSER,
  };

/** A published site of very many stories, for the tests that want one. */
export const largeSite = process.env.DATELINE_LARGE_SITE;

/** Continuous integration has every engine: there, a missing one is a failure. */
export const isCi = Boolean(process.env.CI);

/** An absolute address on the site. */
export function at(relative) {
  return new URL(relative, siteUrl).href;
}

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with \`cargo xtask test\``);
  return value;
}

function found(name) {
  const path = process.env[name];
  return path && existsSync(path) ? path : undefined;
}
