import type { Page } from "@playwright/test";
import { openAccount } from "#fixtures/accounts.ts";
import * as pictures from "#fixtures/pictures.ts";
import { expectAccessible } from "./axe.ts";
import { dateField, field, holdScripts, saveDraft, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

test("a file field speaks the desk's language, says what is chosen and is used by the keyboard", async ({
  page,
  start,
}) => {
  const site = await start();
  await signIn(page, await openAccount(site.dataDir, "owner"), site.url);
  await speakPersian(page, site.url);
  // Long before the key: a browser that is not yet told to hand its dialog over opens it.
  const choosing = page.waitForEvent("filechooser");
  await page.goto(`${site.url}/admin/subscribers/imports`);
  const file = page.getByLabel("فایل CSV");
  await expect(file).toHaveAccessibleName("فایل CSV انتخاب فایل");
  await expect(file).toHaveAccessibleDescription(/^فایلی انتخاب نشده است همان‌گونه/);
  await expectAccessible(page);
  await file.press("Space");
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
  const release = await holdScripts(page);
  await page.goto("/admin/media", { waitUntil: "domcontentloaded" });
  await page.getByLabel("Add pictures").setInputFiles({
    name: "early.png",
    mimeType: "image/png",
    buffer: await pictures.png(64, 64),
  });
  release();
  const uploads = page.getByRole("list", { name: "Uploads" });
  await expect(uploads.getByRole("listitem").filter({ hasText: "early.png" })).toContainText("Added");
});

test("somebody schedules an article by the Persian calendar, and half a date is not taken for none", async ({
  page,
  start,
}) => {
  const site = await start();
  await signIn(page, await openAccount(site.dataDir, "owner"), site.url);
  await write(page, { title: "For an autumn day" });
  await saveDraft(page);
  const address = page.url();
  await speakPersian(page, site.url);
  await page.goto(address);
  const parts = await dateField(page, "زمان انتشار");
  await parts.getByLabel("سال").fill("1409");
  await expect(parts.getByLabel("سال")).toHaveValue("۱۴۰۹");
  const schedule = page.getByRole("button", { name: "زمان‌بندی", exact: true });
  await schedule.click();
  await expect(parts.getByLabel("روز")).toHaveAttribute("aria-invalid", "true");
  await expect(parts.getByLabel("روز")).toHaveAccessibleDescription(
    /تاریخی درست و کامل بدهید: روز، ماه و سال/,
  );
  await expect(parts.getByLabel("سال")).toHaveValue("۱۴۰۹");
  await expectAccessible(page);
  await parts.getByLabel("روز").fill("۸");
  await parts.getByLabel("ماه").selectOption({ label: "آذر" });
  await parts.getByLabel("ساعت").fill("۱۴");
  await parts.getByLabel("دقیقه").fill("30");
  await schedule.click();
  await expect(page.getByText("زمان‌بندی شد. خودبه‌خود منتشر می‌شود.")).toBeVisible();

  // The site's clock is Berlin's.
  await page.goto(`${site.url}/admin/articles`);
  await expect(page.locator('time[datetime="2030-11-29T13:30:00.000Z"]').first()).toBeVisible();
  await page.goto(address);
  await expect((await dateField(page, "زمان انتشار")).getByLabel("ماه")).toHaveValue("9");

  await page.goto(`${site.url}/admin/audit?from=2026-03-21`);
  const from = await dateField(page, "از تاریخ");
  await expect(from.getByLabel("روز")).toHaveValue("۱");
  await expect(from.getByLabel("سال")).toHaveValue("۱۴۰۵");
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
});

async function speakPersian(page: Page, siteUrl: string): Promise<void> {
  await page.goto(`${siteUrl}/admin/account`);
  await field(page, "Language of the desk").selectOption("fa");
  await page.locator("form:has([name=lang])").getByRole("button", { name: "Save" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fa");
}
