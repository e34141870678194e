// What on the page no story of plain words makes: elements, attributes, rules, ids, addresses that run.

/** What names that are found automatically make of a page, in their own time: a line over the story, marks, badges; and
 *  what corrections that a file lists do: a bar. */
export const FOUND = [
  ...["div data-marking", "button hidden", "button aria-pressed", "p role", "mark data-unsure", "small", "small class"],
  ...["section class", "section data-corrections", "section dir", "section lang", "section aria-label"],
  ...["back", "all", "save", "close"].map((it) => `button data-corrections-${it}`),
];

/** In every page of the test: what runs is noted instead, `partsOfPage()` and `strangersOfPage(known)` are there. */
export const watchForStrangers = (page) => page.addInitScript(watch);

/** The same, for whoever brings it into the page. */
export function watch() {
  globalThis.ran = [];
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    globalThis[name] = (...words) => globalThis.ran.push(`${name}(${words})`);
  }

  globalThis.partsOfPage = () => {
    const found = new Set();
    for (const it of document.querySelectorAll("body, body *")) {
      found.add(it.localName);
      for (const { name } of it.attributes) found.add(`${it.localName} ${name}`);
    }
    return [...found];
  };

  globalThis.strangersOfPage = (known) => {
    const found = partsOfPage().filter((it) => !known.includes(it));
    found.push(...globalThis.ran);
    for (const it of document.querySelectorAll("body *")) {
      if (it.src && new URL(it.src).origin !== location.origin) found.push(`src ${it.src}`);
      if (it.id && !/^[a-z][a-z-]*$/i.test(it.id)) found.push(`id ${it.id}`);
      for (const { name, value } of it.attributes) {
        if (/^on|^(srcdoc|action|formaction|ping|background|poster|srcset)$/.test(name)) found.push(`${name}=${value}`);
        if (name === "style" && /url|expression|@|\\/.test(value)) found.push(`style ${value}`);
      }
      if (it.localName !== "a" || !it.hasAttribute("href")) continue;
      if (!["https:", "http:", "mailto:", "geo:"].includes(it.protocol)) found.push(`href ${it.href}`);
      const isForeign = it.origin !== location.origin && it.protocol !== "geo:";
      const isCalm = /\bnoopener noreferrer\b/.test(it.rel) && it.referrerPolicy === "no-referrer";
      if (isForeign && !isCalm) found.push(`rel ${it.rel} of ${it.href}`);
    }
    // Nothing of the document's own is hidden or replaced by what a file names.
    if (document.getElementById("crash")?.parentElement !== document.body) found.push("the message box is another");
    if (!(document.body instanceof HTMLBodyElement) || {}.polluted !== undefined) found.push("clobbered");
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
      for (const { cssText } of sheet.cssRules) if (/evil|url\(["']?(https?:)?\/\//.test(cssText)) found.push(cssText);
    }
    return found;
  };
}

/** The elements and attributes on the page, as `p` and `a href`. */
export const parts = (page) => page.evaluate(() => globalThis.partsOfPage());

/** What on the page a file must not have made: nothing that is not `known`, no address that runs. */
export const strangers = (page, known) => page.evaluate((it) => globalThis.strangersOfPage(it), [...known]);
