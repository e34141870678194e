// Has this site kept on the device: starts sw.js once there is something to read, offers a new version when it is
// there, and takes files that the desktop opens with the app.

const root = document.documentElement;
const workers = navigator.serviceWorker;

/** Asks the desk; what the reader has not asked for fails in silence. */
function ask(detail) {
  window.dispatchEvent(new CustomEvent("dateline:desk", { detail: { reply: () => undefined, ...detail } }));
}

window.launchQueue?.setConsumer(async ({ files }) => {
  const all = await Promise.all(files.map((it) => it.getFile()));
  // As if they had been dropped.
  if (all.length > 0) ask({ act: "take", files: all, text: "", reply: undefined });
});

/** A link that stands in a story, such as that of the about page. */
const LINK = "#offline";
const show = () => ask({ act: "offline", reply: undefined });

window.addEventListener("click", (event) => {
  if (event.target.closest?.(`a[href$="${LINK}"]`) && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    event.stopPropagation();
    show();
  }
}, { capture: true });

/** Resolves when the page shows what it was opened for, or says why not. */
function isShown() {
  return new Promise((resolve) => {
    const look = () => root.dataset.state !== "loading" && resolve();
    new MutationObserver(look).observe(root, { attributeFilter: ["data-state"] });
    look();
  });
}

/** Nobody is interrupted by it, and nobody loses anything: it waits, and says so once a tab. */
function offer() {
  ask({ act: "renew" });
}

/** Looks for a new version when a tab that was open for long is looked at again. */
function lookAgain(registration) {
  const HOUR = 3_600_000;
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" || Date.now() - last < HOUR) return;
    last = Date.now();
    registration.update().catch(() => undefined);
  });
}

function follow(registration) {
  if (registration.waiting && workers.controller) offer();
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      // The very first one is no news.
      if (coming.state === "installed" && workers.controller) offer();
    });
  });
  lookAgain(registration);
}

/** What was read before anybody kept it: the first visit counts. */
function tellWhatWasRead(worker) {
  const addresses = performance.getEntriesByType("resource").map((it) => it.name);
  // The worker that finds names has asked for these, and the page does not see what it asks for.
  const names = document.querySelector("[data-marking]") && document.querySelector("[data-boot]").dataset.model;
  if (names) addresses.push(new URL(`${names}.bin.gz`, document.baseURI).href);
  worker?.postMessage({ act: "read", addresses });
}

async function keepSite() {
  if (!workers) return;
  await isShown();
  const isFirst = !workers.controller;
  // Its own file is never taken from the browser's cache: a mended one is found at the next visit.
  const registration = await workers.register(new URL("sw.js", import.meta.url), { updateViaCache: "none" });
  if (!registration) return;
  follow(registration);
  if (!isFirst) return;
  // At once, since the reader may leave; and again, for what they have read until everything passes by the worker.
  tellWhatWasRead(registration.installing ?? registration.active);
  workers.addEventListener("controllerchange", () => tellWhatWasRead(workers.controller), { once: true });
}

if (location.hash === LINK) isShown().then(show);
// Storage may be refused, or the site may have none: all goes on as ever.
keepSite().catch(() => undefined);
