// Keeps the app's own files and what is read of this site on the device, so that both open without a connection.
//
// Before this line `cargo xtask build` and `dateline publish` put `self.SHELL = {version, files, later}`: the files of
// the app with their hashes. Without it, as `trunk serve` has it, this does nothing.
//
// Never touched, and so never kept: what another host sends, and what was dropped or pasted.

const { version, files = {}, later = {} } = self.SHELL ?? {};
const scope = self.registration.scope;
const scopePath = new URL(scope).pathname;

// Projects of one host share their storage: the prefix keeps apart what is ours.
const OURS = `dateline:${scope}:`;
const SHELLS = `${OURS}shell:`;
const SHELL = SHELLS + version;
const READ = `${OURS}read:1`;

/** Of so many versions of the app the files stay: a tab that was open before an update goes on with its own. */
const VERSIONS = 3;

/** The most that is kept, the app's own files counted too. */
const MOST = 50 * 1024 * 1024;

/** So long a newer answer is waited for, where an older one is kept: in milliseconds. */
const PATIENCE = 4_000;

/** Says how large a kept answer is: its own length may be that of what was compressed. */
const BYTES = "dateline-bytes";

// What is asked for.

const pathOf = (url) => url.pathname.slice(scopePath.length);

/** What the page starts with is asked for without its name: some hosts send on from that. */
const addressOf = (path) => new URL(path === "index.html" ? "./" : path, scope).href;

const isStart = (path) => path === "" || path === "index.html";

/** A file of an app, of this version or another: those of others have names by their content. */
const isOfApp = (path) => path in files || path in later || /^[\w-]+-[0-9a-f]{16}(_bg)?\.(js|css|wasm)$/.test(path);

/** What a site has to read: its list, its stories with their pictures, its pages, the index of its words. */
const isToRead = (path) => path === "library.json" || /^(articles|s|index)\/./.test(path);

/** What never changes under its name. */
const isForEver = (path) => /^index\/.*[0-9a-f]{16}/.test(path);

/** What may be kept of an answer: all of it, as this site gave it, and nothing that asks not to be. */
function isKeepable(answer, path) {
  const says = (name, word) => answer.headers.get(name)?.includes(word) ?? false;
  // A page in place of a story is some network's way to ask for a password.
  const isStrange = says("content-type", "text/html") && !path.startsWith("s/");
  return answer.status === 200 && answer.type === "basic" && !answer.redirected && !isStrange
    && !says("cache-control", "no-store");
}

// Where it is kept. Reading never fails because keeping does: storage may be refused, full, or taken away.

/** The same answer as it is stored, with its size; rejected if the rest of it did not come. */
async function sized(answer) {
  const blob = await answer.blob();
  const headers = new Headers(answer.headers);
  headers.set(BYTES, blob.size);
  // Of how it travelled, which it does not any more.
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(blob, { headers });
}

const bytesOf = (answer) => Number(answer.headers.get(BYTES)) || 0;

async function namesOf(prefix) {
  return (await caches.keys()).filter((it) => it.startsWith(prefix));
}

async function bytesIn(name) {
  return sum((await (await caches.open(name)).matchAll()).map(bytesOf));
}

async function bytesOfApp() {
  return sum(await Promise.all((await namesOf(SHELLS)).map(bytesIn)));
}

/** The addresses of what was read with their sizes, the oldest first: a cache keeps its order. */
let ledger;

async function read() {
  if (!ledger) {
    const cache = await caches.open(READ);
    const [keys, all] = await Promise.all([cache.keys(), cache.matchAll()]);
    ledger = new Map(keys.map(({ url }, nth) => [url, bytesOf(all[nth])]));
  }
  return ledger;
}

async function forget(address) {
  (await read()).delete(address);
  await (await caches.open(READ)).delete(address);
}

/** Takes away what was read longest ago, until `bytes` have gone; how many did. */
async function dropOldest(bytes) {
  let dropped = 0;
  for (const [address, size] of [...(await read())]) {
    if (bytes <= dropped) break;
    await forget(address);
    dropped += size;
  }
  return dropped;
}

const sum = (sizes) => [...sizes].reduce((all, it) => all + it, 0);

/** How much more than `MOST` there would be with another `bytes`. */
async function excess(bytes) {
  return sum((await read()).values()) + (await bytesOfApp()) + bytes - MOST;
}

/** Stores an answer. Where the device is full, older ones make way, twice; then it is given up. */
async function put(name, address, answer) {
  const cache = await caches.open(name);
  for (let tries = 0; ; tries += 1) {
    try {
      return await cache.put(address, answer.clone());
    } catch (error) {
      const isFull = error.name === "QuotaExceededError";
      if (!isFull || tries === 2 || !(await dropOldest(bytesOf(answer)))) throw error;
    }
  }
}

/** One after the other: two that make room at once would make too much. */
let turn = Promise.resolve();

function inTurn(act) {
  const done = turn.then(act);
  turn = done.catch(() => undefined);
  return done;
}

/** Keeps what was read as the newest; `false` if it is too large, or older ones would have to go and may not. */
function keep(address, answer, mayDrop = true) {
  return inTurn(async () => {
    const stored = await sized(answer);
    const [all, bytes] = [await read(), bytesOf(stored)];
    const before = all.get(address);
    // Its own older one is not counted, and is not dropped for it: it is replaced.
    all.delete(address);
    let isPut = false;
    try {
      const over = await excess(bytes);
      const isRoom = over <= 0 || (mayDrop && over <= sum(all.values()));
      if (isRoom) {
        await dropOldest(over);
        await put(READ, address, stored);
        isPut = true;
      }
    } finally {
      // The last in the order, as in the cache.
      if (isPut) all.set(address, bytes);
      else if (before !== undefined) all.set(address, before);
    }
    return isPut;
  });
}

const never = () => undefined;

/** What is kept under an address in that cache, if anything is. */
async function found(name, address) {
  return (await caches.has(name)) ? (await caches.open(name)).match(address) : undefined;
}

// The app's own files.

/** Asks for a file of the app, and takes nothing that is not this version's to the last byte. */
const fetched = (path, integrity) => fetch(addressOf(path), { cache: "no-cache", integrity, mode: "same-origin" });

async function putFile(path, integrity) {
  if (await found(SHELL, addressOf(path))) return;
  const answer = await fetched(path, integrity);
  if (answer.status !== 200 || answer.redirected) throw new Error(`${path}: status ${answer.status}`);
  await put(SHELL, addressOf(path), await sized(answer));
}

async function install() {
  const older = await namesOf(SHELLS);
  await Promise.all(Object.entries(files).map(([path, integrity]) => putFile(path, integrity)));
  // What was brought for the version before stays, if it is the same still: its name is its content's.
  for (const path of Object.keys(later)) {
    const all = await Promise.all(older.map((name) => found(name, addressOf(path))));
    const it = all.find(Boolean);
    if (it) await put(SHELL, addressOf(path), it);
  }
}

async function activate() {
  const others = (await namesOf(SHELLS)).filter((it) => it !== SHELL);
  const current = [SHELL, READ, ...others.slice(1 - VERSIONS)];
  const gone = (await namesOf(OURS)).filter((it) => !current.includes(it));
  await Promise.all(gone.map((it) => caches.delete(it)));
  await inTurn(async () => dropOldest(await excess(0))).catch(never);
  // What the first visit reads is to be kept too.
  await self.clients.claim();
}

/** A file of this version, else of one that an open tab still has. */
async function keptOfApp(address) {
  for (const name of [SHELL, ...(await namesOf(SHELLS)).reverse()]) {
    const it = await found(name, address);
    if (it) return it;
  }
  return undefined;
}

/** A file as it is kept, else as the site has it. */
async function ofApp(event, path) {
  const kept = await keptOfApp(addressOf(path)).catch(never);
  if (kept) return kept;
  if (path in later) event.waitUntil(putFile(path, later[path]).catch(never));
  return ask(event.request);
}

// What is read.

/** Addresses of this site that send on to another host: they are left to the browser. */
const leadAway = new Set();

/** Asks the site, and nobody else: the page's policy does not bind a worker, and so may not be got round by one. */
async function ask(request) {
  if (request.mode === "navigate") return fetch(request);
  try {
    return await fetch(request, { mode: "same-origin" });
  } catch (error) {
    const answer = await fetch(request.url, { redirect: "manual" }).catch(never);
    if (answer?.type === "opaqueredirect") leadAway.add(request.url);
    throw error;
  }
}

/** Asks the site, and keeps the answer; what it has withdrawn is withdrawn here. */
async function asked(event, address, path) {
  const answer = await ask(event.request);
  if (isKeepable(answer, path)) event.waitUntil(keep(address, answer.clone()).catch(never));
  if (answer.status === 404 || answer.status === 410) event.waitUntil(inTurn(() => forget(address)).catch(never));
  return answer;
}

/** As it is now, or as it was when it was read: if there is no answer, none in time, or the site has a fault. */
async function toRead(event, address, path) {
  const kept = await found(READ, address).catch(never);
  if (!kept) return asked(event, address, path);
  const answer = isForEver(path) ? undefined : await inTime(asked(event, address, path), event);
  if (answer && answer.status < 500) return answer;
  // Read again, it is the newest again.
  event.waitUntil(keep(address, kept.clone()).catch(never));
  return kept;
}

/** An answer, if it does not take too long; what comes late is kept all the same. */
function inTime(coming, event) {
  const settled = coming.catch(never);
  event.waitUntil(settled);
  return Promise.race([settled, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}

/** The answer to a request of a page of this site; `undefined` leaves it to the browser. */
function answerTo(event) {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = request.method === "GET" && !request.headers.has("range") && url.origin === self.location.origin
    && url.pathname.startsWith(scopePath);
  if (!isOurs) return undefined;
  const path = pathOf(url);
  if (isStart(path)) return request.mode === "navigate" ? ofApp(event, "index.html") : undefined;
  if (isOfApp(path)) return ofApp(event, path);
  if (!isToRead(path) || leadAway.has(url.href)) return undefined;
  return toRead(event, url.href.replace(url.hash, ""), path);
}

// What the page asks for.

/** The path of an address, if it is one to be kept. */
function keepablePath(address) {
  const url = new URL(address, scope);
  const path = url.href.startsWith(scope) ? pathOf(url) : "";
  return isToRead(path) || path in later ? path : undefined;
}

/** What a page had asked for before there was somebody to keep it; and the list, by which it is found again. */
async function keepRead({ addresses }) {
  for (const address of [...addresses, addressOf("library.json")]) {
    const path = keepablePath(address);
    if (path in later) await putFile(path, later[path]).catch(never);
    else if (path && !(await read()).has(address)) await keepOne(address, path, {}).catch(never);
  }
}

/** Fetches something to keep it: the answer if it is kept, else why it is not. */
async function keepOne(address, path, how, mayDrop) {
  const answer = await fetch(address, { ...how, mode: "same-origin" }).catch(never);
  if (!answer) return { why: "silent" };
  if (!isKeepable(answer, path)) return { why: "refused" };
  try {
    return (await keep(address, answer.clone(), mayDrop)) ? { answer } : { why: "full" };
  } catch (error) {
    // A TypeError is the network's: the rest of the answer did not come.
    return { why: error instanceof TypeError ? "silent" : "unstored" };
  }
}

/** The addresses of the pictures of a story, which may be one object or one a line. */
function picturesIn(text, address) {
  const parse = (it) => {
    try {
      return JSON.parse(it);
    } catch {
      return undefined;
    }
  };
  const whole = parse(text);
  const blocks = whole ? whole.blocks : text.split("\n").map((line) => parse(line)?.block);
  const sources = (Array.isArray(blocks) ? blocks : []).map((it) => it?.type === "figure" && it.src);
  return sources.filter((it) => typeof it === "string").map((it) => new URL(it, address).href);
}

/** Keeps a story with its pictures, or the list of them; nothing else goes for it. Answers with why not, if not. */
async function keepStory({ about }) {
  const path = keepablePath(about);
  if (!path) return { why: "elsewhere" };
  const how = { cache: "no-cache" };
  const { answer, why } = await keepOne(new URL(about, scope).href, path, how, false);
  if (why) return { why };
  for (const picture of picturesIn(await answer.text(), answer.url)) {
    const its = keepablePath(picture);
    if (its && (await keepOne(picture, its, how, false)).why === "full") return { why: "full" };
  }
  return {};
}

/** Keeps many files at once, such as those of the index; nothing else goes for them. Answers with why not, if not. */
async function keepFiles({ about }) {
  const all = about.map(async (it) => {
    const path = keepablePath(it);
    if (!path) return { why: "elsewhere" };
    const address = new URL(it, scope).href;
    return isForEver(path) && (await read()).has(address) ? {} : keepOne(address, path, {}, false);
  });
  return (await Promise.all(all)).map(({ why }) => ({ why })).find((it) => it.why) ?? {};
}

async function space() {
  const all = await read();
  const stories = [...all.keys()].filter((it) => /\/articles\/.*\.jsonl?$/.test(new URL(it).pathname));
  return { nStories: stories.length, bytes: sum(all.values()), ofApp: await bytesOfApp(), most: MOST };
}

async function clear() {
  await inTurn(async () => {
    ledger = undefined;
    await caches.delete(READ);
  });
  return space();
}

const ACTS = { read: keepRead, keep: keepStory, files: keepFiles, space, clear, renew: () => self.skipWaiting() };

if (version) {
  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("fetch", (event) => {
    const answer = answerTo(event);
    if (answer) event.respondWith(answer);
  });
  self.addEventListener("message", (event) => {
    const act = ACTS[event.data?.act];
    if (!act) return;
    const failed = (error) => ({ failed: String(error) });
    event.waitUntil(act(event.data).catch(failed).then((it) => event.ports[0]?.postMessage(it ?? {})));
  });
}
