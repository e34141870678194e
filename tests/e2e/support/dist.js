// The files of the built site.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { distDir } from "./env.js";

/** Paths under the site whose names match, with slashes. */
export function filesOf(pattern) {
  return readdirSync(distDir, { recursive: true })
    .map((it) => it.replaceAll("\\", "/"))
    .filter((it) => pattern.test(it))
    .sort();
}

export function read(path) {
  return readFileSync(join(distDir, path), "utf8");
}

export function readJson(path) {
  return JSON.parse(read(path));
}
