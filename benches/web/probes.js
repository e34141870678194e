// What runs in the page under test: it looks, and does what a reader does. Nothing here is part of any adapter.

/** Runs before the page's own scripts. */
export function watch() {
  const probe = { tasks: [] };
  window.benchProbe = probe;
  const note = (list) => list.getEntries().forEach((it) => probe.tasks.push([it.startTime, it.startTime + it.duration]));
  new PerformanceObserver(note).observe({ type: "longtask", buffered: true });
  // The memory of a module can be seen by whoever makes the module, and by nobody else.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await make.apply(WebAssembly, given);
      const exports = Object.values((made.instance ?? made).exports);
      probe.memory ??= exports.find((it) => it instanceof WebAssembly.Memory);
      return made;
    };
  }

  const isApp = () => document.documentElement.dataset.state !== undefined;
  const marks = (idx) => document.querySelectorAll(`mark[data-mention~="${idx}"]`);
  // Where a peer's marks have no index, the one at the same share of all marks.
  const markAt = (idx, n) => {
    const all = document.querySelectorAll("mark");
    return marks(idx)[0] ?? all[Math.floor((all.length * idx) / n)];
  };

  /** Resolves to how long `act`, and the frame that shows it, have kept the page busy. */
  probe.timed = (act) => {
    return new Promise((resolve, reject) => {
      requestAnimationFrame(() => {
        const begun = performance.now();
        const end = () => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - begun);
          port2.postMessage(undefined);
        };
        const done = act();
        if (done?.then) done.then(() => requestAnimationFrame(end), reject);
        else end();
      });
    });
  };

  /** Switches the marks of people off, or on again. */
  probe.filter = (isOff) => {
    const { filter } = window.bench ?? {};
    if (isApp()) return document.querySelector('[data-legend] button[data-type="person"]').click();
    if (filter) return filter("person", isOff);
    document.getElementById("story").classList.toggle("off-person", isOff);
  };

  /** What a reader has done before the jump. */
  probe.prepareJump = (entity) => {
    scrollTo(0, 0);
    // A click on the name, which chooses it; the key then goes to its next mention.
    if (isApp()) document.querySelector(`[data-names] button[data-entity="${entity}"]`).click();
  };

  /** Goes to a mention of `n`. */
  probe.jump = (idx, n) => {
    if (isApp()) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true, cancelable: true }));
      return undefined;
    }
    if (window.bench.jump) return window.bench.jump(idx);
    const mark = markAt(idx, n);
    mark.scrollIntoView({ block: "center" });
    mark.classList.add("current");
  };

  /** Whether the mention is in the window. */
  probe.isThere = (idx, n) => {
    const place = window.bench?.place?.(idx) ?? markAt(idx, n).getBoundingClientRect();
    return 0 <= place.top && place.bottom <= innerHeight;
  };

  /** How long each frame took while the page scrolled from `from` by `by` pixels a frame. */
  probe.scroll = async (from, by, n) => {
    scrollTo({ top: from, behavior: "instant" });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const frames = [];
    await new Promise((resolve) => {
      let [last, step] = [undefined, 0];
      const next = (now) => {
        if (last !== undefined) frames.push(now - last);
        last = now;
        step += 1;
        if (n < step) return resolve();
        scrollTo({ top: from + by * step, behavior: "instant" });
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
    return frames;
  };

  /** The text, and the words of each mention, as they stand in the page. */
  probe.look = () => {
    const root = document.querySelector("[data-story] .body, #story");
    const holders = isApp() ? [...root.querySelectorAll("[data-block]")] : [...root.children];
    const text = holders.map((it) => it.textContent).join("");
    if (window.bench?.words) return { text, words: window.bench.words() };
    const words = [];
    const spans = new Map();
    let block = 0;
    const blocks = root.querySelectorAll(isApp() ? "[data-block]" : "p, #story > div");
    for (const holder of blocks) {
      let at = 0;
      const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const mark = node.parentElement.closest("mark");
        const end = at + node.data.length;
        for (const idx of mark?.dataset.mention?.split(" ") ?? []) words[idx] = (words[idx] ?? "") + node.data;
        if (mark) spans.set(`${block}:${mark.dataset.start ?? at}:${mark.dataset.end ?? end}`, true);
        at = end;
      }
      block += 1;
    }
    return { text, words: words.length === 0 ? undefined : words, spans: [...spans.keys()] };
  };

  /** How far the page is: `undefined` until it is ready and has been painted. */
  probe.times = () => {
    const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
    const [app, peer] = ["dateline", "bench"].map((it) => (name) => at(`${it}:${name}`));
    const ready = app("ready") ?? peer("ready");
    const painted = at("first-contentful-paint");
    if (ready === undefined || painted === undefined) return undefined;
    const parsed = app("parsed") ?? peer("parsed") ?? 0;
    const after = probe.tasks.filter(([start, end]) => parsed < end && start < ready);
    const sent = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    return {
      ready,
      first: app("first") ?? peer("first") ?? ready,
      painted,
      parsed: parsed || undefined,
      longest: Math.max(0, ...after.map(([start, end]) => end - Math.max(start, parsed))),
      wasm: probe.memory?.buffer.byteLength,
      transfer: sent.reduce((sum, it) => sum + it.encodedBodySize, 0),
    };
  };
}
