// Where things are on the screen.

/** The share of two boxes that is common to both, in square pixels, for every line of the words `[start, end)`
 *  (UTF-16) of the block at `place` and the box of what `over` selects; 0 if they are apart. */
export function covered(page, { place, start, end }, over) {
  return page.evaluate(
    ({ place, start, end, over }) => {
      const walker = document.createTreeWalker(document.querySelector(`[data-block="${place}"]`), NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let passed = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.data.length;
        if (passed <= start && start < passed + length) range.setStart(node, start - passed);
        if (passed < end && end <= passed + length) range.setEnd(node, end - passed);
        passed += length;
      }
      const lid = document.querySelector(over).getBoundingClientRect();
      const common = (a0, a1, b0, b1) => Math.max(0, Math.min(a1, b1) - Math.max(a0, b0) - 0.5);
      return [...range.getClientRects()]
        .map((it) => common(it.left, it.right, lid.left, lid.right) * common(it.top, it.bottom, lid.top, lid.bottom))
        .reduce((sum, it) => sum + it, 0);
    },
    { place, start, end, over },
  );
}

/** Whether a reader sees the (first line of the) element: in the window, and nothing lies over its middle. */
export function isSeen(locator) {
  return locator.evaluate((element) => {
    const box = element.getClientRects()[0];
    if (!box) return false;
    const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + box.height / 2];
    if (x < 0 || y < 0 || innerWidth < x || innerHeight < y) return false;
    const top = document.elementFromPoint(x, y);
    return element.contains(top) || (top?.contains(element) ?? false);
  });
}

/** What sticks out of the window, if the page can be scrolled there. */
export function overflow(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.body.querySelectorAll("*")]
      .filter((it) => {
        const { left, right } = it.getBoundingClientRect();
        return root.clientWidth + 1 < right || left < -1;
      })
      .slice(0, 5)
      .map((it) => it.outerHTML.slice(0, 120))
      .concat(`scrollWidth ${root.scrollWidth} > ${root.clientWidth}`);
  });
}

/** How far what `locator` finds sticks out of the window, in pixels; 0 if it is all inside. */
export async function outside(page, locator) {
  const { x, y, width, height } = await locator.boundingBox();
  const view = page.viewportSize();
  return Math.max(0, -x, -y, x + width - view.width, y + height - view.height);
}

/** Where the page stands when it moves no more: to scroll, and to lay out what comes into the window, takes frames. */
export function restingTop(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        let [last, frames] = [scrollY, 0];
        const look = () => {
          frames = scrollY === last ? frames + 1 : 0;
          last = scrollY;
          if (frames < 12) requestAnimationFrame(look);
          else resolve(Math.round(last));
        };
        look();
      }),
  );
}

export const scrollTop = (page) => page.evaluate(() => Math.round(scrollY));
