// A story in a frame of somebody else's page (`?embed=1`). Where that page has embed.js, the frame becomes as high as its
// story, and what scrolls is the page around it: it is told how high the story is and where the app wants to be, and what
// opens over the story opens in the part of the frame that is in sight. Every other page opens in a tab of its own.
//
// Of the page around it, which may be anybody's, this believes two numbers; what it tells is a height and a place. Nothing
// of the reader's own is opened in a frame, since even its height is nobody's business.

const root = document.documentElement;
const { parent } = window;

const tell = (words) => parent.postMessage(words, "*");

// How high it is.

let told;

/** The page around has a main part of its own; this one has its story's name. */
const nameMain = () => document.querySelector("main")?.setAttribute("aria-label", document.title);

function tellHeight() {
  // While it is waited for, a story is as high as the frame.
  if (root.dataset.state === "loading") return;
  nameMain();
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height !== told) tell({ dateline: "height", height });
  told = height;
}

// What of it is in sight.

/** From its upper edge, in CSS pixels, once the page around has made the frame as high as its story. */
let seen;

/** Where card and dialogs find it: `free_height` in the app, style/embed.css. */
const place = document.createElement("div");
place.dataset.seen = "";

/** Long enough that it is done once when the page around has come to rest, and not for each step. */
const REST = 100;
let atRest;

function put() {
  if (!seen) return;
  clearTimeout(atRest);
  for (const edge of ["top", "bottom"]) root.style.setProperty(`--seen-${edge}`, `${seen[edge]}px`);
}

function see({ top, bottom, turn }) {
  if (![top, bottom].every(Number.isFinite) || top < 0 || bottom < top) return;
  // Said before the page around had heard where the app wants to be.
  if (turn < scrolls) return;
  const isFirst = !seen;
  seen = { top, bottom };
  clearTimeout(atRest);
  atRest = setTimeout(put, REST);
  if (!isFirst) return;
  put();
  document.body.append(place);
  root.dataset.embed = "fits";
  takeOver();
}

// What scrolls is the page around.

/** How often the page around was asked to scroll. */
let scrolls = 0;

/** Has it show what begins `top` pixels from the upper edge; never before the reader has done something here. */
function scrollTo(top) {
  if (!navigator.userActivation?.hasBeenActive) return;
  // A story that has just come back from behind its spotlight is higher than the frame is still.
  tellHeight();
  const to = Math.max(0, top);
  scrolls += 1;
  tell({ dateline: "scroll", to, turn: scrolls });
  // As it will be, for whoever asks before the page around has answered.
  seen = { top: to, bottom: to + seen.bottom - seen.top };
}

function reveal(element, block) {
  const { top, height } = element.getBoundingClientRect();
  scrollTo(block === "start" ? top : top - (seen.bottom - seen.top - height) / 2);
}

/** What the app asks of its own window and gets of the other one. */
function takeOver() {
  Object.defineProperty(window, "scrollY", { get: () => seen.top });
  window.scrollTo = (_, top) => scrollTo(top);
  window.scrollBy = (_, by) => scrollTo(seen.top + by);
  const own = Element.prototype.scrollIntoView;
  Element.prototype.scrollIntoView = function scrollIntoView(how) {
    if (this.closest("#app")) reveal(this, how?.block);
    else own.call(this, how);
  };
  window.addEventListener("focusin", ({ target }) => {
    // What was pressed is in sight, or enough of it; and what lies over the story scrolls by itself.
    if (!target.matches(":focus-visible") || target.closest("dialog, [data-card]")) return;
    const { top, bottom } = target.getBoundingClientRect();
    if (top < seen.top || seen.bottom < bottom) reveal(target);
  });
}

// Where links lead.

/** An address without what makes it one for a frame. */
const unframed = (href) => href.replace(/([?&])embed=1(&|(?=#|$))/, (_, before, after) => (after ? before : ""));

/** Whether an address leads to the page that is here: to a mention, a name, a paragraph. */
function isHere(href) {
  const [there, here] = [new URL(href), new URL(location.href)];
  const isSame = (key) => there.searchParams.get(key) === here.searchParams.get(key);
  return there.pathname === here.pathname && ["src", "local", "page"].every(isSame);
}

/** Before the reader follows it. */
function leadOut({ target }) {
  const link = target.closest?.("a[href]");
  if (link === way) link.href = unframed(location.href);
  else if (link?.origin === location.origin && !link.download && !isHere(link.href)) {
    Object.assign(link, { href: unframed(link.href), target: "_blank", rel: "noopener" });
  }
}

for (const type of ["pointerdown", "focusin", "click"]) window.addEventListener(type, leadOut, { capture: true });

const way = document.createElement("a");
Object.assign(way, { href: unframed(location.href), target: "_blank", rel: "noopener" });
const site = document.createElement("bdi");
site.textContent = document.querySelector(".brand")?.textContent || location.host;
const tr = (english) => window.datelineTr?.(english) ?? english;
const [before, after] = tr("Read with the cast in {site}").split("{site}");
way.append(before, site, after);
const foot = document.createElement("footer");
foot.className = "embed-foot";
foot.append(way);
document.body.append(foot);

// What a frame leaves out: files and words of the reader's, and the keys of the panel.

const PANEL_KEYS = ["c", "q", "o"];

function leaveOut(event) {
  if (event.type !== "keydown" || PANEL_KEYS.includes(event.key.toLowerCase())) event.stopImmediatePropagation();
}

for (const type of ["paste", "dragover", "drop", "keydown"]) window.addEventListener(type, leaveOut, { capture: true });

// The page around.

if (parent !== window) {
  window.addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    if (data?.dateline === "seen") see(data);
    if (data?.dateline !== "hello") return;
    told = undefined;
    tellHeight();
  });
  for (const type of ["pointerdown", "keydown"]) window.addEventListener(type, put, { capture: true });
  new ResizeObserver(tellHeight).observe(document.body);
  new MutationObserver(tellHeight).observe(root, { attributeFilter: ["data-state"] });
}
