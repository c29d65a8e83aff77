import type { BrowserContext, Locator, Page } from "@playwright/test";
import { openAccount } from "#fixtures/accounts.ts";
import { expectAccessible } from "./axe.ts";
import { bodyOf, countKept, holdScripts, signIn } from "./desk.ts";
import { expectFitting } from "./fitting.ts";
import { expect, test } from "./journey.ts";
import type { RunningServer } from "./server.ts";

// What is written in the desk's forms that are saved by a button stays on the device until the server has it.

type Form = { open: (page: Page, url: string) => Promise<unknown>; text: (page: Page) => Locator };

const english = (label: string) => (page: Page) =>
  page.getByRole("group", { name: "English" }).getByLabel(label, { exact: true });
const at = (path: string) => (page: Page, url: string) => page.goto(url + path);
const firstOf = (path: string) => async (page: Page, url: string) => {
  await page.goto(url + path);
  await page.getByRole("main").locator("tbody a").first().click();
};

const forms: Record<string, Form> = {
  "a standing page": { open: firstOf("/admin/pages"), text: bodyOf },
  "an issue": {
    open: async (page, url) => {
      await page.goto(`${url}/admin/newsletter`);
      await page.getByRole("button", { name: "New issue" }).click();
      await page.getByRole("link", { name: "Words" }).click();
    },
    text: (page) => page.getByRole("textbox", { name: "Introduction in English" }),
  },
  "a topic": { open: firstOf("/admin/topics"), text: english("Description") },
  "a byline": { open: firstOf("/admin/bylines"), text: english("About") },
  "the settings": { open: at("/admin/settings"), text: english("Address at the foot") },
  "a picture": { open: at("/admin/media/sample-a-harbour"), text: english("Caption") },
};

/** Signs the owner of a sample newsroom in. */
async function enter(page: Page, { dataDir, url }: Pick<RunningServer, "dataDir" | "url">): Promise<void> {
  await signIn(page, await openAccount(dataDir, "owner"), url);
}

/** Writes once the form's scripts run, and waits until the device has it. */
async function writeKept(page: Page, text: Locator, words: string): Promise<void> {
  await expect(page.locator(".plain-writing")).toHaveCount(0);
  await text.fill(words);
  await expect(standing(page)).toBeVisible();
}

/** As after a browser that was closed: another page at the address of one that is gone. */
async function comeBack(context: BrowserContext, page: Page): Promise<Page> {
  const address = page.url();
  await page.close();
  const next = await context.newPage();
  await next.goto(address);
  return next;
}

const standing = (page: Page) => page.getByText("Not saved yet: kept on this device");
const offerOn = (page: Page) => page.getByRole("region", { name: "Not saved yet, kept on this device" });
const takeUp = (page: Page) => page.getByRole("button", { name: "Put it into the form" }).click();
const save = (page: Page) => page.getByRole("button", { name: /^Save/ }).last().click();
const expectNothingKept = (page: Page) => expect.poll(() => countKept(page)).toBe(0);

test("what is written in any form outlives its page, and is offered beside what stands there", async ({
  page,
  context,
  start,
}) => {
  const site = await start();
  await enter(page, site);
  for (const [name, { open, text }] of Object.entries(forms)) {
    const words = `Written in ${name}.`;
    const first = await context.newPage();
    await open(first, site.url);
    await expect(text(first)).toBeVisible();
    await expect(standing(first), "nothing is written yet").toBeHidden();
    await writeKept(first, text(first), words);
    const second = await comeBack(context, first);
    await expect(offerOn(second), name).toContainText(words);
    await expectAccessible(second);
    await second.setViewportSize({ width: 360, height: 740 });
    await expectFitting(second);
    await takeUp(second);
    await expect(text(second)).toBeVisible();
    const third = await comeBack(context, second);
    await expect(offerOn(third), name).toContainText(words);
    await takeUp(third);
    await save(third);
    await expectNothingKept(third);
    await open(third, site.url);
    if (name !== "an issue") await expect(text(third)).toContainText(words);
    await third.close();
  }
});

test("what two write in one form overwrites nothing: whoever saves second chooses between the two", async ({
  page,
  context,
  start,
}) => {
  const site = await start();
  await enter(page, site);
  for (const [name, { open, text }] of Object.entries(forms)) {
    const first = await context.newPage();
    await open(first, site.url);
    const second = await context.newPage();
    await second.goto(first.url());
    await writeKept(first, text(first), `The first in ${name}.`);
    await writeKept(second, text(second), `The second in ${name}.`);
    await save(first);
    await expect.poll(() => countKept(second), name).toBe(1);
    // Else it would take up what the second lets go of for a moment.
    await first.close();
    await save(second);
    await second.getByRole("button", { name: "Show both side by side" }).click();
    await expect(offerOn(second), name).toContainText(`The first in ${name}.`);
    await expect(offerOn(second), name).toContainText(`The second in ${name}.`);
    await offerOn(second).getByLabel("Take what was kept").first().check();
    await takeUp(second);
    await save(second);
    await expectNothingKept(second);
    await second.close();
  }
});

test("what is typed in a form while it is on its way stays on the device, whose lists tell of it", async ({
  page,
  start,
}) => {
  const site = await start();
  await enter(page, site);
  await forms["a topic"]?.open(page, site.url);
  const text = english("Description")(page);
  await writeKept(page, text, "Sent.");
  const { promise: isTyped, resolve: go } = Promise.withResolvers<void>();
  await page.route("**/admin/topics/*", (route) => isTyped.then(() => route.continue()));
  await save(page);
  await text.fill("Sent. Typed on.");
  go();
  await expect(page).toHaveURL(/\/admin\/topics\?done=saved/);
  await offerOn(page).getByText("Read it here").click();
  await expect(offerOn(page)).toContainText("Sent. Typed on.");
  await expectAccessible(page);
  await offerOn(page).getByRole("button", { name: "Throw away what was kept" }).click();
  await expect(offerOn(page)).toBeHidden();
  await expectNothingKept(page);
});

test("a form keeps what was typed over it before its scripts had come, and what a killed server never got", async ({
  page,
  context,
  start,
  expected,
}) => {
  expected.push(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
  const port = 20_000 + (process.pid % 20_000);
  const fixed = { PORT: String(port), SITE_URL: `http://localhost:${port}` };
  const site = await start(fixed);
  const url = fixed.SITE_URL;
  await enter(page, { dataDir: site.dataDir, url });
  await forms["a standing page"]?.open(page, url);
  const release = await holdScripts(page);
  await page.goto(page.url(), { waitUntil: "commit" });
  await page.getByLabel("Title", { exact: true }).fill("A title typed early");
  release();
  await writeKept(page, bodyOf(page), "Written before the server was killed.");
  await site.kill();
  await save(page);
  await expect(page.getByText("The server could not be reached")).toBeVisible();
  await start(fixed, site.dataDir);
  const back = await comeBack(context, page);
  await expect(offerOn(back)).toContainText("A title typed early");
  await expect(offerOn(back)).toContainText("Written before the server was killed.");
  await takeUp(back);
  await save(back);
  await expect(back).toHaveURL(/\/admin\/pages\?done=saved/);
  await expectNothingKept(back);
});
