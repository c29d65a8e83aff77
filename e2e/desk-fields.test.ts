import type { Page } from "@playwright/test";
import { openAccount } from "#fixtures/accounts.ts";
import * as pictures from "#fixtures/pictures.ts";
import { expectAccessible } from "./axe.ts";
import { field, signIn } from "./desk.ts";
import { expect, test } from "./journey.ts";

test("a file field speaks the desk's language, says what is chosen and is used by the keyboard", async ({
  page,
  start,
}) => {
  const site = await start();
  await signIn(page, await openAccount(site.dataDir, "owner"), site.url);
  await speakPersian(page, site.url);
  await page.goto(`${site.url}/admin/subscribers/imports`);
  const file = page.getByLabel("فایل CSV");
  await expect(file).toHaveAccessibleName("فایل CSV انتخاب فایل");
  await expect(file).toHaveAccessibleDescription(/^فایلی انتخاب نشده است همان‌گونه/);
  await expectAccessible(page);
  await file.focus();
  const choosing = page.waitForEvent("filechooser");
  await page.keyboard.press("Space");
  const name = `${"خوانندگان-سامانهٔ-پیشین-".repeat(5)}.csv`;
  const buffer = Buffer.from("email\nreader@listed.example\n");
  await (await choosing).setFiles({ name, mimeType: "text/csv", buffer });
  await expect(page.getByRole("status").filter({ hasText: name })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
  await page.getByRole("button", { name: "خواندن فایل" }).click();
  await expect(page).toHaveURL(/\/imports\/\w+/);
});

test("a picture that was chosen before the page's scripts came is sent all the same", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  const { promise: come, resolve } = Promise.withResolvers<void>();
  await page.route("**/*.js", (route) => come.then(() => route.continue()));
  await page.goto("/admin/media", { waitUntil: "commit" });
  await page.getByLabel("Add pictures").setInputFiles({
    name: "early.png",
    mimeType: "image/png",
    buffer: await pictures.png(64, 64),
  });
  resolve();
  const uploads = page.getByRole("list", { name: "Uploads" });
  await expect(uploads.getByRole("listitem").filter({ hasText: "early.png" })).toContainText("Added");
});

async function speakPersian(page: Page, siteUrl: string): Promise<void> {
  await page.goto(`${siteUrl}/admin/account`);
  await field(page, "Language of the desk").selectOption("fa");
  await page.locator("form:has([name=lang])").getByRole("button", { name: "Save" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fa");
}
