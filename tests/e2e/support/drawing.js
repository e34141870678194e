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
export async function contrasts(locator) {
  const drawn = await pixels(locator);
  return drawn.map(({ text, ground, words }) => ({ text, ratio: ratio(words, ground) }));
}

/** The least contrast of the lines under the words, the element's own and the outer one, with the ground. */
export async function lineContrasts(locator) {
  const drawn = await pixels(locator);
  return drawn
    .filter((it) => it.lines.length > 0)
    .map(({ text, type, ground, lines }) => ({ text, type, ratio: Math.min(...lines.map((it) => ratio(it, ground))) }));
}

/** The pixels of ground, words and lines of every element, each laid over what is under it. */
function pixels(locator) {
  return locator.evaluateAll((elements) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    return elements.map((element) => {
      const grounds = ["Canvas"];
      const parents = [];
      for (let it = element; it; it = it.parentElement) parents.unshift(getComputedStyle(it).backgroundColor);
      grounds.push(...parents);
      const style = getComputedStyle(element);
      const lines = [];
      if (style.textDecorationLine !== "none") lines.push(style.textDecorationColor);
      if (style.borderBlockEndStyle !== "none" && 0 < parseFloat(style.borderBlockEndWidth)) {
        // A border that is an image is drawn in the colour of its variable.
        lines.push(style.borderImageSource === "none" ? style.borderBlockEndColor : style.getPropertyValue("--o"));
      }
      return {
        text: element.textContent,
        type: element.dataset.type,
        ground: paint(grounds),
        words: paint([...grounds, style.color]),
        lines: lines.map((it) => paint([...grounds, resolved(element, it)])),
      };
    });

    /** A colour as it is computed: a variable may hold `light-dark()`. */
    function resolved(element, color) {
      if (!/light-dark|var\(/.test(color)) return color;
      element.style.outlineColor = color;
      const computed = getComputedStyle(element).outlineColor;
      element.style.outlineColor = "";
      return computed;
    }

    /** The pixel that colours give when each is laid over those before it. */
    function paint(colors) {
      for (const color of colors) {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    }
  });
}

/** The contrast of two pixels, as WCAG counts it. */
function ratio(one, other) {
  const [light, dark] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((it) => {
    const value = it / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of words in a highlight of the browser's, over the page's ground: `undefined` if it draws no ground. */
export async function hitContrast(locator, name) {
  const colors = await locator.evaluate((element, highlight) => {
    const hit = getComputedStyle(element, `::highlight(${highlight})`);
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const paper = getComputedStyle(document.documentElement).backgroundColor;
    return ["Canvas", paper, hit.backgroundColor, hit.color].map((color) => {
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    });
  }, name);
  const [, paper, ground, words] = colors;
  return String(paper) === String(ground) ? undefined : ratio(words, ground);
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
