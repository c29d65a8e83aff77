import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { openAccount } from "#fixtures/accounts.ts";
import { sendIssue } from "#fixtures/scheduled-issue.ts";
import { signIn } from "./desk.ts";
import { expect, test } from "./journey.ts";
import { linkIn } from "./mailbox.ts";

// Nothing else in the world holds these words.
const [old, moved, imported] = ["Qzv-Asfandyar", "Qzv-Tahmineh", "Qzv-Rudabeh"].map(
  (name) => `${name}@Xkq-hidden-place.example`,
) as [string, string, string];
const secrets = ["qzv-", "xkq-hidden"];

test("after a subscriber's whole life no file of ours holds their address: database, log, journal, temporary files", async ({
  plainPage: page,
  start,
  mailbox,
}) => {
  const scratch = mkdtempSync(join(tmpdir(), "apadana-life-"));
  const dataDir = join(scratch, "data");
  const temporary = join(scratch, "tmp");
  mkdirSync(temporary);
  const site = await start({ TMPDIR: temporary, SQLITE_TMPDIR: temporary }, dataDir);
  const found = () => [
    ...searchFiles(scratch),
    ...["output", "complaints"].filter((name) => holdsSecret(site[name as "output"]())),
  ];
  const owner = await openAccount(dataDir, "owner");

  await signUp(page, `${site.url}/en`, old);
  expect(found(), "signed up").toEqual([]);
  await press(page, linkIn(await mailbox.take(old), "/newsletter/confirm/"), "confirm");
  const own = linkIn(await mailbox.take(old), "/newsletter/preferences/");
  expect(found(), "confirmed").toEqual([]);
  sendIssue(dataDir, owner, { lang: "en", smtpUrl: mailbox.smtpUrl });
  await mailbox.take(old);
  expect(found(), "the first issue").toEqual([]);

  await page.goto(own);
  await page.locator("form[name=address] input[name=email]").fill(moved);
  await page.locator("form[name=address] button").click();
  await press(page, linkIn(await mailbox.take(moved), "/newsletter/confirm/"), "confirm");
  await mailbox.take(old);
  expect(found(), "moved").toEqual([]);
  sendIssue(dataDir, owner, { lang: "en", smtpUrl: mailbox.smtpUrl });
  await mailbox.take(moved);
  expect(found(), "the second issue").toEqual([]);

  await signIn(page, owner, site.url);
  await page.goto(`${site.url}/admin/subscribers`);
  await page.getByLabel("E-mail address, or a part of it").fill("Qzv-Tah");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("search").getByRole("link", { name: moved })).toBeVisible();
  await page.goto(`${site.url}/admin/subscribers/imports`);
  const rows = Array.from({ length: 3000 }, (_, n) => `${n}${imported},a bad line of ${imported}`);
  const file = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) };
  await page.getByLabel("CSV file").setInputFiles(file);
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByLabel("Where they agreed").fill("The former system");
  expect(found(), "received").toEqual([]);
  await page.getByRole("button", { name: "Check the file" }).click();
  await lookUntil(page, "3,000 will be taken in.");
  expect(found(), "checked").toEqual([]);
  await page
    .getByRole("button", { name: "Call the import off" })
    .or(page.getByText("Call it off"))
    .first()
    .click();
  await page.getByRole("button", { name: "Call the import off" }).click();

  await press(page, own, "unsubscribe");
  expect(found(), "left").toEqual([]);
  await press(page, own, "forget");
  expect(found(), "forgotten").toEqual([]);
  expect(await site.stop()).toBe(0);
  expect(found(), "after the end").toEqual([]);
  expect(searchFiles(scratch, ["owner@newsroom.example"]), "the search finds what is there").not.toEqual([]);
  rmSync(scratch, { recursive: true });
});

async function signUp(page: Page, url: string, email: string): Promise<void> {
  await page.goto(url);
  const form = page.locator("form[name=sign-up]");
  await form.locator("input[name=email]").fill(email);
  await form.getByRole("button").click();
  await expect(form.getByRole("status")).not.toBeEmpty();
}

async function press(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  const form = page.locator(`form[name=${name}]`);
  await form.getByRole("button").click();
  await expect(form.getByRole("status")).not.toBeEmpty();
}

async function lookUntil(page: Page, text: string): Promise<void> {
  await expect(async () => {
    const again = page.getByRole("link", { name: "See how far it is" });
    if (await again.isVisible()) await again.click();
    await expect(page.getByText(text)).toBeVisible({ timeout: 1000 });
  }).toPass();
}

function searchFiles(folder: string, words = secrets): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => holdsSecret(readIfThere(file), words));
}

// Temporary files come and go.
function readIfThere(file: string): string {
  try {
    return readFileSync(file).toString("latin1");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

// As text, and as the bytes of UTF-16.
function holdsSecret(bytes: string, words = secrets): boolean {
  const text = bytes.toLowerCase();
  return words.some((word) => text.includes(word) || text.includes([...word].join("\0")));
}
