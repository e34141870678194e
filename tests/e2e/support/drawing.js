// How marks are drawn, as the browser computes it.

/** The look of every element that `locator` finds: ground, line and words, colours as written. */
export function looks(locator) {
  return locator.evaluateAll((elements) =>
    elements.map((element) => {
      const style = getComputedStyle(element);
      return {
        ground: style.backgroundColor,
        line: style.textDecorationLine,
        lineStyle: style.textDecorationStyle,
        lineColor: style.textDecorationColor,
        thickness: style.textDecorationThickness,
      };
    }),
  );
}

/** The contrast between the words and the ground under them, for every element that `locator` finds. */
export function contrasts(locator) {
  return locator.evaluateAll((elements) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    return elements.map((element) => {
      const grounds = [];
      for (let it = element; it; it = it.parentElement) grounds.unshift(getComputedStyle(it).backgroundColor);
      const ground = paint(["Canvas", ...grounds]);
      const words = paint(["Canvas", ...grounds, getComputedStyle(element).color]);
      const [light, dark] = [luminance(ground), luminance(words)].sort((a, b) => b - a);
      return { text: element.textContent, ratio: (light + 0.05) / (dark + 0.05) };
    });

    /** The pixel that colours give when each is laid over those before it. */
    function paint(colors) {
      for (const color of colors) {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    }

    function luminance(rgb) {
      const [r, g, b] = rgb.map((it) => {
        const value = it / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }
  });
}

/** Whether the characters of the text node after `locator`'s element run from left to right. */
export function followingReadsLeftToRight(locator) {
  return locator.evaluate((element) => {
    let next = element;
    while (!next.nextSibling) next = next.parentElement;
    next = next.nextSibling;
    const range = document.createRange();
    const lefts = [];
    for (let at = 0; at < next.data.length; at += 1) {
      range.setStart(next, at);
      range.setEnd(next, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width > 0) lefts.push(box.left);
    }
    const end = element.getBoundingClientRect().right;
    return lefts.length > 1 && lefts.every((left, i) => left >= (lefts[i - 1] ?? end - 1));
  });
}
