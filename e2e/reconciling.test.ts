import type { Page } from "@playwright/test";
import { openAccount } from "#fixtures/accounts.ts";
import { openNewsletter } from "#fixtures/test-readers.ts";
import { expectAccessible } from "./axe.ts";
import { signIn } from "./desk.ts";
import { expect, test } from "./journey.ts";
import { startSink } from "./mail-sink.ts";

for (const hasScripts of [true, false]) {
  test(`an editor mails an article, and settles the mails of which nobody knows whether they arrived${hasScripts ? "" : ", without scripts"}`, async ({
    page: scripted,
    plainPage,
    start,
  }) => {
    const page = hasScripts ? scripted : plainPage;
    // It takes these two readers' mails and breaks off before it says so.
    const sink = await startSink("hostile", 0);
    const site = await start({ SMTP_URL: sink.url });
    openNewsletter(site.dataDir, [
      { address: "reader-6@readers.example", lang: "en" },
      { address: "reader-56@readers.example", lang: "en" },
      { address: "reader-10@readers.example", lang: "en" },
    ]);
    await signIn(page, await openAccount(site.dataDir, "editor"), site.url);

    await page.goto(`${site.url}/admin/articles`);
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByRole("link", { name: "Mail this article" }).click();
    await expect(page.getByRole("heading", { name: "Mail an article" })).toBeVisible();
    if (hasScripts) await expectAccessible(page);
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page).toHaveURL(/\/stories$/);
    await expect(page.getByText("Whole text in the mail")).toBeVisible();
    await page.getByRole("link", { name: "Words", exact: true }).click();
    await page.getByRole("group", { name: "English" }).getByLabel("Subject").fill("One article");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.getByRole("link", { name: "Send", exact: true }).click();
    await page.getByText("Send it at once").click();
    await page.getByRole("button", { name: "Send now" }).click();
    await expectFigure(page, "unknown", "2");
    await expectFigure(page, "sent", "1");

    await page.goto(`${site.url}/admin/newsletter`);
    await page.getByRole("link", { name: "2 mails unknown" }).click();
    const ids = page.getByRole("checkbox");
    await expect(ids).toHaveCount(2);
    if (hasScripts) await expectAccessible(page);
    await page.getByRole("button", { name: "They arrived" }).click();
    await expect(page.getByText("No unknown mail of this issue has such an id.")).toBeVisible();
    await ids.first().check();
    await page.getByRole("button", { name: "They arrived" }).click();
    await expect(page.getByText("One mail is settled.")).toBeVisible();
    await expect(ids).toHaveCount(1);
    const log = `postfix/cleanup: message-id=${await ids.first().getAttribute("value")}`;
    await page.getByLabel("Or paste Message-IDs").fill(log);
    await page.getByRole("button", { name: "Send them again" }).click();
    await expect(page.getByText("One mail is settled.")).toBeVisible();
    // It goes out at once, and the mail server breaks off anew: unknown again, nobody gets it a third time by itself.
    const toReaders = async () => (await sink.seen()).filter(({ to }) => to.startsWith("reader-")).length;
    await expect.poll(toReaders).toBe(4);
    await page.getByRole("link", { name: "Send", exact: true }).click();
    await expectFigure(page, "sent", "2");
    await expectFigure(page, "unknown", "1");
    expect(await toReaders()).toBe(4);
    sink.stop();
  });
}

// Without scripts the page is asked for until it says so.
async function expectFigure(page: Page, name: string, count: string): Promise<void> {
  const figure = page.locator(`[data-name="${name}"] dd`);
  const again = page.getByRole("link", { name: "Count again" });
  await expect(async () => {
    if (await again.isVisible()) await again.click();
    await expect(figure).toHaveText(count, { timeout: 1000 });
  }).toPass({ timeout: 60_000 });
}
