import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import {
  bodyOf,
  colleague,
  countKept,
  dateField,
  expectStanding,
  field,
  fillDate,
  saveDraft,
  signIn,
  write,
} from "./desk.ts";
import { expectFitting } from "./fitting.ts";
import { expect, test } from "./journey.ts";

// Two at work on one article, two people or one in two windows: they see each other, and of two texts none is lost.

/** Saves somebody's words in place of what an open article was, and leaves. */
async function overtake(page: Page): Promise<void> {
  await bodyOf(page).fill("The owner's own words.");
  await saveDraft(page);
  await page.context().close();
}

test("two people see each other, and of two texts none is lost: they are merged side by side", async ({
  page,
  browser,
  baseURL,
  watch,
  accounts,
  expected,
}) => {
  expected.push(/409/);
  await signIn(page, accounts.editor);
  await write(page, { title: "Two at one desk", body: "First.\n\nSecond." });
  await saveDraft(page);
  const other = await colleague(browser, baseURL, watch, accounts.owner, page.url());
  await expect(other.getByText("Sample editor is here too")).toBeVisible();
  await field(other, "Standfirst").fill("By the second.");
  await bodyOf(other).fill("The owner's own words.");
  await saveDraft(other);

  await field(page, "Title").fill("Two at one desk, by the first");
  await bodyOf(page).pressSequentially(" The editor's own words.");
  const merging = page.getByRole("region", { name: "Saved by someone else" });
  await expect(merging).toBeVisible();
  await expect(merging).toContainText("The owner's own words.");
  await expect(merging).toContainText("The editor's own words.");
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectFitting(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await merging.getByRole("group", { name: "Text" }).getByLabel("Take both").first().check();
  await merging.getByRole("button", { name: "Save the merged text" }).click();
  await expectStanding(page, /^Saved at /);
  await expect(field(page, "Title")).toHaveValue("Two at one desk, by the first");
  await expect(field(page, "Standfirst")).toHaveValue("By the second.");
  await expect(bodyOf(page)).toContainText("The owner's own words.");
  await expect(bodyOf(page)).toContainText("The editor's own words.");
  await other.reload();
  await expect(bodyOf(other)).toContainText("The editor's own words.");
  await other.context().close();
});

test("what is typed while a save that meets another's is on its way stands in what is merged", async ({
  page,
  browser,
  baseURL,
  watch,
  accounts,
  expected,
}) => {
  expected.push(/409/);
  await signIn(page, accounts.editor);
  await write(page, { title: "Typed into a conflict", body: "First." });
  await saveDraft(page);
  await overtake(await colleague(browser, baseURL, watch, accounts.owner, page.url()));

  const { promise: isAnswered, resolve: answer } = Promise.withResolvers<void>();
  await page.route("**/text", async (route) => {
    const response = await route.fetch();
    await isAnswered;
    await route.fulfill({ response });
  });
  await bodyOf(page).pressSequentially(" The editor's words.");
  await expectStanding(page, "Saving…");
  await bodyOf(page).pressSequentially(" And some more.");
  answer();
  const merging = page.getByRole("region", { name: "Saved by someone else" });
  await expect(merging).toContainText("The owner's own words.");
  await expect(merging).toContainText("And some more.");
  await merging.getByLabel("Take both").first().check();
  await merging.getByRole("button", { name: "Save the merged text" }).click();
  await expectStanding(page, /^Saved at /);
  await expect(bodyOf(page)).toContainText("The owner's own words.");
  await expect(bodyOf(page)).toContainText("And some more.");
  await expect.poll(() => countKept(page), "nothing stays on the device to be merged once more").toBe(0);
});

test("what is typed while another's newer text is on its way stays", async ({
  page,
  browser,
  baseURL,
  watch,
  accounts,
  expected,
}) => {
  expected.push(/409/);
  await signIn(page, accounts.editor);
  await write(page, { title: "Typed while it comes", body: "First." });
  await saveDraft(page);
  await overtake(await colleague(browser, baseURL, watch, accounts.owner, page.url()));

  const { promise: isComing, resolve: come } = Promise.withResolvers<void>();
  await page.route("**/text", async (route) => {
    if (route.request().method() === "GET") await isComing;
    await route.continue();
  });
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.getByRole("button", { name: "Show it" }).click();
  await bodyOf(page).pressSequentially(" Typed meanwhile.");
  const newest = page.waitForResponse((response) => response.request().method() === "GET");
  come();
  await newest;
  const merging = page.getByRole("region", { name: "Saved by someone else" });
  await expect(merging).toContainText("Typed meanwhile.");
  await expect(merging).toContainText("The owner's own words.");
});

test("who has an article open in two windows is told that it is they themselves, who saved and who is there", async ({
  page,
  context,
  accounts,
  expected,
}) => {
  expected.push(/409/);
  await signIn(page, accounts.editor);
  await write(page, { title: "In two windows", body: "A morning by the river." });
  await saveDraft(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByText("You are here too, in another window or device")).toBeVisible();
  await field(other, "Standfirst").fill("By the second window.");
  await saveDraft(other);
  await page.bringToFront();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expectStanding(page, /^Saved by you, in another window or device/);
  await bodyOf(page).fill("An evening by the river.");
  const merging = page.getByRole("region", { name: "Saved by you, in another window or device" });
  await expect(merging).toContainText("You saved this article at");
  await expect(merging.getByLabel("Take what is saved elsewhere").first()).toBeChecked();
  await expectAccessible(page);
  await other.close();
  await merging.getByRole("button", { name: "Save the merged text" }).click();
  await expectStanding(page, /^Saved at /);
  await expect(field(page, "Standfirst")).toHaveValue("By the second window.");
  await expect(bodyOf(page)).toContainText("An evening by the river.");
  await expect(page.getByText("in another window or device")).toBeHidden();
});

test("a form takes over topics and times that a colleague made and set while it was open", async ({
  page,
  browser,
  baseURL,
  watch,
  accounts,
  expected,
}) => {
  expected.push(/409/);
  await signIn(page, accounts.editor);
  await write(page, { title: "Sorted by another", body: "Before." });
  await saveDraft(page);
  const other = await colleague(browser, baseURL, watch, accounts.owner, page.url());
  const address = other.url();
  const topic = `Rivers of ${Date.now()}`;
  await other.goto("/admin/topics/new");
  await other.getByRole("group", { name: "English" }).getByLabel("Name").fill(topic);
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other).toHaveURL(/\/admin\/topics\?done=saved/);
  await other.goto(address);
  await field(other, "Topic").selectOption({ label: topic });
  await fillDate(other, "Publish at", "2099-03-04T10:30");
  await other.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(other.getByText(/^Scheduled\. /)).toBeVisible();
  await other.context().close();

  await bodyOf(page).fill("After.");
  const merging = page.getByRole("region", { name: "Saved by someone else" });
  await expect(merging.getByRole("group", { name: "Topic" })).toContainText(topic);
  await merging.getByRole("button", { name: "Save the merged text" }).click();
  await expectStanding(page, /Saved at /);
  await expect(field(page, "Topic").locator("option:checked")).toHaveText(topic);
  await expect((await dateField(page, "Publish at")).getByLabel("Year")).toHaveValue("2099");
  await page.reload();
  await expect(field(page, "Topic").locator("option:checked")).toHaveText(topic);
  await expect(bodyOf(page)).toHaveText("After.");
});
