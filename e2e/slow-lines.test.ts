import type { Page } from "@playwright/test";
import { bodyOf, field, holdScripts, publish, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

// Between a page and its scripts, and between a press and its answer, there are seconds on a slow line.

test("who saves a page or an article before its scripts have come saves what they typed, and leaves the text as it stands", async ({
  page,
  stranger,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await page.goto("/admin/pages/new");
  await field(page, "Title").fill("How we are funded");
  await bodyOf(page).fill("By readers alone.");
  await page.getByRole("button", { name: "Put it on the site" }).click();
  await page.getByRole("link", { name: "How we are funded" }).click();
  await expect(bodyOf(page)).toContainText("By readers alone.");
  const standing = page.url();
  await page.goto("/admin/articles");
  await write(page, { title: "Early on a slow line", body: "What stands in it." });
  await publish(page);
  const article = page.url();

  await holdScripts(page);
  await page.goto(standing, { waitUntil: "commit" });
  await field(page, "Title").fill("Who pays for us");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. Readers see it now.")).toBeVisible();
  await stranger.goto("/en/pages/how-we-are-funded");
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Who pays for us");
  await expect(stranger.getByText("By readers alone.")).toBeVisible();

  await page.goto(article, { waitUntil: "commit" });
  await field(page, "Title").fill("Earlier on a slow line");
  await page.getByRole("button", { name: "Update" }).click();
  await expect(page).toHaveURL(/done=save/);
  await stranger.goto("/en/articles/early-on-a-slow-line");
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Earlier on a slow line");
  await expect(stranger.getByText("What stands in it.")).toBeVisible();
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

/** As on a slow line: from now on what is sent is answered only once what this gives is called. */
async function holdAnswers(page: Page): Promise<() => void> {
  const { promise: come, resolve } = Promise.withResolvers<void>();
  await page.route("**/admin/**", async (route) => {
    if (route.request().method() === "POST") await come;
    await route.continue();
  });
  return resolve;
}
