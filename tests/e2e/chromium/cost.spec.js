// What a reader does never costs work that grows with the story: hardly anything in it is written to.

import { p, person, story as build } from "../support/build.js";
import { counts } from "../support/hits.js";
import { card, findInput, markOf, spotlight } from "../support/parts.js";
import { openStory, row, serveStory, typeSwitch } from "../support/site.js";
import { expect, test } from "../support/test.js";

const N_BLOCKS = 300;
const NAMES = ["Maryam Ahmadi", "Jalil Noor", "Zoe Miller"];

/** 900 mentions of three people. */
const long = build(
  {
    headline: "Nine hundred mentions",
    blocks: Array.from({ length: N_BLOCKS }, (_, nth) => p(`${NAMES.join(" met ")} for the ${nth}th time. Then tea.`)),
    entities: NAMES.map((name, nth) => person(`p${nth}`, name)),
  },
  Array.from({ length: N_BLOCKS }, (_, block) => NAMES.map((name, nth) => [block, name, { entity: `p${nth}` }])).flat(),
);

/** How many nodes of the story are added, removed or written to while `act` is done. */
async function writes(page, act) {
  await page.evaluate(() => {
    window.nWrites = 0;
    window.watch = new MutationObserver((list) => {
      for (const it of list) window.nWrites += Math.max(1, it.addedNodes.length + it.removedNodes.length);
    });
    window.watch.observe(document.querySelector("[data-story]"), {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  await act();
  await page.waitForTimeout(250);
  return page.evaluate(() => {
    window.watch.disconnect();
    return window.nWrites;
  });
}

test("whatever a reader does, next to nothing is written into a long story", async ({ page }) => {
  await openStory(page, await serveStory(page, "long", long));
  const acts = {
    "choosing an entity": async () => {
      await row(page, "p0").click();
      await expect(row(page, "p0")).toHaveAttribute("aria-pressed", "true");
    },
    "choosing another": () => row(page, "p1").click(),
    "switching a type off and on": async () => {
      await typeSwitch(page, "person").click();
      await typeSwitch(page, "person").click();
    },
    "a card": async () => {
      await markOf(page, 4).click();
      await expect(card(page)).toBeVisible();
      await page.keyboard.press("Escape");
    },
    "the next mention": async () => {
      for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("n");
      await page.keyboard.press("Escape");
    },
    finding: async () => {
      await page.keyboard.press("/");
      await findInput(page).fill("jalil");
      await counts(page, 300);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
    },
    spotlight: async () => {
      await page.keyboard.press("s");
      await expect(spotlight(page)).toBeVisible();
      await page.keyboard.press("s");
      await expect(spotlight(page)).toBeHidden();
    },
    "marks underlined, off, full": async () => {
      for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("m");
    },
    "pointing at marks": async () => {
      for (const it of [6, 7, 8]) await markOf(page, it).hover();
    },
  };
  const dear = [];
  for (const [what, act] of Object.entries(acts)) {
    const n = await writes(page, act);
    if (40 < n) dear.push(`${what}: ${n} writes`);
  }
  expect(dear).toEqual([]);
});
