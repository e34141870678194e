// The interface in another language than English: which one, and its words. boot.js brings this where the browser, or the
// reader's own choice, is not simply English. docs/languages.md.

const root = document.documentElement;

/** The reader's own choice, else the browser's languages, else the site's own. */
function wanted() {
  const all = [...navigator.languages, root.lang];
  try {
    all.unshift(localStorage.getItem("dateline:language") ?? []);
  } catch {
    // Storage is refused.
  }
  return all.flatMap((it) => {
    try {
      // Dari, `prs`, is Persian as Afghanistan writes it: `fa-AF`.
      return Intl.getCanonicalLocales(it).map((tag) => tag.split("-")[0]);
    } catch {
      return [];
    }
  });
}

function use(lang, dir) {
  root.lang = lang;
  root.toggleAttribute("dir", Boolean(dir));
  if (dir) root.dir = dir;
}

/** Chooses the first wanted language that there is; `script` says which there are: `fa rtl words-1a2b.txt Name|…`. */
export default async function bringWords(script) {
  const listed = (script.dataset.languages ?? "").split("|").filter(Boolean).map((it) => it.split(" "));
  const languages = new Map(listed.map(([tag, dir, file]) => [tag, { dir, file }]));
  const lang = wanted().find((it) => it === "en" || languages.has(it)) ?? "en";
  const { dir, file } = languages.get(lang) ?? {};
  use(lang, dir);
  if (!file) return;
  try {
    const answer = await fetch(new URL(file, document.baseURI));
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    // For the modules: crates/words/src/page.rs.
    window.datelineWords = await answer.text();
    const words = new Map(window.datelineWords.split("\n").map((it) => it.split("\t")));
    window.datelineTr = (english) => words.get(english);
    for (const it of document.querySelectorAll("[data-tr]")) {
      const english = it.textContent.trim().replace(/\s+/g, " ");
      it.textContent = words.get(english) ?? english;
    }
  } catch {
    // Better in English than not at all.
    use("en");
  }
}
