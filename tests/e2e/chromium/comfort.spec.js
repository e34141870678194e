// Comfort: each setting does what it says, and is remembered.

import { closeComfort, choiceOf, setComfort, stored, tokens } from "../support/comfort.js";
import { looks } from "../support/drawing.js";
import { barButton, dialog, openDialog } from "../support/parts.js";
import { block, openStory } from "../support/site.js";
import { expect, test } from "../support/test.js";

/** What is computed for the story's first paragraph and the page's ground. */
const computed = (page) =>
  block(page, 0).evaluate((it) => {
    const { fontSize, lineHeight, fontFamily } = getComputedStyle(it);
    const size = parseFloat(fontSize);
    return {
      size,
      leading: parseFloat(lineHeight) / size,
      face: fontFamily.split(",")[0],
      width: it.getBoundingClientRect().width,
      paper: getComputedStyle(document.documentElement).backgroundColor,
      ink: getComputedStyle(it).color,
    };
  });

/** What `read` says after each of `values` was picked. */
async function across(page, name, values, read) {
  const seen = [];
  for (const value of values) {
    await setComfort(page, name, value);
    seen.push((await computed(page))[read]);
  }
  return seen;
}

const isRising = (values) => values.every((it, i) => i === 0 || values[i - 1] < it);

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1680, height: 900 });
  await openStory(page);
});

test("a opens the settings, and Escape gives the focus back", async ({ page }) => {
  await barButton(page, "comfort").focus();
  await page.keyboard.press("a");
  await expect(dialog(page, "comfort")).toBeVisible();
  expect(await page.evaluate(() => document.activeElement.closest("dialog") !== null)).toBe(true);
  await page.keyboard.press("Escape");
  await expect(dialog(page, "comfort")).toBeHidden();
  await expect(barButton(page, "comfort")).toBeFocused();
});

test("five sizes, each larger than the one before; the second is how the page comes", async ({ page }) => {
  const { size } = await computed(page);
  const sizes = await across(page, "size", ["1", "2", "3", "4", "5"], "size");
  expect(isRising(sizes), sizes.join(", ")).toBe(true);
  expect(sizes[1]).toBe(size);
});

test("three measures", async ({ page }) => {
  const { width } = await computed(page);
  const widths = await across(page, "measure", ["narrow", "normal", "wide"], "width");
  expect(isRising(widths), widths.join(", ")).toBe(true);
  expect(widths[1]).toBe(width);
});

test("three leadings", async ({ page }) => {
  const leadings = await across(page, "leading", ["tight", "normal", "loose"], "leading");
  expect(isRising(leadings), leadings.join(", ")).toBe(true);
  expect(leadings[0]).toBeGreaterThanOrEqual(1.3);
});

test("three faces", async ({ page }) => {
  const faces = await across(page, "face", ["serif", "sans", "system"], "face");
  expect(new Set(faces).size, faces.join(", ")).toBe(3);
});

for (const colorScheme of ["light", "dark"]) {
  test(`light, sepia and dark, whatever the system says (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const papers = await across(page, "theme", ["light", "sepia", "dark", "system"], "paper");
    expect(new Set(papers.slice(0, 3)).size, papers.join(", ")).toBe(3);
    expect(papers[3], "the system's").toBe(papers[colorScheme === "light" ? 0 : 2]);
    const sum = (color) => color.match(/[\d.]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b);
    expect(sum(papers[2])).toBeLessThan(200);
    expect(Math.min(sum(papers[0]), sum(papers[1]))).toBeGreaterThan(550);
  });
}

test("marks full, underlined, or off; m goes through them", async ({ page }) => {
  const marks = page.locator("[data-story] p mark");
  const look = async () => {
    const all = await looks(marks);
    return { tinted: all.some((it) => !/[,/] 0\)$/.test(it.ground)), lined: all.some((it) => it.line !== "none") };
  };
  const expected = { full: [true, true], underlined: [false, true], off: [false, false] };
  for (const [value, [tinted, lined]] of Object.entries(expected)) {
    await setComfort(page, "marks", value);
    await expect.poll(look, { message: value }).toEqual({ tinted, lined });
  }
  await closeComfort(page);
  for (const value of ["full", "underlined", "off"]) {
    await page.keyboard.press("m");
    const [tinted, lined] = expected[value];
    await expect.poll(look, { message: `m: ${value}` }).toEqual({ tinted, lined });
  }
});

test("everything is remembered, and a reset forgets it", async ({ page }) => {
  const before = await computed(page);
  const picked = {
    theme: "sepia",
    size: "4",
    measure: "narrow",
    leading: "loose",
    face: "sans",
    marks: "underlined",
    say: "type",
  };
  for (const [name, value] of Object.entries(picked)) await setComfort(page, name, value);
  const wanted = Object.entries(picked).map((it) => it.join("-")).sort();
  expect(await tokens(page)).toEqual(wanted);
  expect((await stored(page)).split(" ").sort()).toEqual(wanted);
  const changed = await computed(page);
  await page.reload();
  await openStory(page);
  expect(await tokens(page)).toEqual(wanted);
  expect(await computed(page)).toEqual(changed);

  await openDialog(page, "comfort");
  for (const [name, value] of Object.entries(picked)) await expect(choiceOf(page, name, value)).toBeChecked();
  await page.locator("[data-comfort-reset]").click();
  expect(await tokens(page)).toEqual([]);
  await expect(choiceOf(page, "theme", "system")).toBeChecked();
  await expect(choiceOf(page, "size", "2")).toBeChecked();
  expect(await computed(page)).toEqual(before);
  await page.reload();
  await openStory(page);
  expect(await tokens(page)).toEqual([]);
});

test("what is as it comes is not written down", async ({ page }) => {
  await setComfort(page, "size", "3");
  await setComfort(page, "size", "2");
  await setComfort(page, "theme", "dark");
  expect(await tokens(page)).toEqual(["theme-dark"]);
});
