import type { Locator, Page } from "@playwright/test";
import { openAccount } from "#fixtures/accounts.ts";
import * as pictures from "#fixtures/pictures.ts";
import { bodyOf, field, fillDate, holdScripts, press, publish, saveDraft, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

// Between a page and its scripts there are seconds on a slow line.

test("what is typed, ticked and chosen before the scripts have come is known to them: it stays, is saved, and is not left unasked", async ({
  page,
  start,
}) => {
  const site = await start();
  await signIn(page, await openAccount(site.dataDir, "owner"), site.url);
  const release = await holdScripts(page);
  await page.goto(`${site.url}/admin/settings`, { waitUntil: "domcontentloaded" });
  const english = page.getByRole("group", { name: "English" });
  const line = (await english.getByLabel(/^Label, line/).count()).toString();
  await english.getByLabel(`Label, line ${line}`).fill("Slow lines");
  await english.getByLabel(`Address, line ${line}`).fill("/en/pages/slow-lines");
  release();
  await expect(english.getByRole("button", { name: "Add a link" })).toBeVisible();
  const asked = page.waitForEvent("dialog");
  const left = page.getByRole("link", { name: "Articles" }).click({ noWaitAfter: true });
  await (await asked).dismiss();
  await left;
  await page.getByRole("button", { name: "Save the settings" }).click();
  await expect(page.getByText("Saved. Readers see it now.")).toBeVisible();
  await page.goto(`${site.url}/en`);
  await expect(page.getByRole("link", { name: "Slow lines" })).toBeVisible();
});

test("a picture's cut and an article's address that were typed before the scripts have come stay as typed", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Cut on a slow line" });
  await publish(page);
  const article = page.url();
  await page.goto("/admin/media");
  const picture = await page.locator(".media-grid a").first().getAttribute("href");
  let release = await holdScripts(page);
  await page.goto(`${picture}`, { waitUntil: "domcontentloaded" });
  const left = page.getByRole("group", { name: "Cut" }).getByLabel("From the left (%)");
  await left.fill("12");
  release();
  await expect(page.getByText("Choose a file")).toBeVisible();
  await page.getByLabel("Width (%)").fill("50");
  await expect(left).toHaveValue("12");

  page.on("dialog", (dialog) => dialog.accept());
  release = await holdScripts(page);
  await page.goto(article, { waitUntil: "domcontentloaded" });
  await field(page, "Slug").fill("an-address-of-its-own");
  release();
  await expect(bodyOf(page)).toBeVisible();
  await expect(page.getByText(/^Change saved at/)).toBeVisible();
  await expect(field(page, "Slug")).toHaveValue("an-address-of-its-own");
});

test("an article's settings do not fold on a phone under who is at work in them when the scripts come", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Settings on a slow phone", body: "A line.\n".repeat(200) });
  await saveDraft(page);
  await page.setViewportSize({ width: 360, height: 740 });
  const release = await holdScripts(page);
  await page.goto(page.url(), { waitUntil: "domcontentloaded" });
  await field(page, "Dateline").pressSequentially("Zab");
  release();
  await expect(bodyOf(page)).toBeVisible();
  await page.keyboard.type("ol");
  await expect(field(page, "Dateline")).toBeFocused();
  await expect(field(page, "Dateline")).toHaveValue("Zabol");
  await expect(field(page, "Dateline")).toBeInViewport();
});

test("nothing moves when the scripts come: what is pressed then is what was aimed at", async ({
  page,
  accounts,
  browser,
  baseURL,
  watch,
}) => {
  await signIn(page, accounts.owner);
  const gate = await browser.newContext({ baseURL: baseURL ?? "" });
  await watch(gate);
  const anyone = await gate.newPage();
  // What tells that the scripts run, screen by screen.
  const screens = [
    [anyone, "/admin/login", (page: Page) => page.getByRole("button", { name: "passkey" })],
    [page, "/admin/media", (page: Page) => page.getByText("Choose files")],
    [page, "/admin/audit", (page: Page) => page.getByRole("group", { name: "Until" })],
    [page, "/admin/settings", (page: Page) => page.getByRole("button", { name: "Add a link" }).first()],
    [page, "/admin/subscribers/imports", (page: Page) => page.getByText("Choose a file")],
    [page, "/admin/pages/new", (page: Page) => page.getByRole("toolbar").first()],
  ] as const;
  for (const width of [360, 1440])
    for (const [page, path, sign] of screens) {
      await page.setViewportSize({ width, height: 740 });
      const release = await holdScripts(page);
      await page.goto(path, { waitUntil: "domcontentloaded" });
      const before = await placesOf(page);
      release();
      await expect(sign(page)).toBeVisible();
      const after = await placesOf(page);
      const moved = Object.entries(before).filter(([name, top]) => Math.abs((after[name] ?? top) - top) > 1);
      expect.soft(moved, `${path} at ${width} px`).toEqual([]);
    }
  await gate.close();
});

test("a passkey is not said to be out of reach while the scripts that ask for it are on their way", async ({
  page,
  plainPage,
  accounts,
}) => {
  const [note, add] = ["Passkeys need scripts", "Add a passkey"];
  await signIn(page, accounts.owner);
  const release = await holdScripts(page);
  await page.goto("/admin/second-factor", { waitUntil: "domcontentloaded" });
  await expect(page.getByText(note)).toBeHidden();
  release();
  await expect(page.getByRole("button", { name: add })).toBeVisible();
  await signIn(plainPage, accounts.owner);
  await plainPage.goto("/admin/second-factor");
  await expect(plainPage.locator("noscript p").filter({ visible: true })).toContainText(note);
  await expect(plainPage.getByRole("button", { name: add })).toBeHidden();
});

test("half a date in a browser's own field takes nothing back that was planned", async ({
  page,
  plainPage,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Planned on a slow line" });
  await publish(page);
  await fillDate(page, "Withdraw at", "2099-01-31T10:00");
  await press(page, "Schedule");
  await expect(page.getByText("Readers see it until the time")).toBeVisible();
  const article = page.url();

  await signIn(plainPage, accounts.editor);
  await plainPage.goto(article);
  await halve(field(plainPage, "Withdraw at"));
  await press(plainPage, "Schedule");
  await plainPage.goto(article);
  await expect(field(plainPage, "Withdraw at")).toHaveValue("2099-01-31T10:00");

  const release = await holdScripts(page);
  await page.goto(article, { waitUntil: "domcontentloaded" });
  await halve(field(page, "Withdraw at"));
  release();
  await expect(bodyOf(page)).toBeVisible();
  await press(page, "Schedule");
  await expect(page.getByText("Please give a full date that exists")).toBeVisible();
  await plainPage.reload();
  await expect(field(plainPage, "Withdraw at")).toHaveValue("2099-01-31T10:00");
});

test("pictures are sent by the button that stands there until the scripts come, and once", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  const file = { name: "pressed.png", mimeType: "image/png", buffer: await pictures.png(70, 50) };
  const release = await holdScripts(page);
  await page.goto("/admin/media", { waitUntil: "domcontentloaded" });
  await page.getByLabel("Add pictures").setInputFiles(file);
  const button = page.getByRole("button", { name: "Upload" });
  await button.focus();
  release();
  await expect(page.getByText("Choose files")).toBeVisible();
  await expect(page.getByText("pressed.png")).toHaveCount(1);
  await expect(page.getByRole("list", { name: "Uploads" })).toHaveCount(0);
  await button.click();
  await expect(page.getByText("One picture added.")).toBeVisible();
});

test("a story's buttons stay under the hand that is on them when the scripts come", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await page.goto("/admin/newsletter");
  await page.getByRole("button", { name: "New issue" }).click();
  await page.getByRole("button", { name: "Add everything since the last issue" }).click();
  await expect(page).toHaveURL(/added=/);
  const release = await holdScripts(page);
  await page.goto(page.url().replace(/\?.*/, ""), { waitUntil: "domcontentloaded" });
  const down = page.getByRole("button", { name: /^Move .* down$/ }).first();
  await down.focus();
  release();
  await page.waitForLoadState("networkidle");
  await expect(down).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("searchbox").focus();
  await expect(page.getByRole("grid")).toBeVisible();
});

/** Leaves a date without its hour, as somebody does who goes on to the button too early. */
async function halve(date: Locator): Promise<void> {
  await date.focus();
  for (const key of ["Tab", "Tab", "Tab", "Delete"]) await date.press(key);
  expect(await date.evaluate((element: HTMLInputElement) => element.validity.badInput)).toBe(true);
}

/** Where all that can be pressed or typed into lies on a page. */
function placesOf(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const places: Record<string, number> = {};
    for (const element of document.querySelectorAll("main :is(a, button, input, select, textarea, label)")) {
      const { top, height } = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.getAttribute("name") ?? ""} ${element.textContent}`;
      if (height > 0 && getComputedStyle(element).visibility === "visible") places[name] = top + scrollY;
    }
    return places;
  });
}
