// For a page that shows a story of Dateline in a frame: the frame becomes as high as its story. See docs/embed.md.
//
// It hears only a frame whose address has `embed=1`, from that frame's own window and origin, and only messages that have the
// shape they should; all that it does is to set that frame's height and to scroll this page to a part of it.

(() => {
  /** What is higher scrolls by itself: browsers lay out little more. */
  const MOST = 10_000_000;

  const isPx = (it) => typeof it === "number" && 0 <= it && it <= MOST;

  /** Frames that have said how high they are, and which of their wishes to scroll was the last. */
  const fitted = new Map();

  /** The origin that a frame of ours speaks from; `undefined` for all others. */
  function originOf({ src }) {
    try {
      const { origin, protocol, searchParams } = new URL(src);
      return protocol.startsWith("http") && searchParams.get("embed") === "1" ? origin : undefined;
    } catch {
      return undefined;
    }
  }

  const frames = () => [...document.querySelectorAll("iframe")].filter(originOf);

  /** From the upper edge of the window to that of the frame's content. */
  const edgeOf = (frame) => frame.getBoundingClientRect().top + frame.clientTop;

  /** What this page keeps free for a header of its own that stays. */
  const headroom = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;

  /** Tells a frame which part of it is in the window: card and dialogs open there. */
  function tellSeen(frame) {
    const within = (y) => Math.max(0, Math.min(frame.clientHeight, y - edgeOf(frame)));
    const seen = { dateline: "seen", top: within(headroom()), bottom: within(window.innerHeight), turn: fitted.get(frame) };
    const origin = originOf(frame);
    if (frame.isConnected && origin) frame.contentWindow.postMessage(seen, origin);
    else fitted.delete(frame);
  }

  let isWaiting = false;

  /** Once for each time that the page is drawn. */
  function tellAll() {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      for (const frame of fitted.keys()) tellSeen(frame);
    });
  }

  function fit(frame, height) {
    const isBorderBox = getComputedStyle(frame).boxSizing === "border-box";
    const border = isBorderBox ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${Math.ceil(height) + border}px`;
    if (!fitted.has(frame)) fitted.set(frame, undefined);
    tellSeen(frame);
  }

  function show(frame, { to, turn }) {
    if (isPx(turn)) fitted.set(frame, turn);
    const top = edgeOf(frame) + Math.min(to, frame.clientHeight) - headroom();
    // A jump, whatever this page does with its own links: the next key counts from there.
    window.scrollBy({ top, behavior: "instant" });
    tellSeen(frame);
  }

  window.addEventListener("message", ({ source, origin, data }) => {
    const frame = frames().find((it) => it.contentWindow === source);
    if (!frame || origin !== originOf(frame)) return;
    if (data?.dateline === "height" && isPx(data.height) && 0 < data.height) fit(frame, data.height);
    if (data?.dateline === "scroll" && isPx(data.to) && fitted.has(frame)) show(frame, data);
  });
  window.addEventListener("scroll", tellAll, { passive: true, capture: true });
  window.addEventListener("resize", tellAll);
  // Whoever was here first says it again. It may be loading still, so whose it will be is not yet known; this tells nobody anything.
  for (const frame of frames()) frame.contentWindow.postMessage({ dateline: "hello" }, "*");
})();
