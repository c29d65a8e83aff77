import { join } from "node:path";
import type { Page } from "@playwright/test";
import Database from "better-sqlite3";
import { TOTP } from "otpauth";
import { openAccount } from "#fixtures/accounts.ts";
import { expectAccessible } from "./axe.ts";
import { bodyOf, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";
import type { RunningServer } from "./server.ts";

test("an authenticator app is set up and asked for, a recovery code stands in for it, and both lead on, without scripts", async ({
  plainPage: page,
  start,
}) => {
  const site = await start({ SEED: "none" });
  const account = await openAccount(site.dataDir, "editor");
  await signIn(page, account, site.url);
  await page.goto(`${site.url}/admin/second-factor`);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
  // A phone cannot look at its own screen.
  const there = page.getByRole("link", { name: "The app is on this device: open it there" });
  await expect(there).toHaveAttribute("href", /^otpauth:\/\/totp\//);
  const secret = ((await page.locator(".totp-secret").textContent()) ?? "").replaceAll(" ", "");
  const codeOf = (steps: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Put it into use" }).click();
  await expect(page.getByText("This code does not fit, or was used before.")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(codeOf(0));
  await page.getByRole("button", { name: "Put it into use" }).click();
  const items = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(items).toHaveCount(10);
  const codes = await items.allTextContents();
  await page.getByRole("link", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();

  for (const [code, isRight] of [
    ["123456", false],
    [codeOf(1), true],
    [codes[0] ?? "", true],
  ] as const) {
    const wanted = `${site.url}/admin/articles?q=%C3%A9t%C3%A9&status=draft`;
    await page.goto(wanted);
    if (page.url() === wanted) {
      await signOut(page, site);
      await page.goto(wanted);
    }
    await page.getByLabel("E-mail").fill(account.email);
    await page.getByLabel("Password").fill(account.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
    await page.getByLabel("Code", { exact: true }).fill(code);
    await page.getByRole("button", { name: "Sign in" }).click();
    if (isRight) await expect(page).toHaveURL(wanted);
    else await expect(page.getByText("This code does not fit, or was used before.")).toBeVisible();
  }
});

test("a passkey is added, signs in alone, confirms, and can be the only way in", async ({ page, start }) => {
  const site = await start({ SEED: "none" });
  const account = await openAccount(site.dataDir, "owner");
  await addAuthenticator(page);
  await signIn(page, account, site.url);
  await page.goto(`${site.url}/admin/second-factor`);
  await page.getByLabel("Name of the passkey").fill("Blue key");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await page.getByRole("link", { name: "I have kept them" }).click();
  await expect(page.getByText("Blue key")).toBeVisible();
  await expectAccessible(page);

  const wanted = `${site.url}/admin/audit?verb=staff.sign-in`;
  await signOut(page, site);
  await page.goto(wanted);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(wanted);

  await signOut(page, site);
  await page.goto(wanted);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(wanted);

  forgetProofs(site);
  await page.goto(`${site.url}/admin/staff/new`);
  await expect(page.getByRole("heading", { name: "Is it still you?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Invite a person" })).toBeVisible();

  await page.goto(`${site.url}/admin/account`);
  await page.getByText("Sign in with passkeys only").click();
  await page.getByRole("button", { name: "Take the password away" }).click();
  await expect(page.getByText("You have no password")).toBeVisible();
  await page.getByRole("button", { name: "Remove the passkey Blue key" }).click();
  await expect(page.getByText("Without a password this is the only way into your account.")).toBeVisible();
  await signOut(page, site);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(/\/admin\/articles$/);
});

test("a session that ends while somebody writes is begun again in place by passkey, code or recovery code, the text intact", async ({
  page,
  context,
  start,
  expected,
}) => {
  expected.push(/401/);
  const site = await start({ SEED: "none" });
  const account = await openAccount(site.dataDir, "editor");
  await addAuthenticator(page);
  await signIn(page, account, site.url);
  await page.goto(`${site.url}/admin/second-factor`);
  await page.getByLabel("Name of the passkey").fill("Blue key");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const items = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(items).toHaveCount(10);
  const [recoveryCode = ""] = await items.allTextContents();
  await page.goto(`${site.url}/admin/second-factor`);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await expect(page.locator(".totp-secret")).toBeVisible();
  const secret = ((await page.locator(".totp-secret").textContent()) ?? "").replaceAll(" ", "");
  const codeOf = (steps: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
  await page.getByLabel("Code", { exact: true }).fill(codeOf(0));
  await page.getByRole("button", { name: "Put it into use" }).click();
  await expect(
    page.getByRole("heading", { name: "Your account" }).or(page.getByText("Blue key")),
  ).toBeVisible();

  await page.goto(`${site.url}/admin/articles`);
  await write(page, { title: "Written through three sessions", body: "It begins." });
  const standing = page.getByRole("status").filter({ hasText: /^Saved at / });
  await expect(standing.first()).toBeVisible({ timeout: 25_000 });
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  const loseSession = async (words: string) => {
    await context.clearCookies();
    await bodyOf(page).pressSequentially(words);
    await expect(dialog).toBeVisible({ timeout: 25_000 });
  };
  const isBack = async () => {
    await expect(dialog).toBeHidden();
    await expect(standing.first()).toBeVisible({ timeout: 25_000 });
  };
  const givePassword = async () => {
    await dialog.getByLabel("Password").fill(account.password);
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await expect(dialog.getByLabel("Code", { exact: true })).toBeFocused();
  };

  await loseSession(" By passkey.");
  await dialog.getByRole("button", { name: "Use a passkey" }).click();
  await isBack();
  await loseSession(" By code.");
  await givePassword();
  await expectAccessible(page);
  await dialog.getByLabel("Code", { exact: true }).fill(codeOf(1));
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await isBack();
  await loseSession(" By recovery code.");
  await givePassword();
  await dialog.getByLabel("Code", { exact: true }).fill("000000");
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog.getByText("This code does not fit, or was used before.")).toBeVisible();
  await dialog.getByLabel("Code", { exact: true }).fill(recoveryCode);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await isBack();
  await page.reload();
  for (const words of ["It begins.", "By passkey.", "By code.", "By recovery code."])
    await expect(bodyOf(page)).toContainText(words);
});

test("a role that demands a second factor lets nobody do anything before it is set up", async ({
  page,
  stranger,
  start,
}) => {
  const site = await start({ SEED: "none" });
  const owner = await openAccount(site.dataDir, "owner");
  const author = await openAccount(site.dataDir, "author");
  await signIn(stranger, author, site.url);
  await signIn(page, owner, site.url);
  await page.goto(`${site.url}/admin/staff`);
  await page.getByRole("checkbox", { name: "Author" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It holds from the next click on.")).toBeVisible();
  await expectAccessible(page);

  await stranger.goto(`${site.url}/admin/articles/new`);
  await expect(stranger).toHaveURL(/\/admin\/second-factor\?/);
  forgetProofs(site, author.id);
  await stranger.reload();
  await expect(stranger.getByRole("heading", { name: "Is it still you?" })).toBeVisible();
  await stranger.getByLabel("Password").fill(author.password);
  await stranger.getByRole("button", { name: "Continue" }).click();
  await expect(stranger.getByText("Your role at this site demands a second factor.")).toBeVisible();
  await stranger.getByRole("button", { name: "Set up an authenticator app" }).click();
  await expect(stranger.locator(".totp-secret")).toBeVisible();
  await expectAccessible(stranger);
  const secret = ((await stranger.locator(".totp-secret").textContent()) ?? "").replaceAll(" ", "");
  await stranger.getByLabel("Code", { exact: true }).fill(new TOTP({ secret }).generate());
  await stranger.getByRole("button", { name: "Put it into use" }).click();
  await stranger.getByRole("link", { name: "I have kept them" }).click();
  await expect(stranger).toHaveURL(`${site.url}/admin/articles/new`);

  await page.reload();
  await page.getByRole("link", { name: author.name }).click();
  await page.getByText("Lost second factor").click();
  await page.getByRole("button", { name: "Remove the second factor" }).click();
  await expect(async () => {
    await stranger.goto(`${site.url}/admin/articles`);
    await expect(stranger).toHaveURL(/\/admin\/login$/, { timeout: 1000 });
  }).toPass();
});

test("somebody is invited by a link and by mail, and works at the desk in their own language", async ({
  page,
  stranger,
  start,
  mailbox,
  expected,
}) => {
  const site = await start({ SEED: "none" });
  await signIn(page, await openAccount(site.dataDir, "owner"), site.url);
  await page.goto(`${site.url}/admin/staff`);
  await page.getByRole("link", { name: "Invite a person" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Mina");
  await page.getByLabel("E-mail").fill("mina@newsroom.example");
  await page.getByLabel("Role").selectOption("editor");
  await page.getByLabel("Language of the invitation").selectOption("fa");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const link = (await page.locator(".shown-text").textContent()) ?? "";
  expect(link).toContain(`${site.url}/admin/invitation/`);
  const mail = await mailbox.take("mina@newsroom.example");
  expect(mail.text).toContain(link);
  expect(mail.html).toContain('dir="rtl"');
  await page.getByRole("link", { name: "Staff" }).last().click();
  await expect(page.getByText("mina@newsroom.example")).toBeVisible();

  for (let looks = 0; looks < 2; looks += 1) await stranger.goto(link);
  await expect(stranger.getByLabel("Your name")).toHaveValue("Mina");
  await expectAccessible(stranger);
  await stranger.getByLabel("Password").fill("mina mina mina");
  await stranger.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(stranger.locator(".field-error")).toBeVisible();
  await stranger.getByLabel("Password").fill("چهار واژهٔ نامربوط اینجا");
  await stranger.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(stranger.getByRole("heading", { name: "مقاله‌ها" })).toBeVisible();
  expected.push(/404/);
  await page.goto(link);
  await expect(page.getByText("This invitation no longer works")).toBeVisible();
});

test("a forgotten password is replaced by mail, and a new place is told of", async ({
  page,
  stranger,
  start,
  mailbox,
}) => {
  const site = await start({ SEED: "none" });
  const account = await openAccount(site.dataDir, "translator");
  await signIn(stranger, account, site.url);
  await page.goto(`${site.url}/admin/account`);
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("If this address has an account, a link is on its way.")).toBeVisible();
  await expectAccessible(page);
  const mail = await mailbox.take(account.email);
  await page.goto(/http\S+\/admin\/reset\/\S+/.exec(mail.text ?? "")?.[0] ?? "");
  await expectAccessible(page);
  await page.getByLabel("Password").fill("quite another few words");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("Your new password holds.")).toBeVisible();
  expect((await mailbox.take(account.email)).text).toContain("the password of your account");
  await stranger.goto(`${site.url}/admin/articles`);
  await expect(stranger).toHaveURL(/\/admin\/login$/);

  // Where they were going before the password was asked for.
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill("quite another few words");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(`${site.url}/admin/account`);
  await signIn(stranger, { ...account, password: "quite another few words" }, site.url);
  await page.goto(`${site.url}/admin/account`);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("You are signed out everywhere else.")).toBeVisible();
  await stranger.goto(`${site.url}/admin/articles`);
  await expect(stranger).toHaveURL(/\/admin\/login$/);
});

test("before staff changes the password is asked for again, and what was typed stays", async ({
  page,
  start,
}) => {
  const site = await start({ SEED: "none" });
  const owner = await openAccount(site.dataDir, "owner");
  await signIn(page, owner, site.url);
  await page.goto(`${site.url}/admin/staff/new`);
  await page.getByLabel("Name", { exact: true }).fill("Mina");
  await page.getByLabel("E-mail").fill("mina@newsroom.example");
  forgetProofs(site);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const [tab] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "Confirm in another tab" }).click(),
  ]);
  await tab.getByLabel("Password").fill("a wrong one, quite surely");
  await tab.getByRole("button", { name: "Continue" }).click();
  await expect(tab.getByText("This is not your present password.")).toBeVisible();
  await tab.getByLabel("Password").fill(owner.password);
  await tab.getByRole("button", { name: "Continue" }).click();
  await expect(tab).not.toHaveURL(/confirm/);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.locator(".shown-text")).toBeVisible();
});

test("the gate speaks the language that the browser asks for", async ({ browser, start, watch }) => {
  const site = await start({ SEED: "none" });
  const context = await browser.newContext({ locale: "fa-IR", viewport: { width: 360, height: 740 } });
  await watch(context);
  const page = await context.newPage();
  await page.goto(`${site.url}/admin/login`);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("button", { name: "ورود" })).toBeVisible();
  await expectAccessible(page);
  await context.close();
});

async function signOut(page: Page, site: RunningServer): Promise<void> {
  await page.goto(`${site.url}/admin/articles`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/admin\/login$/);
}

/** A passkey's device as Chromium plays one: it verifies its person and keeps what it makes. */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** As if everybody had been signed in for long, or one person. */
function forgetProofs({ dataDir }: RunningServer, staffId = "%"): void {
  const client = new Database(join(dataDir, "apadana.db"));
  client.prepare("update sessions set proven_at = 0 where staff_id like ?").run(staffId);
  client.close();
}
