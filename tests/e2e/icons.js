// `npm run icons`: draws public/icons out of public/favicon.svg, for where no drawing is taken.

import { mkdir, readFile, writeFile } from "node:fs/promises";

import { chromium } from "playwright-core";

import { chromium as executablePath } from "./support/env.js";

const folder = new URL("../../public/", import.meta.url);
const drawing = await readFile(new URL("favicon.svg", folder), "utf8");
const GROUND = /rect width="32" height="32" rx="6" fill="(#\w+)"/.exec(drawing)[1];

/** What a system cuts to its own shape has ground to the edge, and the drawing where no shape cuts: in the inner 80 %. */
const maskable = drawing.replace("<path", `<g transform="translate(4 4) scale(.75)"><path`)
  .replace("</svg>", "</g></svg>").replace(' rx="6"', "");

const browser = await chromium.launch({ executablePath });
await mkdir(new URL("icons/", folder), { recursive: true });
for (const [name, size, svg] of [["192", 192, drawing], ["512", 512, drawing], ["maskable-512", 512, maskable]]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const ground = svg === maskable ? GROUND : "transparent";
  await page.setContent(`<style>body{margin:0;background:${ground}}svg{display:block;inline-size:${size}px}</style>${svg}`);
  await writeFile(new URL(`icons/${name}.png`, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
