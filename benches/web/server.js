// Serves the released site, the generated stories beside it, and the peers' pages: on the loopback interface, compressed
// once and kept in memory, so that what is measured is not the server.

import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const TYPES = {
  "": "text/html; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".jsonl": "application/jsonl; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
/** What GitHub Pages sends as it is. */
const COMPRESSED = [".woff2", ".gz", ".png"];

/** Where the generated stories lie in each site. */
const STORIES = "bench/";

/** A server of `pages` (by path) and of `sites`, folders by the path that they lie under, with `storiesDir` in each. */
export async function serve({ pages, sites, storiesDir }) {
  const kept = new Map();
  const answer = (path) => {
    if (!kept.has(path)) kept.set(path, load(path));
    return kept.get(path);
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const { status, headers, body } = await answer(path);
    response.writeHead(status, headers);
    response.end(request.method === "HEAD" ? undefined : body);
  });

  async function load(path) {
    const bytes = pages.get(path) ?? (await file(path));
    if (bytes === undefined) return { status: 404, headers: { "content-length": 0 } };
    const ending = path.endsWith("/") ? ".html" : extname(path);
    const isPacked = !COMPRESSED.includes(ending);
    const body = isPacked ? await promisify(gzip)(bytes) : bytes;
    const headers = {
      "content-type": TYPES[ending] ?? "application/octet-stream",
      "content-length": body.length,
      "cache-control": "max-age=600",
      ...(isPacked && { "content-encoding": "gzip" }),
    };
    return { status: 200, headers, body };
  }

  function file(path) {
    const read = (folder, name) => readFile(join(folder, normalize(`/${name}`))).catch(() => undefined);
    const site = Object.keys(sites).find((it) => path.startsWith(it));
    if (!site) return undefined;
    const name = path.slice(site.length);
    if (name.startsWith(STORIES)) return read(storiesDir, name.slice(STORIES.length));
    return read(sites[site], name || "index.html");
  }

  /** Compresses everything that will be asked for: who asks first is not to wait for it. */
  async function warm(sizes) {
    const forms = sizes.flatMap((size) => [`${STORIES}${size}.json`, `${STORIES}${size}.jsonl`]);
    const paths = [...pages.keys()];
    for (const [site, folder] of Object.entries(sites)) {
      const files = (await readdir(folder, { withFileTypes: true })).filter((it) => it.isFile());
      paths.push(...["", ...files.map((it) => it.name), ...forms].map((it) => site + it));
    }
    for (const path of paths) await answer(path);
  }

  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, warm, close: () => server.close() };
}
