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
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/**
 * Publishes `stories`, file names with their texts, and serves the site. Returns its address, its folder, and what can be
 * done with it: `again` publishes anew, with another folder of the app or other words for the command; `stop` ends the
 * server as if it had died, and `start` has it back under the same address; `sendsOn` says where a path sends on to, and
 * `holdAfter` has all but the first `n` requests for a `pattern` wait until what it returns is called.
 */
export async function publish(stories, title, more = []) {
  const folder = await mkdtemp(join(tmpdir(), "dateline-published-"));
  const site = join(folder, "site");
  for (const [path, text] of Object.entries(stories)) {
    const file = join(folder, "stories", path);
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, text);
  }
  const paper = await serve(site);
  paper.folder = folder;
  paper.again = async (app = distDir, words = []) => {
    const all = ["publish", join(folder, "stories"), "--out", site, "--app", app, "--base-url", paper.url, "--title", title];
    await promisify(execFile)(command, [...all, ...words]);
  };
  await paper.again(distDir, more);
  paper.close = async () => {
    await paper.stop();
    await rm(folder, { recursive: true });
  };
  return paper;
}

/** Serves a site as a plain static host does, under the path `/paper/`, on a port of its own. */
export async function serve(site) {
  const paper = { site, asked: [], sendsOn: {} };
  /** Resolves when a request may be answered. */
  let held = async () => {};
  paper.holdAfter = (n, pattern) => {
    let letGo;
    const isLetGo = new Promise((resolve) => (letGo = resolve));
    let asked = 0;
    held = async (url) => {
      if (!pattern.test(url)) return;
      asked += 1;
      if (n < asked) await isLetGo;
    };
    return letGo;
  };
  let server;
  let port = 0;
  paper.start = async () => {
    server = createServer(async (request, response) => {
      paper.asked.push(request.url);
      await held(request.url);
      const location = paper.sendsOn[request.url];
      if (location) return response.writeHead(302, { location }).end();
      return answer(response, site, new URL(request.url, "http://localhost"));
    });
    await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
    port = server.address().port;
  };
  paper.stop = async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  await paper.start();
  paper.url = `http://127.0.0.1:${port}/paper/`;
  return paper;
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
