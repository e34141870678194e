// A site that the command has published, under a sub-path.

import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";

import { command, distDir } from "./env.js";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** Publishes `stories`, file names with their texts, and serves the site. Returns its address, its folder and `close`. */
export async function publish(stories, title) {
  const folder = await mkdtemp(join(tmpdir(), "dateline-published-"));
  const site = join(folder, "site");
  for (const [path, text] of Object.entries(stories)) {
    const file = join(folder, "stories", path);
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, text);
  }
  const server = createServer((request, response) => answer(response, site, new URL(request.url, "http://localhost")));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}/paper/`;
  const words = ["publish", join(folder, "stories"), "--out", site, "--app", distDir, "--base-url", url, "--title", title];
  await promisify(execFile)(command, words);
  return {
    url,
    site,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

/** As a plain static host does: a folder is its index.html. */
async function answer(response, site, { pathname }) {
  const path = decodeURIComponent(pathname);
  if (!path.startsWith("/paper/")) return response.writeHead(404).end();
  let file = join(site, normalize(path.slice("/paper".length)));
  if (path.endsWith("/")) file = join(file, "index.html");
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return response.writeHead(404, { "content-type": "text/html" }).end("Not found");
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
  createReadStream(file).pipe(response);
}
