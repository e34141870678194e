// The site again, from a server whose answers break in ways that a route can't: mid-body, or never.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { Readable, pipeline } from "node:stream";
import { createGzip } from "node:zlib";

import { distDir } from "./env.js";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const HALF = '{"format":"dateline/1","headline":"Half","blocks":[{"type":"paragraph","text":"Half a st';

/** Starts it; `faults` maps a path of the site to what answers it. Returns its address and `close`. */
export async function serveWithFaults(faults) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname.replace("/dateline/", "") || "index.html";
    (faults[path] ?? serveFile)(response, path, request);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/dateline/`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Promises more than it sends, then hangs up. */
export function cutOff(response) {
  response.writeHead(200, { "content-type": "application/json", "content-length": 100_000 });
  response.write(HALF, () => setTimeout(() => response.destroy(), 50));
}

/** Takes the question and keeps silent. */
export function keepSilent() {}

/** Begins to answer, then keeps silent. */
export function stopHalfWay(response) {
  response.writeHead(200, { "content-type": "application/json", "content-length": 100_000 });
  response.write(HALF);
}

/** Gives a story that goes on for `size` bytes, or as many of `filling`; packed, that is a thousandth of it. It stops
 *  when nobody reads any more. */
export function withoutEnd(size, isPacked, filling) {
  const begin = filling ? "" : '{"format":"dateline/1","headline":"Without end","blocks":[';
  const paragraph = `{"type":"paragraph","text":"${"A story of so many words. ".repeat(400)}"},\n`;
  const part = Buffer.from((filling ?? paragraph).repeat(100));
  return (response) => {
    const encoding = isPacked ? { "content-encoding": "gzip" } : {};
    response.writeHead(200, { "content-type": "application/json", ...encoding });
    let left = Math.ceil(size / part.length);
    const parts = function* () {
      yield Buffer.from(begin);
      for (; left > 0; left -= 1) yield part;
    };
    const body = Readable.from(parts());
    // Who has had enough hangs up: that is no fault here.
    if (isPacked) pipeline(body, createGzip({ level: 1 }), response, () => {});
    else pipeline(body, response, () => {});
  };
}

/** Gives a file of the built site. */
export async function serveFile(response, path) {
  const file = join(distDir, normalize(`/${path}`));
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return response.writeHead(404, { "content-type": "text/html" }).end("Not found");
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
  createReadStream(file).pipe(response);
}
