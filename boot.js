// Starts the app under the strict policy, and says why if it can't: the page is never blank.

const script = document.querySelector("script[data-boot]");
const root = document.documentElement;

let hasChosen;
// The reader's settings before the first paint. The app drops what it does not know; here the form must fit.
try {
  const comfort = localStorage.getItem("dateline:comfort");
  hasChosen = localStorage.getItem("dateline:language");
  if (/^[a-z]{3,9}-[a-z0-9]{1,10}( [a-z]{3,9}-[a-z0-9]{1,10}){0,7}$/.test(comfort)) root.dataset.comfort = comfort;
} catch {
  // Storage is refused: it is as it comes.
}

// In a frame of somebody else's page there is the story and nothing around it: see embed-frame.js.
const isEmbedded = new URLSearchParams(location.search).get("embed") === "1";
if (isEmbedded) root.dataset.embed = "";

/** Words of ours in the reader's language, once languages.js has brought them. */
const tr = (english) => window.datelineTr?.(english) ?? english;

/** The one Trusted Types policy. Leptos parses its own literal markup through it, nothing else does. */
if (window.trustedTypes) {
  trustedTypes.createPolicy("default", {
    createHTML(html) {
      if (/<(script|iframe|object|embed|link|meta|base)\b|\bon\w+\s*=|javascript:|srcdoc/i.test(html)) {
        throw new TypeError("Dateline refuses markup that could run something");
      }
      return html;
    },
    createScriptURL(url) {
      // A blob: made by this page has the page's origin.
      if (new URL(url, document.baseURI).origin !== location.origin) {
        throw new TypeError("Dateline runs no script of another site");
      }
      return url;
    },
  });
}

/** Shows the message that index.html holds ready; the first one stays. */
function crash(text, details) {
  const box = document.getElementById("crash");
  if (!box.hidden) return;
  const stay = () => {
    if (root.dataset.state !== "failed") root.dataset.state = "failed";
  };
  stay();
  // What of the program still waited for its turn may yet run.
  new MutationObserver(stay).observe(root, { attributes: true });
  const fill = (part, words) => {
    box.querySelector(`[data-crash-${part}]`).textContent = words;
  };
  fill("text", text);
  fill("details", details);
  box.hidden = false;
  // Behind a dialog it could neither be heard nor pressed.
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  silence();
}

/** Keeps events from a program that has stopped half-way; what the browser does by itself stays: links lead where
 *  they lead, text can be selected. */
function silence() {
  const types = ["click", "dblclick", "input", "change", "keydown", "keyup", "pointerdown",
    "pointerup", "pointerover", "focusin", "drop", "dragover", "paste", "popstate", "hashchange"];
  for (const type of types) {
    window.addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true });
  }
}

const stopped = () =>
  tr("The program met a fault of its own. What is on the page stays readable; " + "reloading starts afresh.");

const told = (error) => String(error?.stack || error?.message || error);

// The app's panic hook: `detail` is the panic's own text. The trap that follows it says less.
window.addEventListener("dateline:crash", (event) => crash(stopped(), String(event.detail)));
window.addEventListener("error", (event) => {
  // Without an error object it is a browser's notice, such as "ResizeObserver loop".
  if (event.error) crash(stopped(), told(event.error));
});
window.addEventListener("unhandledrejection", (event) => {
  if (event.reason?.name !== "AbortError") crash(stopped(), told(event.reason));
});

/** Starts the request for a story of this site, while the program itself is still on its way. */
function fetchStoryEarly() {
  const asked = new URLSearchParams(location.search);
  const src = asked.get("src");
  if (!src) {
    // The front page is a list: what draws it is fetched with the app, not after it.
    if (!asked.has("page") && !asked.has("local")) (parts.stories = bringPart("stories")).catch(() => {});
    return;
  }
  // Of a story in lines the beginning is all that the program waits for: the rest of it would only keep the program waiting.
  if (src.endsWith(".jsonl")) return;
  const site = new URL("./", document.baseURI);
  let story;
  try {
    story = new URL(src, site);
  } catch {
    return; // The app says what is wrong with it.
  }
  // Only what the app will ask for in the same way: another site's story is asked for by the app.
  if (story.origin !== site.origin || !story.pathname.startsWith(site.pathname)) return;
  story.hash = "";
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: story.href });
  document.head.append(link);
}

/** What a failed start means to the reader. */
async function explain(error) {
  if (typeof WebAssembly !== "object") {
    return tr("This browser has no WebAssembly, or it is switched off. Dateline needs Chrome, " +
      "Firefox or Safari of the last two years.");
  }
  if (blockedByPolicy || /unsafe-eval|Content Security Policy/i.test(error.message)) {
    return tr("A security rule of this site or of an extension keeps the program from starting.");
  }
  if (navigator.onLine === false) {
    return tr("You are offline, and the program has not been loaded yet. Reload when you are online.");
  }
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) {
    return tr("The program file arrived damaged, or this browser is too old to run it.");
  }
  if (error instanceof WebAssembly.RuntimeError) return stopped();
  for (const file of [script.dataset.js, script.dataset.wasm]) {
    const answer = await fetch(file, { method: "HEAD" }).catch(() => null);
    if (!answer) return tr("The site does not answer. Reload when the connection is back.");
    if (!answer.ok) {
      return tr("A part of the program is missing on the server (status {status}). " +
        "If the site was just updated, reload in some minutes.").replace("{status}", answer.status);
    }
  }
  return tr("The program could not be started.");
}

/** After an update a stored page may ask for files that are gone: renews the page, once per tab. */
async function renewStalePage() {
  const gone = async (file) => (await fetch(file, { method: "HEAD" })).status === 404;
  try {
    if (!(await gone(script.dataset.js)) && !(await gone(script.dataset.wasm))) return false;
    // One try for each version of the program; without storage none, or it might never end.
    const key = "dateline:renewed";
    if (sessionStorage.getItem(key) === script.dataset.js) return false;
    sessionStorage.setItem(key, script.dataset.js);
    await fetch(location.href, { cache: "reload" });
  } catch {
    return false;
  }
  location.reload();
  return true;
}

let blockedByPolicy = false;
document.addEventListener("securitypolicyviolation", (event) => {
  blockedByPolicy ||= event.effectiveDirective.startsWith("script-src");
});

const address = (file) => new URL(file, document.baseURI).href;

/** A style sheet that the first paint can do without. */
function bringStyles(name, arrived) {
  const link = document.createElement("link");
  // Late or not at all: better plain than hidden.
  link.onload = link.onerror = arrived;
  if (script.dataset[name]) {
    Object.assign(link, { rel: "stylesheet", href: address(`${script.dataset[name]}.css`) });
    document.head.append(link);
  } else {
    arrived();
  }
}

/** The faces, while the program is on its way: a line that they set otherwise than what stands in for them jumps if it is there
 *  first. */
const bringFaces = () => bringStyles("faces", () => {
  for (const it of ["Serif 4", "Sans 3"]) document.fonts.load(`1em "Source ${it} Variable"`).catch(() => {});
});

/** The style sheets of what opens later, of which nothing is shown until they are there; and what makes the page stay. */
let bringLater = () => {
  bringLater = () => {};
  bringStyles("later", () => {
    root.dataset.styled = "";
    window.dispatchEvent(new Event("resize"));
  });
  // As this file, of the version that the page has. Who can't have it reads without.
  import((isEmbedded ? "./embed-frame.js" : "./offline.js") + search).catch(() => {});
};

/** Does that when the first section has been painted, or what else there is to see. */
function bringLaterAfterFirst() {
  if (!location.search.includes("src=")) return bringLater();
  new PerformanceObserver((list) => list.getEntriesByName("dateline:first").length && bringLater()).observe({ type: "mark" });
  // A page of another kind than a story has no such mark.
  const look = () => root.dataset.state !== "loading" && setTimeout(() => bringLater(), 100);
  new MutationObserver(look).observe(root, { attributes: true });
  setTimeout(() => bringLater(), 2_000);
}

/** What comes when the app first asks for it: the desk (opening, reports, saving), all stories together (lists, search,
 *  dossiers). */
const parts = {};
const tries = {};
const here = {};
const [coming, missing] = ["coming", "missing"].map((it) => document.getElementById(`desk-${it}`));

const program = (name) => {
  // Where nothing has packed them they have the names of their crates.
  const base = script.dataset[name] ?? `./dateline-${name === "stories" ? "library" : name}`;
  return { script: address(`${base}.js`), module: address(`${base}_bg.wasm`) };
};

async function bringPart(name) {
  const { script, module } = program(name);
  // A script that is still waited for, or did not come, may be remembered: another try has another address.
  const it = await import(tries[name] ? `${script}?${tries[name]}` : script);
  await it.default({ module_or_path: module });
  here[name] = true;
  return it;
}

async function askPart(detail) {
  // What opens is to look like something; a card's line and a list are there already.
  if (!detail.part) bringLater();
  const name = detail.part ?? "desk";
  const tooLong = new Promise((_, refuse) => setTimeout(refuse, 20_000));
  // What was fetched is waited for in a place of its own, and what a card may add by nobody.
  const isByReader = !detail.reply && detail.act !== "card";
  if (isByReader) missing.hidden = true;
  // Nobody has asked for names or for the library, and nobody is kept from reading.
  const isWaitedFor = isByReader && !here[name] && detail.act !== "names" && !detail.part;
  if (isWaitedFor) coming.textContent = tr("One moment: this part of Dateline is on its way…");
  let part;
  try {
    parts[name] ??= bringPart(name);
    part = await Promise.race([parts[name], tooLong]);
  } catch {
    parts[name] = undefined;
    tries[name] = (tries[name] ?? 0) + 1;
    missing.hidden = !isByReader;
    // The newest stories stand in for what was asked.
    document.querySelector("[data-asked]")?.removeAttribute("data-asked");
    missing.querySelector("[data-again]").onclick = () => askPart(detail);
    detail.reply?.({
      cause: detail.part ? tr("The part of Dateline that lists stories did not arrive")
        : tr("This file is not in Dateline’s own format, and the part of the program that reads others did not arrive"),
      remedy: tr("Try again when the connection is back"),
    });
  }
  coming.textContent = "";
  // What goes wrong in there is no matter of the connection: it is told as a fault of the program.
  part?.act(detail, program("worker"));
}

window.addEventListener("dateline:desk", ({ detail }) => askPart(detail));
missing.querySelector("[data-close]").onclick = () => {
  missing.hidden = true;
};

fetchStoryEarly();
bringFaces();
// Who reads in English, and has never chosen, needs to know of no other language.
const isEnglish = !hasChosen && /^en\b/.test(navigator.language);
if (isEnglish) root.lang = "en";
const search = new URL(import.meta.url).search;
const isWorded = isEnglish || import("./languages.js" + search).then((it) => it.default(script)).catch(() => {});
try {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly is missing");
  const app = await import(new URL(script.dataset.js, document.baseURI));
  await isWorded;
  await app.default({ module_or_path: new URL(script.dataset.wasm, document.baseURI) });
  bringLaterAfterFirst();
} catch (error) {
  const isStale = typeof WebAssembly === "object" && await renewStalePage();
  if (!isStale) {
    // In the reader's language, unless that keeps them waiting.
    await Promise.race([isWorded, new Promise((it) => setTimeout(it, 3_000))]);
    crash(await explain(error), told(error));
  }
}
