// A story behind a link that is not all text: the reader is asked, and sees whose it is, whatever they say.

import { desk, drop, file, fileLine, isOpened, leaveIt, question } from "../support/desk.js";
import { at } from "../support/env.js";
import { expect, gives, test } from "../support/foreign.js";
import { failure, isWellSaid } from "../support/messages.js";
import { followLink, hasFailed, isReady, openLibrary, readMarks } from "../support/site.js";

const own = "articles/test-latin.txt";
const latin = Buffer.from("Rain in K\xf6ln\n\nCaf\xe9, 5 \x80.", "latin1");
const foreign = "https://news.test/broken.json";
// Its offsets fit, but nothing verifies them.
const marked = Buffer.from('{"text": "Shoigu fl\xffw to Kabul.", "ents": [{"start": 0, "end": 6, "label": "PERSON"}]}', "latin1");

test.use({ ownOrigin: "https://news.test" });

test.beforeEach(async ({ page, hosts }) => {
  hosts.answer(foreign, gives(marked));
  await page.route(`**/${own}`, (route) => route.fulfill({ body: latin, contentType: "text/plain" }));
});

const cause = /not UTF-8 text: byte 9 does not belong there/;
const yes = (page) => question(page).getByRole("button", { name: "Open it anyway" });

test("it says what is wrong and where, and opens when asked, with � where no character is", async ({ page }) => {
  await page.goto(at(`?src=${own}`));
  await expect(question(page).getByRole("alert")).toContainText(/test-latin\.txt can’t be opened/);
  await expect(question(page)).toContainText(cause);
  await expect(question(page)).toContainText(/what is not text is shown as �, and marks that no words verify are left out\./);
  await expect(page.locator("#desk-title")).toBeFocused();
  for (const key of ["Tab", "Tab"]) await page.keyboard.press(key);
  await expect(yes(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await isReady(page);
  await expect(desk(page)).toHaveCount(0);
  await expect(page.locator("h1")).toHaveText("Rain in K\ufffdln");
  await expect(page.locator("[data-story]")).toContainText("Caf\ufffd, 5 \ufffd.");
  // It has kept its address: whoever gets the link is asked as well.
  await expect(page).toHaveURL(at(`?src=${own}`));
  await expect(fileLine(page)).toContainText("Read as Plain text from test-latin.txt.");
});

for (const [how, close] of [
  ["its button", leaveIt],
  ["Escape", (page) => page.keyboard.press("Escape")],
  ["a press beside it", (page) => page.mouse.click(5, 5)],
  ["Back", (page) => page.goBack()],
]) {
  test(`a no by ${how} is the refusal, and trying again asks again`, async ({ page }) => {
    await openLibrary(page);
    await page.evaluate((address) => {
      history.pushState(null, "", address);
      dispatchEvent(new PopStateEvent("popstate"));
    }, at(`?src=${own}`));
    await expect(question(page)).toBeVisible();
    await close(page);
    await expect(desk(page)).toHaveCount(0);
    await hasFailed(page);
    await isWellSaid(page, cause, /Save the file as UTF-8/);
    await failure(page).locator("[data-retry]").click();
    await yes(page).click();
    await isReady(page);
    await expect(page.locator("h1")).toHaveText("Rain in K\ufffdln");
  });
}

test("of another host: asked for once, named, sealed, and marks that nothing verifies are left out", async ({ page, hosts }) => {
  await followLink(page, at(`?src=${foreign}`));
  await yes(page).click();
  await isReady(page);
  await expect(page.locator("[data-source]")).toHaveText("news.test");
  await expect(page.locator("[data-story]")).toContainText("Shoigu fl\ufffdw to Kabul.");
  expect(await readMarks(page)).toEqual([]);
  await expect(fileLine(page)).toContainText("1 left out");
  await expect(page.locator("[data-story] [data-seal]")).toBeVisible();
  expect(hosts.asked.map((it) => `${it.method} ${it.url}`)).toEqual([`GET ${foreign}`]);
});

test("who drops a file meanwhile gets that, and the question is a no", async ({ page }) => {
  await page.goto(at(`?src=${own}`));
  await expect(question(page)).toBeVisible();
  await drop(page, { files: [file("empty.txt", "")] });
  await expect(desk(page, "open")).toContainText("The file is empty.");
  await page.keyboard.press("Escape");
  await hasFailed(page);
  await isWellSaid(page, cause, /Save the file as UTF-8/);
  await drop(page, { files: [file("rain.txt", "Rain over Kabul\n\nIt rained.\n")] });
  await isOpened(page);
});

test("a list of stories that is no text is refused without a question", async ({ page }) => {
  await page.route("**/library.json", (route) => route.fulfill({ body: Buffer.from('{"articles": "\xff"}', "latin1") }));
  await page.goto(at(""));
  await expect(failure(page)).toContainText(/not UTF-8 text: byte 14/);
  await expect(desk(page)).toHaveCount(0);
});
