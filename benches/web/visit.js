// One visit of one page, in a browser context of its own: nothing is cached, nothing is known.

import { readFile } from "node:fs/promises";

import { watch } from "./probes.js";

const NETWORKS = {
  none: undefined,
  fast4g: { latency: 60, downloadThroughput: 9e6 / 8, uploadThroughput: 1.5e6 / 8 },
  slow4g: { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
};

/** At reading speed: a quarter of the window a frame, far faster than anybody reads. */
const READING = { by: 240, n: 90 };
/** A frame that takes longer than two frames of a 60 Hz screen, in milliseconds. */
const SLOW = 33.4;

/** What a visit of `adapter` with the story of `size` measures. */
export async function visit({ browser, origin, adapter, size, story, options, isChecked }) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error).slice(0, 200)));
    await page.addInitScript(watch);
    // The renderer is up before the clock starts: its process is no adapter's affair.
    await page.goto(`${origin}/blank`);
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable");
    await throttle(session, options);
    await page.goto(origin + adapter.path(size), { waitUntil: "commit" });
    const timeout = options.timeout;
    const times = await page.waitForFunction(() => window.benchProbe?.times(), null, { timeout, polling: 50 });
    const measured = await times.jsonValue();
    // What the app has put off until the story could be read is there, too.
    await page.waitForFunction(() => document.documentElement.dataset.state !== "loading");
    await throttle(session, { cpu: 1, network: "none" });
    const found = isChecked ? await check(page, story) : {};
    const memory = await memoryOf(browser, session);
    await throttle(session, options);
    const acts = await act(page, story, adapter);
    return { ...measured, ...memory, ...acts, ...found, ...(errors.length > 0 && { errors }) };
  } catch (error) {
    return { error: String(error).split("\n")[0].slice(0, 200) };
  } finally {
    await context.close();
  }
}

async function throttle(session, { cpu, network }) {
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await session.send("Network.enable");
  const slow = NETWORKS[network] ?? { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send("Network.emulateNetworkConditions", { offline: false, ...slow });
}

/** What is alive on the JS heap, and the renderer's own memory, in bytes. */
async function memoryOf(browser, session) {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send("SystemInfo.getProcessInfo");
  await whole.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => anonymous(id));
  const sizes = (await Promise.all(renderers)).filter((it) => it !== undefined);
  return { heap, renderer: sizes.length > 0 ? Math.max(...sizes) : undefined };
}

/** The memory that a process shares with no file, where the system tells it. */
async function anonymous(id) {
  const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
  const kilobytes = /RssAnon:\s+(\d+)/.exec(status)?.[1];
  return kilobytes && Number(kilobytes) * 1024;
}

/** What a reader does: switches a type off and on, jumps far, scrolls. */
async function act(page, story, adapter) {
  const filter = await page.evaluate(() => window.benchProbe.timed(() => window.benchProbe.filter(true)));
  await page.evaluate(() => window.benchProbe.timed(() => window.benchProbe.filter(false)));
  const far = [story.mentions.findIndex(({ entity }) => entity === "far"), story.mentions.length];
  await page.evaluate((entity) => window.benchProbe.timed(() => window.benchProbe.prepareJump(entity)), "far");
  // What the choice has put off is done before the clock runs.
  await page.waitForTimeout(adapter.isApp ? 400 : 50);
  const jump = await page.evaluate((it) => window.benchProbe.timed(() => window.benchProbe.jump(...it)), far);
  const jumped = await page.evaluate((it) => window.benchProbe.isThere(...it), far);
  const frames = await page.evaluate(({ by, n }) => {
    return window.benchProbe.scroll(document.documentElement.scrollHeight * 0.3, by, n);
  }, READING);
  const slow = frames.filter((it) => SLOW < it).length / frames.length;
  return { filter, jump, jumped, slow, slowest: Math.max(...frames) };
}

/** Whether the page's text is the story's, and how many of its mentions are there. */
async function check(page, story) {
  const { text, words, spans } = await page.evaluate(() => window.benchProbe.look());
  const drawn = new Set(spans);
  const isThere = (it, idx) => {
    return words ? words[idx] === it.text : drawn.has(`${it.block}:${it.start}:${it.end}`);
  };
  return {
    same: text === story.blocks.map((it) => it.text).join(""),
    mentions: story.mentions.length,
    present: story.mentions.filter(isThere).length,
  };
}
