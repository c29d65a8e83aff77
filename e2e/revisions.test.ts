import { join } from "node:path";
import Database from "better-sqlite3";
import { openAccount } from "#fixtures/accounts.ts";
import { expectAccessible } from "./axe.ts";
import { sendArticle, signInByHand } from "./calls.ts";
import { bodyOf, colleague, expectStanding, saveDraft, signIn, write } from "./desk.ts";
import { expectFitting } from "./fitting.ts";
import { expect, test } from "./journey.ts";

test("revisions are compared with both directions marked, named, and restored; the trash gives back, also to who has the article open", async ({
  page,
  browser,
  baseURL,
  watch,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Said and unsaid", body: "The old bridge fell." });
  await saveDraft(page);
  await bodyOf(page).fill("The new bridge fell.");
  await saveDraft(page);
  await page.getByRole("link", { name: "Revisions and history" }).click();
  await page.getByRole("button", { name: "Compare" }).click();
  const comparison = page.getByRole("region", { name: /^From / });
  await expect(comparison.locator("p del")).toHaveText(["Deleted", "old"]);
  await expect(comparison.locator("p ins")).toHaveText(["inserted", "new"]);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectFitting(page);

  const oldest = page.locator("ol.revisions > li").filter({ hasText: "saved" }).last();
  await oldest.getByText("More").click();
  await oldest.getByLabel("Name").fill("Before the call");
  await oldest.getByRole("button", { name: "Save the name" }).click();
  await expect(page.getByText("Before the call")).toBeVisible();
  const named = page.locator("ol.revisions > li").filter({ hasText: "Before the call" });
  await named.getByRole("button", { name: "Restore this text" }).click();
  await expect(bodyOf(page)).toHaveText("The old bridge fell.");
  const article = new URL(page.url()).pathname;

  await page.getByRole("link", { name: "Settings of this article" }).click();
  await page.getByRole("link", { name: "Revisions and history" }).click();
  await expect(page.getByText("Restored a revision of an article")).toBeVisible();
  await page.getByText("Move to the trash", { exact: true }).first().click();
  await page.getByRole("button", { name: "Move to the trash" }).click();
  await expect(page.getByRole("heading", { name: "Trash" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(article);
  await page.getByRole("button", { name: "Restore Said and unsaid" }).click();
  await expect(bodyOf(page)).toHaveText("The old bridge fell.");

  const other = await colleague(browser, baseURL, watch, accounts.owner, page.url());
  await page.getByRole("link", { name: "Settings of this article" }).click();
  await page.getByRole("link", { name: "Revisions and history" }).click();
  await page.getByText("Move to the trash", { exact: true }).first().click();
  await page.getByRole("button", { name: "Move to the trash" }).click();
  await expect(other.getByText("Sample editor moved this article to the trash.")).toBeVisible();
  await bodyOf(other).pressSequentially("More: ");
  await expect(other.getByText("Your text is kept on this device;")).toBeVisible();
  await expect(other.getByRole("button", { name: "Save draft" })).toBeHidden();
  await expectAccessible(other);
  await other.getByRole("button", { name: "Restore the article" }).click();
  await expect(bodyOf(other)).toBeFocused();
  await expectStanding(other, /^Saved at /);
  await other.reload();
  await expect(bodyOf(other)).toContainText("More:");
  await expect(bodyOf(other)).toContainText("The old bridge fell.");
  await other.context().close();
});

test("what saved itself within ten minutes folds behind the newest of it, where any two can still be compared and each restored, without scripts", async ({
  plainPage: page,
  page: scripted,
  start,
  client,
}) => {
  const site = await start({ SEED: "none" });
  const author = await openAccount(site.dataDir, "author");
  const headers = await signInByHand(site.url, author, client);
  let { article } = await sendArticle(site.url, headers, "save", { title: "Draft 1", slug: "draft" });
  for (const draft of [2, 3, 4, 5, 6]) {
    const sent = { id: article.id, version: article.version, title: `Draft ${draft}`, slug: "draft" };
    ({ article } = await sendArticle(site.url, headers, "save", sent));
  }
  const database = new Database(join(site.dataDir, "apadana.db"));
  database.prepare("update revisions set kind = 'autosave' where version > 1").run();
  database.close();

  await signIn(page, author, site.url);
  await page.goto(`${site.url}/admin/articles/${article.id}/revisions`);
  const more = page.getByText("and 4 more within ten minutes");
  const folded = page.locator(".revision-others li");
  await expect(page.locator("main > ol.revisions > li")).toHaveCount(2);
  await expect(folded.first()).toBeHidden();
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(folded).toHaveCount(4);
  await folded.nth(1).getByLabel("From").check();
  await folded.nth(0).getByLabel("To").check();
  await page.getByRole("button", { name: "Compare" }).click();
  const comparison = page.getByRole("region", { name: /^From / });
  await expect(comparison.locator("del").last()).toContainText("4");
  await expect(comparison.locator("ins").last()).toContainText("5");
  await expect(folded.nth(1).getByLabel("From"), "what is compared stays in sight").toBeChecked();

  await folded.nth(2).getByText("More").click();
  await folded.nth(2).getByLabel("Name").fill("Before the call");
  await folded.nth(2).getByRole("button", { name: "Save the name" }).click();
  await expect(page.locator("main > ol.revisions > li").filter({ hasText: "Before the call" })).toBeVisible();
  await expect(page.getByText("and 2 more within ten minutes")).toBeVisible();
  await expect(folded.nth(1).getByLabel("From"), "what is compared is so still").toBeChecked();
  await folded.nth(1).getByText("More").click();
  await folded.nth(1).getByRole("button", { name: "Restore this text" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Draft 4");

  // What is to be compared goes along to the page of the older ones.
  addRevisions(site.dataDir, article);
  await page.goto(`${site.url}/admin/articles/${article.id}/revisions`);
  await expect(page.locator("main > ol.revisions > li")).toHaveCount(50);
  await page.getByLabel("To").nth(3).check();
  await page.getByText("More", { exact: true }).nth(5).click();
  await expect(page.getByLabel("Name")).toBeVisible();
  await expect(comparison, "nothing is compared unasked").toBeHidden();
  await expect(page.getByLabel("To").nth(3), "what is picked goes along").toBeChecked();
  await page.getByLabel("To").nth(2).check();
  await page.getByRole("button", { name: "Older" }).click();
  const kept = page.locator("main > ol.revisions > li").filter({ hasText: "from another page" });
  await expect(kept.getByRole("radio", { name: "From", checked: true })).toHaveCount(1);
  await expect(kept.getByRole("radio", { name: "To", checked: true })).toHaveCount(1);
  await expect(page.getByText("the present text")).toBeHidden();
  await page.getByLabel("From").last().check();
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(comparison.locator("del").last()).toContainText("1");
  await expect(kept.getByLabel("To")).toBeChecked();
  await expect(page.getByLabel("From").last()).toBeChecked();

  await signIn(scripted, author, site.url);
  await scripted.setViewportSize({ width: 360, height: 740 });
  await scripted.goto(`${site.url}/admin/articles/${article.id}/revisions`);
  await scripted.getByRole("button", { name: "Older" }).click();
  await scripted.getByText("and 2 more within ten minutes").click();
  await expect(scripted.locator(".revision-others li").first()).toBeVisible();
  await expectAccessible(scripted);
  await expectFitting(scripted);
});

test("a revision is named where it is seen: on the page of the older ones, beside what is compared, with and without scripts", async ({
  plainPage,
  page: scripted,
  start,
  client,
}) => {
  const site = await start({ SEED: "none" });
  const author = await openAccount(site.dataDir, "author");
  const headers = await signInByHand(site.url, author, client);
  let { article } = await sendArticle(site.url, headers, "save", { title: "Draft" });
  const sent = { id: article.id, version: article.version, title: "Another draft" };
  ({ article } = await sendArticle(site.url, headers, "save", sent));
  addRevisions(site.dataDir, article);
  for (const page of [plainPage, scripted]) {
    const name = page === scripted ? "With scripts" : "Without scripts";
    await signIn(page, author, site.url);
    await page.goto(`${site.url}/admin/articles/${article.id}/revisions`);
    await page.getByRole("button", { name: "Older" }).click();
    await page.getByLabel("From").last().check();
    await page.getByRole("button", { name: "Compare" }).click();
    const comparison = page.getByRole("region", { name: /^From / });
    await expect(comparison.locator("ins").last()).toHaveText("another-");
    const oldest = page.locator("main > ol.revisions > li").last();
    await expect(page.getByLabel("Name"), "forms are made for the one that is asked for").toHaveCount(0);
    await oldest.getByText("More").press("Enter");
    await expect(oldest.getByLabel("Name")).toBeInViewport();
    for (const key of ["Tab", "Tab"]) await page.keyboard.press(key);
    await expect(oldest.getByLabel("Name")).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await expect(oldest.locator("strong")).toHaveText(name);
    await expect(oldest.locator("strong")).toBeInViewport();
    await expect(page.getByRole("button", { name: "Older" }), "it is the last page").toHaveCount(0);
    await expect(comparison.locator("ins").last()).toHaveText("another-");
    await expect(oldest.getByLabel("From")).toBeChecked();
  }
  await scripted.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(scripted);
  await expectFitting(scripted);
});

// Sixty more saves by hand of what a version holds, a minute apart: more than a page of revisions shows.
function addRevisions(dataDir: string, { id, version }: { id: string; version: number }): void {
  const database = new Database(join(dataDir, "apadana.db"));
  const copy = database.prepare(
    `insert into revisions (id, article_id, version, kind, name, saved_at, saved_by, writer, digest, content)
     select hex(randomblob(8)), article_id, version + 100 + :at, 'save', '', saved_at + 60000 * :at, saved_by, '', digest, content
     from revisions where article_id = :id and version = :version`,
  );
  for (let at = 1; at <= 60; at += 1) copy.run({ at, id, version });
  database.close();
}
