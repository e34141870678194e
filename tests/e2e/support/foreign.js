// Hosts besides the site's own, as they are: over TLS, with their names, and with a count of who was asked.
//
// Every name but that of the machine itself leads to one server here, which answers by host and path and notes each
// connection. So what a page, a worker, a prefetch or a picture asks of anybody is seen, whatever Playwright sees.

import { createServer as createPlainServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createServer } from "node:net";

import { makeCertificate } from "./certificate.js";
import { serveFile } from "./faulty-server.js";
import { test as base } from "./test.js";

export { expect } from "@playwright/test";

/** A name that nobody has. */
export const DEAD = "dead.test";

/** What Chromium asks by itself while it runs: no page has a part in it, and no test a host of that name. */
const BROWSERS_OWN = /(^|\.)(google|googleapis|gstatic)\.com$/;

/** The header by which a host lets other sites read its file. */
export const OPEN = { "access-control-allow-origin": "*" };

export const test = base.extend({
  /** The other hosts, with the answers and the count of one test. */
  hosts: async ({ internet }, use) => {
    internet.begin();
    await use(internet);
    internet.begin();
  },

  internet: [
    async ({}, use) => {
      const internet = await serve();
      await use(internet);
      await internet.close();
    },
    { scope: "worker" },
  ],

  launchOptions: [
    async ({ launchOptions, internet }, use) => {
      const { args = [] } = launchOptions;
      await use({ ...launchOptions, args: [...args, ...internet.flags] });
    },
    { scope: "worker" },
  ],
});

/** Answers with `body`: a story, words or bytes. */
export function gives(body, headers = OPEN, status = 200) {
  const isJson = typeof body === "object" && !Buffer.isBuffer(body);
  return (request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(isJson ? JSON.stringify(body) : body);
  };
}

/** The built site again, under `/dateline/`, as it is elsewhere. */
export const givesSite = (request, response) => {
  const path = new URL(request.url, "https://x.test").pathname.replace("/dateline/", "") || "index.html";
  return serveFile(response, path);
};

/** Sends the asking on to `url`. */
export const leadsTo = (url) => (request, response) =>
  response.writeHead(302, { ...OPEN, location: url }).end();

async function serve() {
  const { key, cert, spkiHash } = makeCertificate(["*.test"]);
  const answers = new Map();
  // For each test a list; the first is for what the browser asks of itself when it starts.
  const asked = [[]];
  const connected = [[]];
  const answer = (request, response) => {
    const url = `http${request.socket.encrypted ? "s" : ""}://${request.headers.host}${request.url}`;
    asked.at(-1).push({ url, method: request.method, headers: request.headers });
    const found = [url, url.replace(/\?.*/, ""), new URL(url).origin].map((it) => answers.get(it)).find(Boolean);
    if (found) found(request, response);
    else response.writeHead(404, { ...OPEN, "content-type": "text/html" }).end("<!doctype html>Not here");
  };
  const secure = createSecureServer({ key, cert }, answer);
  secure.on("secureConnection", (socket) => connected.at(-1).push(socket.servername || "(no name)"));
  const plain = createPlainServer(answer);
  plain.on("request", (request) => connected.at(-1).push(request.headers.host));
  // One port for both, as the browser is told of one: TLS begins with 0x16.
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("readable", () => {
      const first = socket.read();
      if (!first) return;
      socket.unshift(first);
      (first[0] === 0x16 ? secure : plain).emit("connection", socket);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  const closeAll = () => [secure, plain].forEach((it) => it.closeAllConnections());
  return {
    /** The questions of this test, in their order. */
    get asked() {
      return asked.at(-1).filter((it) => !BROWSERS_OWN.test(new URL(it.url).hostname));
    },
    /** The hosts that were connected to in this test, asked or not; without those of the browser's maker. */
    get connected() {
      return [...new Set(connected.at(-1))].filter((it) => !BROWSERS_OWN.test(it));
    },
    begin() {
      answers.clear();
      asked.push([]);
      connected.push([]);
      // The next test is not served by what the last one has left open.
      closeAll();
    },
    /** Says what an address gives, or all of an origin. */
    answer: (url, handler) => answers.set(url, handler),
    flags: [
      `--host-resolver-rules=MAP ${DEAD} ~NOTFOUND, MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
      `--ignore-certificate-errors-spki-list=${spkiHash}`,
    ],
    close() {
      closeAll();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
