// What opens later: stories from the device, the load report, saving.

import { readFileSync } from "node:fs";

import { expect } from "@playwright/test";

import { at } from "./env.js";

/** The desk's dialog: `open`, `working`, `choose`, `report`, `save` or `keys`. */
export const desk = (page, name) => page.locator(name ? `dialog[data-desk="${name}"]` : "dialog.desk");

/** Why something can't be opened, in the dialog. */
export const refused = (page) => desk(page, "open").locator("[data-refused]");

/** The line on the file at the foot of a story. */
export const fileLine = (page) => page.locator("[data-file] > p").first();

/** Opens the dialog from the front page. */
export async function openDesk(page) {
  await page.goto(at(""));
  await page.locator("[data-open-own]").click();
  await expect(desk(page, "open")).toBeVisible();
}

/** The question about a fetched file that is not all text. */
export const question = (page) => desk(page, "anyway");

/** Says no to it. */
export async function leaveIt(page) {
  await question(page).getByRole("button", { name: "Leave it" }).click();
  await expect(desk(page)).toHaveCount(0);
}

/** A file as Playwright takes it. */
export const file = (name, content, mimeType = "") => ({ name, mimeType, buffer: Buffer.from(content) });

/** Gives files by the picker of the open dialog. */
export const pick = (page, ...files) => desk(page, "open").locator("input[type=file]").setInputFiles(files);

/** Lets go of files over the page, or of text. */
export async function drop(page, { files = [], text }) {
  const given = files.map(({ name, buffer }) => ({ name, base64: buffer.toString("base64") }));
  const carried = await page.evaluateHandle(([files, text]) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of files) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (it) => it.charCodeAt(0))], name));
    }
    if (text !== undefined) transfer.setData("text/plain", text);
    return transfer;
  }, [given, text]);
  await page.dispatchEvent("body", "dragover", { dataTransfer: carried });
  await page.dispatchEvent("body", "drop", { dataTransfer: carried });
}

/** Puts `text` into the clipboard and presses the keys that paste it. */
export async function paste(page, text) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((it) => navigator.clipboard.writeText(it), text);
  await page.keyboard.press("Control+V");
}

/** A story from the device is there, with all its marks. */
export async function isOpened(page, nth = 0) {
  await expect(page).toHaveURL(new RegExp(`[?&]local=${nth}\\b`));
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
  await page.waitForFunction(() => performance.getEntriesByName("dateline:ready").length > 0);
  await expect(desk(page)).toHaveCount(0);
}

/** Opens the report on the open story's file. */
export async function openReport(page) {
  await page.locator("[data-desk-act=report]").click();
  await expect(desk(page, "report")).toBeVisible();
  return desk(page, "report");
}

/** Opens the ways to save the open story. */
export async function openSaving(page) {
  await page.locator("[data-desk-act=save]").click();
  await expect(desk(page, "save").locator("[data-save]").first()).toBeVisible();
  return desk(page, "save");
}

/** Saves the open story in the format of that word: its files, `{name, type, buffer}`. */
export async function save(page, word) {
  const count = word === "brat" ? 2 : 1;
  // What the page gives the browser, with its type, which a download does not tell.
  await page.evaluate(() => {
    globalThis.given ??= new Map();
    const make = (globalThis.makeAddress ??= URL.createObjectURL);
    URL.createObjectURL = (blob) => {
      const address = make.call(URL, blob);
      globalThis.given.set(address, blob.type);
      return address;
    };
  });
  const downloads = [];
  const collect = (it) => downloads.push(it);
  page.on("download", collect);
  await desk(page, "save").locator(`[data-save="${word}"]`).click();
  await expect.poll(() => downloads.length).toBe(count);
  page.off("download", collect);
  const files = [];
  for (const it of downloads) {
    const type = await page.evaluate((url) => globalThis.given.get(url), it.url());
    files.push({ name: it.suggestedFilename(), type, mimeType: "", buffer: readFileSync(await it.path()) });
  }
  return files;
}
