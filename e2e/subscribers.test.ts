import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { field, signIn } from "./desk.ts";
import { expect, test } from "./journey.ts";

let count = 0;
const newReader = (name: string) => `${name}-${process.pid}-${++count}@listed.example`;

const screens = ["", "/new", "/suppressed", "/imports", "/export"];

test("the screens of the list are accessible, wide and on a phone", async ({ page, accounts }) => {
  await signIn(page, accounts.owner);
  for (const screen of screens) {
    await page.goto(`/admin/subscribers${screen}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${screen} on a phone`).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});

test("an editor adds a reader by hand, finds them by a part of the address, and suppresses and forgets them", async ({
  page,
  accounts,
  mailbox,
}) => {
  const reader = newReader("by-hand");
  await signIn(page, accounts.editor);
  await page.goto("/admin/subscribers");
  await page.getByRole("link", { name: "Add a subscriber" }).click();
  await field(page, "E-mail address").fill("nobody");
  await field(page, "Where they agreed").fill("A card at the book fair");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(field(page, "E-mail address")).toHaveAttribute("aria-invalid", "true");
  await expect(field(page, "Where they agreed")).toHaveValue("A card at the book fair");
  await field(page, "E-mail address").fill(reader);
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(reader);
  await expect(page.getByText("Invitation —")).toBeVisible();
  await expectAccessible(page);
  const mail = await mailbox.take(reader);
  expect(mail.text).toContain("/newsletter/confirm/");

  await page.goto("/admin/subscribers");
  await page.getByLabel("E-mail address, or a part of it").fill(reader.slice(3, -6).toUpperCase());
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("search").getByRole("link", { name: reader }).click();

  await page.getByText("Never write to this address again").click();
  const suppressing = page.locator("details[open]");
  await suppressing.getByRole("button", { name: "Never write again" }).click();
  await expect(suppressing.getByLabel("Why")).toHaveAttribute("aria-invalid", "true");
  await suppressing.getByLabel("Why").fill("asked by letter");
  await suppressing.getByRole("button", { name: "Never write again" }).click();
  await expect(page.getByText("put there by the newsroom", { exact: true })).toBeVisible();
  await page.getByText("Forget this person").first().click();
  await page.getByRole("button", { name: "Forget this person" }).click();
  await expect(page).toHaveURL(/\/admin\/subscribers\?done=deleted$/);
  await page.getByLabel("E-mail address, or a part of it").fill(reader);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("search").getByText("Nobody found.")).toBeVisible();
});

for (const hasScripts of [true, false]) {
  test(`an owner imports a file after its dry run, and exports the list${hasScripts ? "" : ", without scripts"}`, async ({
    page: scripted,
    plainPage,
    accounts,
  }) => {
    const page = hasScripts ? scripted : plainPage;
    const [first, second] = [newReader("first"), newReader("second")];
    await signIn(page, accounts.owner);
    await page.goto("/admin/subscribers/imports");
    await upload(page, Buffer.from([0x61, 0xff, 0xfe, 0x62]));
    await expect(page.getByText("This file is not in UTF-8.")).toBeVisible();
    const file = Buffer.from(`ایمیل;زبان\r\n"${first}";fa\r\n${second};en\r\nbad;en\r\n${first};en\r\n`);
    await upload(page, file);
    await expect(page.getByRole("heading", { name: "What the columns are" })).toBeVisible();
    if (hasScripts) await expectAccessible(page);
    await expect(field(page, "E-mail address")).toHaveValue("0");
    await expect(field(page, "Language")).toHaveValue("1");
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(field(page, "Where they agreed")).toHaveAttribute("aria-invalid", "true");
    await field(page, "Where they agreed").fill("The former system");
    await page.getByLabel("Ask each of them by mail first").uncheck();
    await page.getByRole("button", { name: "Check the file" }).click();
    await waitFor(page, "2 will be taken in.");
    await expect(page.getByRole("row", { name: /no e-mail address/ })).toBeVisible();
    if (hasScripts) await expectAccessible(page);
    await page.getByRole("button", { name: "Import 2 people" }).click();
    await waitFor(page, "2 were taken in.");
    const lines = await page.request.get(`${page.url()}/lines`);
    expect(await lines.text()).toMatch(/\r\n4,"no e-mail address"\r\n5,"a second time in this file"\r\n$/);

    await page.goto("/admin/subscribers/imports");
    await upload(page, file);
    await expect(page.getByText("This same file was imported on")).toBeVisible();
    if (hasScripts) await expectAccessible(page);

    await page.goto("/admin/subscribers/export");
    const arriving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    const exported = readFileSync(await (await arriving).path(), "utf8");
    expect(exported).toContain(`\r\n${first},fa,confirmed,`);
    expect(exported).toContain(`\r\n${second},en,confirmed,`);
    expect(exported).toContain("The former system");
  });
}

async function upload(page: Page, buffer: Buffer): Promise<void> {
  await page.getByLabel("CSV file").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Read the file" }).click();
}

// A page without scripts says that the work goes on by itself and has a link to look again.
async function waitFor(page: Page, text: string): Promise<void> {
  await expect(async () => {
    const again = page.getByRole("link", { name: "See how far it is" });
    if (await again.isVisible()) await again.click();
    await expect(page.getByText(text)).toBeVisible({ timeout: 1000 });
  }).toPass();
}
