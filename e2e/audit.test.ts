import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expectAccessible } from "./axe.ts";
import { actionNamed, callAction } from "./calls.ts";
import { dateField, fillDate, saveDraft, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

test("the owner reads who did what from which network, narrowed to a person and a kind", async ({
  page,
  stranger,
  accounts,
  client,
  site,
}) => {
  await signIn(stranger, accounts.editor);
  await write(stranger, { title: "Noted in the audit" });
  await saveDraft(stranger);
  await stranger.goto("/admin/articles");
  await write(stranger, { title: "" });
  await saveDraft(stranger);
  const guess = { email: accounts.translator.email, password: "a guess that is wrong" };
  await callAction(`${site.url}/admin/login`, actionNamed("signInAction"), guess, {
    headers: { "X-Forwarded-For": client },
  });
  await signIn(page, accounts.owner);
  await page.goto("/admin/audit");
  const row = page.getByRole("row").filter({ hasText: "Noted in the audit" });
  await expect(row).toContainText("Saved an article");
  await expect(row).toContainText(accounts.editor.name);
  await expect(page.getByRole("row").getByRole("link", { name: "Untitled" }).first()).toBeVisible();
  const own = page.getByRole("row").filter({ hasText: "Signed in" }).filter({ hasText: accounts.owner.name });
  await expect(own.first()).toContainText(client.replace(/\.\d+$/, ".0/24"));
  await expectAccessible(page);
  const failed = page.getByRole("row").filter({ hasText: "Somebody failed to sign in" });
  await expect(failed.filter({ hasText: accounts.translator.name }).first()).toContainText("1 failed try");

  await page.getByLabel("What", { exact: true }).selectOption({ label: "Signed in" });
  await page.getByLabel("Who").selectOption({ label: accounts.editor.name });
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Signed in" }).first()).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Saved an article" })).toHaveCount(0);
  await fillDate(page, "Until", "2001-01-01");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("No entry fits this.", { exact: false })).toBeVisible();
  await page.goto("/admin/audit?verb=staff.sign-in&until=incomplete");
  await expect(page.getByText("There is no such date.")).toBeVisible();
  await expect(page.getByLabel("What", { exact: true })).toHaveValue("staff.sign-in");
  await expect((await dateField(page, "Until")).getByLabel("Day")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Noted in the audit" })).toBeVisible();

  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  const check = execFileSync(process.execPath, [join(import.meta.dirname, "../bin/check.ts")], {
    env: { ...process.env, DATA_DIR: site.dataDir },
    encoding: "utf8",
  });
  expect(check).toMatch(/entries are as they were written\. Its head: \d+:/);
  expect(check).toContain("The database is whole.");
});
