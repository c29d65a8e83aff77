import { type Locator, type Page, type Route, request } from "@playwright/test";
import { TOTP } from "otpauth";
import { openAccount } from "#fixtures/accounts.ts";
import * as pictures from "#fixtures/pictures.ts";
import { field, holdScripts, saveDraft, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

// Between a press and its answer there are seconds on a slow line, and some answers never come.

test("who goes on typing while a form is on its way stays where they are, and keeps what they typed", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.owner);
  await page.goto("/admin/topics/new");
  const answer = await holdAnswers(page);
  await page.getByRole("button", { name: "Save" }).click();
  const about = page.getByLabel("Description").first();
  await about.pressSequentially("Rivers and ");
  answer();
  await expect(page.getByText("Please give a name in at least one language.")).toBeVisible();
  await page.keyboard.type("lakes");
  await expect(about).toHaveValue("Rivers and lakes");

  page.once("dialog", (dialog) => dialog.accept());
  await page.goto("/admin/account");
  const name = field(page, "Name");
  const later = await holdAnswers(page);
  await name.fill("Sample owner");
  const form = page.locator("form:has([name=lang])");
  await form.getByRole("button", { name: "Save" }).click();
  await name.press("End");
  await name.pressSequentially(" and more");
  later();
  await expect(form.getByText("Saved.")).toBeVisible();
  await expect(name).toHaveValue("Sample owner and more");
  const asked = page.waitForEvent("dialog");
  const left = page.getByRole("link", { name: "Articles" }).click({ noWaitAfter: true });
  await (await asked).dismiss();
  await left;
  await expect(name).toHaveValue("Sample owner and more");
});

test("a page is not left unasked while its changes are on their way", async ({ page, accounts }) => {
  await signIn(page, accounts.owner);
  await page.goto("/admin/account");
  const answer = await holdAnswers(page);
  await field(page, "Name").fill("Sample owner");
  await field(page, "Name").pressSequentially(" ");
  await page.locator("form:has([name=lang])").getByRole("button", { name: "Save" }).click();
  const asked = page.waitForEvent("dialog");
  const left = page.getByRole("link", { name: "Articles" }).click({ noWaitAfter: true });
  await (await asked).dismiss();
  await left;
  answer();
  await expect(page.getByText("Saved.")).toBeVisible();
});

test("an issue is begun once, however often its button is pressed on a slow line", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await page.goto("/admin/newsletter");
  const issues = page.getByRole("row");
  const before = await issues.count();
  const answer = await holdAnswers(page);
  await page.getByRole("button", { name: "New issue" }).dblclick();
  answer();
  await expect(page).toHaveURL(/\/stories$/);
  await page.goto("/admin/newsletter");
  await expect(issues).toHaveCount(before === 0 ? 2 : before + 1);
});

test("who presses twice before the scripts have come has done it once, and hears that it is done", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Two presses on a slow line" });
  await saveDraft(page);
  const draft = page.url();
  await holdScripts(page);
  const open = (path: string) => page.goto(path, { waitUntil: "domcontentloaded" });
  await open("/admin/bylines/new");
  await page.getByLabel("Name").first().fill("Twice on a slow line");
  await pressTwice(page.getByRole("button", { name: "Save" }));
  await expect(page.getByRole("link", { name: "Twice on a slow line" })).toHaveCount(1);

  await open("/admin/topics");
  const names = page.getByRole("rowheader");
  await expect(names.first()).toBeVisible();
  const before = await names.allTextContents();
  const last = before.at(-1) ?? "";
  await pressTwice(page.getByRole("row").last().getByRole("button", { name: /up$/ }));
  await expect(names).toHaveText(before.toSpliced(-1, 1).toSpliced(-1, 0, last));

  await open("/admin/newsletter");
  const rows = await page.getByRole("row").count();
  await pressTwice(page.getByRole("button", { name: "New issue" }));
  await expect(page).toHaveURL(/\/stories$/);
  await open("/admin/newsletter");
  await expect(page.getByRole("row")).toHaveCount(Math.max(1, rows) + 1);

  await open(draft);
  await field(page, "Standfirst").fill("Saved by two presses.");
  await pressTwice(page.getByRole("button", { name: "Save draft" }));
  await expect(page).toHaveURL(/done=save/);
});

test("a story moves one place and a topic is deleted, however often they are pressed before the scripts have come", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await holdScripts(page);
  const open = (path: string) => page.goto(path, { waitUntil: "domcontentloaded" });
  await open("/admin/newsletter");
  await page.getByRole("button", { name: "New issue" }).click();
  const stories = page.locator(".story-line:has([value=up]) bdi:first-child");
  for (const count of [1, 2, 3]) {
    await page
      .getByRole("button", { name: /^Add “/ })
      .first()
      .click();
    await expect(stories).toHaveCount(count);
  }
  const before = await stories.allTextContents();
  const last = before.at(-1) ?? "";
  const up = page.getByRole("button", { name: `Move “${last}” up` });
  await pressTwice(up);
  await expect(stories).toHaveText(before.toSpliced(-1, 1).toSpliced(-1, 0, last));
  await up.click();
  await expect(stories).toHaveText(before.toSpliced(-1, 1).toSpliced(-2, 0, last));

  await open("/admin/topics/new");
  await page.getByLabel("Name").first().fill("Deleted on a slow line");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Deleted on a slow line" }).click();
  await page.getByText("Delete this topic").click();
  await pressTwice(page.getByRole("button", { name: "Delete the topic" }));
  await expect(page.getByRole("status").filter({ hasText: "Deleted" })).toBeVisible();
});

test("what is shown once is shown to whoever pressed twice before the scripts have come", async ({
  page,
  start,
  mailbox,
}) => {
  const site = await start({ SEED: "none" });
  const owner = await openAccount(site.dataDir, "owner");
  await signIn(page, owner, site.url);
  await holdScripts(page);
  const open = (path: string) => page.goto(`${site.url}${path}`, { waitUntil: "domcontentloaded" });
  await open("/admin/staff/new");
  await page.getByLabel("Name").fill("Omid Rastegar");
  await page.getByLabel("E-mail").fill("omid@newsroom.example");
  await pressTwice(page.getByRole("button", { name: "Invite" }));
  const link = (await page.locator(".shown-text").textContent()) ?? "";
  const { text } = await mailbox.take("omid@newsroom.example");
  expect(text).toContain(link);
  expect(mailbox.waiting("omid@newsroom.example")).toBe(0);

  await open("/admin/second-factor");
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const secret = ((await page.locator(".totp-secret").textContent()) ?? "").replaceAll(" ", "");
  const codeOf = (steps: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
  await page.getByLabel("Code", { exact: true }).fill(codeOf(0));
  await pressTwice(page.getByRole("button", { name: "Put it into use" }));
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);

  await page.context().clearCookies();
  await open("/admin/audit");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Code", { exact: true }).fill(codeOf(1));
  await pressTwice(page.getByRole("button", { name: "Sign in" }));
  await expect(page).toHaveURL(/\/admin\/audit$/);
  await open(link.replace(site.url, ""));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByLabel("Password")).toBeVisible();
});

test("who presses twice before the scripts have come is let in by a link that works once", async ({
  page,
  start,
  mailbox,
}) => {
  const site = await start();
  await holdScripts(page);
  const open = (path: string) => page.goto(path, { waitUntil: "domcontentloaded" });
  await open(await site.setupLink());
  await page.getByLabel("Name").fill("Parvin Sepehr");
  await page.getByLabel("E-mail").fill("parvin@newsroom.example");
  await page.getByLabel("Password").fill("four unrelated words here");
  await pressTwice(page.getByRole("button", { name: "Make the account" }));
  await expect(page).toHaveURL(/\/admin\/articles$/);

  await open(`${site.url}/admin/staff/new`);
  await page.getByLabel("Name").fill("Navid Karimi");
  await page.getByLabel("E-mail").fill("navid@newsroom.example");
  await page.getByRole("button", { name: "Invite" }).click();
  const link = (await page.locator(".shown-text").textContent()) ?? "";
  await page.context().clearCookies();
  await open(link);
  await page.getByLabel("Password").fill("another four unrelated words");
  await pressTwice(page.getByRole("button", { name: "Accept and sign in" }));
  await expect(page).toHaveURL(/\/admin\/articles$/);
  await mailbox.take("navid@newsroom.example");

  await page.context().clearCookies();
  await open(`${site.url}/admin/reset`);
  await page.getByLabel("E-mail").fill("navid@newsroom.example");
  await page.getByRole("button", { name: "Send the link" }).click();
  // A mail that tells of a new place may come before.
  let reset: string | undefined;
  while (!reset) {
    const { text } = await mailbox.take("navid@newsroom.example");
    reset = /http\S+\/admin\/reset\/\S+/.exec(text ?? "")?.[0];
  }
  await open(reset);
  await page.getByLabel("Password").fill("words of a third kind, unrelated");
  await pressTwice(page.getByRole("button", { name: "Set the password" }));
  await expect(page).toHaveURL(/\/admin\/articles$/);
});

test("a form whose answer was lost is done once when it is sent again", async ({
  page,
  accounts,
  expected,
}) => {
  expected.push(/ERR_CONNECTION_RESET/);
  await signIn(page, accounts.editor);
  await page.goto("/admin/topics/new");
  await page.getByLabel("Name").first().fill("Answer lost on a slow line");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Answer lost on a slow line" }).click();
  await page.getByText("Delete this topic").click();
  const lose = async (route: Route) => {
    await route.fetch({ maxRedirects: 0 });
    await route.abort("connectionreset");
  };
  await page.route("**/admin/topics/*", lose, { times: 1 });
  const button = page.getByRole("button", { name: "Delete the topic" });
  await button.click();
  await expect(page.getByRole("alert")).toBeVisible();
  await button.click();
  await expect(page.getByRole("status").filter({ hasText: "Deleted" })).toBeVisible();
});

test("pictures whose plain form is sent twice are added once", async ({ page, accounts, baseURL }) => {
  await signIn(page, accounts.editor);
  await holdScripts(page);
  await page.goto("/admin/media", { waitUntil: "domcontentloaded" });
  const form = page.locator("form[action='/admin/media/upload']");
  const idempotencyKey = await form.locator("[name=idempotencyKey]").inputValue();
  const buffer = await pictures.png(71, 50);
  const sendAs = (name: string) =>
    page.request.post("/admin/media/upload", {
      multipart: { idempotencyKey, file: { name, mimeType: "image/png", buffer } },
      headers: { Origin: baseURL ?? "" },
      maxRedirects: 0,
    });
  const [first, second] = await Promise.all([sendAs("twice.png"), sendAs("twice.png")]);
  expect(second.headers().location).toBe(first.headers().location);
  expect((await sendAs("another.png")).headers().location).not.toBe(first.headers().location);
});

test("a topic moves one place, however often its button is pressed on a slow line", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await page.goto("/admin/topics");
  const names = page.getByRole("rowheader");
  const before = await names.allTextContents();
  const last = before.at(-1) ?? "";
  const answer = await holdAnswers(page);
  await page.getByRole("row").last().getByRole("button", { name: /up$/ }).dblclick();
  answer();
  await page.waitForLoadState("networkidle");
  await expect(names).toHaveText(before.toSpliced(-1, 1).toSpliced(-1, 0, last));
});

test("a byline like one that is there is told of, not taken for that one", async ({
  page,
  plainPage,
  accounts,
}) => {
  for (const each of [page, plainPage]) {
    await signIn(each, accounts.editor);
    await each.goto("/admin/bylines/new");
    await each.getByLabel("Name").first().fill("Two of one name");
    await each.getByRole("button", { name: "Save" }).click();
    if (each === page) await expect(each.getByText("Saved. Readers see it now.")).toBeVisible();
  }
  await expect(plainPage.getByText("Another byline already has this slug.")).toBeVisible();
});

test("who goes back to a form after saving it finds what they saved", async ({ page, accounts }) => {
  await signIn(page, accounts.owner);
  await page.goto("/admin/bylines/new");
  const name = page.getByLabel("Name").first();
  await name.fill("Before");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Before" }).click();
  await name.fill("Afterwards");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Afterwards" })).toBeVisible();
  await page.goBack();
  await expect(name).toHaveValue("Afterwards");
});

/** As on a slow line: from now on what is sent is answered only once what this gives is called. */
async function holdAnswers(page: Page): Promise<() => void> {
  const { promise: come, resolve } = Promise.withResolvers<void>();
  await page.route("**/admin/**", async (route) => {
    if (route.request().method() === "POST") await come;
    await route.continue();
  });
  return resolve;
}

/** Presses a button of a page without scripts, of which the first press reaches the server and its answer nobody. */
async function pressTwice(button: Locator): Promise<void> {
  const page = button.page();
  const fields = await button.evaluate((element: HTMLButtonElement) => [
    ...new FormData(element.form ?? undefined, element),
  ]);
  const sent = new FormData();
  for (const [name, value] of fields) sent.append(name, value);
  const elsewhere = await request.newContext({ storageState: await page.context().storageState() });
  const headers = { Origin: new URL(page.url()).origin };
  await elsewhere.post(page.url(), { multipart: sent, headers, maxRedirects: 0 });
  await elsewhere.dispose();
  await button.click();
}
