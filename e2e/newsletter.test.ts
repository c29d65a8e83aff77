import type { Page } from "@playwright/test";
import { openNewsletter } from "#fixtures/test-readers.ts";
import { expectAccessible } from "./axe.ts";
import { signIn } from "./desk.ts";
import { expect, test } from "./journey.ts";

test("an editor chooses stories, writes, previews and sends an issue; readers get it and find it in the archive", async ({
  page,
  stranger,
  site,
  accounts,
  mailbox,
  expected,
}) => {
  // The test's own look into the frame, in which nothing may run.
  expected.push(/Blocked script execution in 'about:srcdoc'/);
  const reader = `issue-${process.pid}@readers.example`;
  openNewsletter(site.dataDir, [{ address: reader, lang: "en" }]);
  await signIn(page, accounts.editor);
  await page.goto("/admin/newsletter");
  await page.getByRole("button", { name: "New issue" }).click();
  await expect(page).toHaveURL(/\/stories$/);
  await page.getByRole("button", { name: "Add everything since the last issue" }).click();
  await expect(page.getByText(/stories were added\./)).toBeVisible();
  await expectAccessible(page);
  const first = page.getByRole("grid", { name: "Stories" }).getByRole("row").first();
  const second = page.getByRole("grid", { name: "Stories" }).getByRole("row").nth(1);
  const title = (await first.locator("bdi").first().textContent()) ?? "";
  const next = (await second.locator("bdi").first().textContent()) ?? "";
  const dropPlace = (after: string) => page.getByRole("button", { name: `Insert between ${after} and` });
  // With the keyboard: pick up, past the next one, drop.
  await page.getByRole("button", { name: `Move ${title}`, exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(dropPlace(title)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(dropPlace(next)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The order is saved.")).toBeVisible();
  await expect(second).toContainText(title);

  await page.getByRole("link", { name: "Preview", exact: true }).click();
  await expect(page.getByText("This language has no subject")).toBeVisible();
  await expect(page.locator(".letter-facts dd")).toHaveText(["None", "None"]);
  await page.getByRole("link", { name: "Words", exact: true }).click();
  const english = page.getByRole("group", { name: "English" });
  await english.getByLabel("Subject").fill("News of the week");
  await english.getByLabel("Preview line").fill("What happened");
  await page.getByRole("textbox", { name: "Introduction in English" }).fill("Dear reader, here it is.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Preview", exact: true }).click();
  await page.getByRole("link", { name: "English", exact: true }).click();
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("Dear reader, here it is.")).toBeVisible();
  await page.getByRole("link", { name: "Dark", exact: true }).click();
  await expect(frame.locator("body")).toHaveCSS("background-color", "rgb(23, 21, 18)");
  await page.getByRole("link", { name: "Plain text", exact: true }).click();
  await expect(page.getByText(/Dear reader, here it is\./)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send a test to myself" }).click();
  await expect(page.getByText("One test mail is on its way to you.")).toBeVisible();
  await mailbox.take(accounts.editor.email, "Test: News of the week");

  await page.getByRole("link", { name: "Send", exact: true }).click();
  await expect(page.getByText("Send it at once")).toBeVisible();
  await expectAccessible(page);
  await page.getByText("Send it at once").click();
  await page.getByRole("button", { name: "Send now" }).click();
  const mail = await mailbox.take(reader);
  expect(mail.subject).toBe("News of the week");
  await expect(figure(page, "sent")).toHaveText("1", { timeout: 20_000 });
  await mailbox.take(accounts.editor.email, "Sent: News of the week");
  await expectAccessible(page);

  await stranger.goto("/en/newsletter/issues");
  await stranger.getByRole("link", { name: "News of the week" }).click();
  await expect(stranger.getByRole("heading", { level: 1, name: "News of the week" })).toBeVisible();
  await expect(stranger.getByText("Dear reader, here it is.")).toBeVisible();
  await expectAccessible(stranger);
  const link = /newsletter\/unsubscribe\/[\w-]+/.exec(mail.text ?? "")?.[0];
  await stranger.goto(`/${link}`);
  await stranger.getByRole("button", { name: "Unsubscribe" }).click();
  await expect(stranger.getByText("You are unsubscribed.", { exact: false })).toBeVisible();
});

test("without scripts an issue is made, ordered by buttons and sent, in Persian too", async ({
  plainPage: page,
  site,
  accounts,
  mailbox,
}) => {
  const reader = `plain-issue-${process.pid}@readers.example`;
  openNewsletter(site.dataDir, [{ address: reader, lang: "fa" }]);
  await signIn(page, accounts.owner);
  await page.goto("/admin/newsletter");
  await page.getByRole("button", { name: "New issue" }).click();
  await page.getByLabel("Find a story").fill("");
  await page.getByRole("button", { name: "Search" }).click();
  await page
    .getByRole("button", { name: /^Add “/ })
    .first()
    .click();
  await page
    .getByRole("button", { name: /^Add “/ })
    .first()
    .click();
  const lines = page.locator("ol.story-lines > li");
  await expect(lines).toHaveCount(2);
  const title = (await lines.first().locator("bdi").first().textContent()) ?? "";
  await page.getByRole("button", { name: `Move “${title}” down` }).click();
  await expect(lines.nth(1)).toContainText(title);
  await page.getByRole("link", { name: "Words", exact: true }).click();
  const persian = page.getByRole("group", { name: "فارسی" });
  await persian.getByLabel("Subject").fill("خبرهای هفته");
  await page.getByLabel("Introduction in فارسی").fill("سلام **خواننده**");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/done=saved/);
  await page.getByRole("link", { name: "Send", exact: true }).click();
  await page.getByText("Send it at once").click();
  await page.getByRole("button", { name: "Send now" }).click();
  const mail = await mailbox.take(reader);
  expect(mail.subject).toBe("خبرهای هفته");
  expect(String(mail.html)).toContain('dir="rtl"');
  expect(mail.text).toContain("سلام خواننده");
});

function figure(page: Page, name: string) {
  return page.locator(`[data-name="${name}"] dd`);
}
