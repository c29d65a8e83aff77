import { openAccount } from "#fixtures/accounts.ts";
import { expectAccessible } from "./axe.ts";
import {
  bodyOf,
  colleague,
  dateField,
  expectSaved,
  expectStanding,
  field,
  fillDate,
  press,
  publish,
  saveDraft,
  signIn,
  update,
  withdraw,
  write,
} from "./desk.ts";
import { expectFitting } from "./fitting.ts";
import { expect, test } from "./journey.ts";

test("an article is written, published, read by a stranger, changed, moved and withdrawn; each next request sees it", async ({
  page,
  stranger,
  site,
  accounts,
  expected,
}) => {
  await signIn(page, accounts.editor);
  await write(page, {
    title: "The pipes under Darvaze Street",
    standfirst: "Forty years after they were laid, nobody has a map.",
    body: "The first excavation began on Monday.",
    topic: "Economy",
  });
  await expect(field(page, "Slug")).toHaveValue("the-pipes-under-darvaze-street");
  await saveDraft(page);
  expected.push(/404/);
  expect((await stranger.goto("/en/articles/the-pipes-under-darvaze-street"))?.status()).toBe(404);

  await publish(page);
  await stranger.goto("/en");
  await stranger.getByRole("link", { name: "The pipes under Darvaze Street" }).first().click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("The pipes under Darvaze Street");
  await expect(stranger.locator("article header p").first()).toHaveText(
    "Forty years after they were laid, nobody has a map.",
  );
  await expect(stranger.locator("article")).toContainText("The first excavation began on Monday.");
  await expect(stranger.locator("article time").first()).toHaveAttribute("datetime", /^20/);
  await expect(stranger.getByText("Updated")).toBeHidden();

  await field(page, "Title").fill("The pipes under Darvaze Street, mapped");
  await bodyOf(page).fill("The first map was found on Tuesday.");
  await update(page);
  await stranger.reload();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(
    "The pipes under Darvaze Street, mapped",
  );
  await expect(stranger.locator("article")).toContainText("The first map was found on Tuesday.");
  await expect(stranger.getByText("Updated")).toBeVisible();

  await field(page, "Slug").fill("pipes-mapped");
  await update(page);
  await stranger.reload();
  await expect(stranger).toHaveURL(`${site.url}/en/articles/pipes-mapped`);
  expect(await (await fetch(`${site.url}/en/feed.xml`)).text()).toContain("pipes-mapped");

  await withdraw(page);
  expect((await stranger.reload())?.status()).toBe(404);
  for (const path of ["/en", "/en/topics/economy", "/en/feed.xml", "/en/feed.json"]) {
    expect(await (await fetch(site.url + path)).text(), path).not.toContain("mapped");
  }

  await publish(page);
  expect((await stranger.reload())?.status()).toBe(200);
});

test("a Persian article is written and read from the right, and keeps a Persian address", async ({
  page,
  stranger,
  site,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, {
    lang: "fa",
    title: "نقشهٔ لوله‌های خیابان دروازه",
    standfirst: "چهل سال پس از کارگذاری، هیچ‌کس نقشه‌ای ندارد.",
    body: "نخستین حفاری روز دوشنبه آغاز شد.",
  });
  await expect(bodyOf(page)).toHaveAttribute("dir", "rtl");
  await publish(page);
  await stranger.goto("/fa");
  await stranger.getByRole("link", { name: "نقشهٔ لوله‌های خیابان دروازه" }).first().click();
  expect(decodeURIComponent(stranger.url())).toBe(`${site.url}/fa/articles/نقشه-لوله-های-خیابان-دروازه`);
  await expect(stranger.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(stranger.locator("article")).toContainText("نخستین حفاری روز دوشنبه آغاز شد.");
  await expect(stranger.locator("article time").first()).toHaveText(/[۰-۹]/);
});

test("a translation begins at its original, and readers are led from one to the other", async ({
  page,
  stranger,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "A letter in two languages" });
  await publish(page);
  await page
    .getByRole("link", { name: /^New translation/ })
    .first()
    .click();
  await expect(field(page, "Language")).toHaveValue("fa");
  await expect(bodyOf(page)).toBeVisible();
  await expect(field(page, "Title")).toHaveValue("A letter in two languages");
  await page.getByRole("link", { name: "Begin with an empty text" }).click();
  await expect(field(page, "Title")).toHaveValue("");
  await expect(bodyOf(page)).toHaveText("");
  await expectAccessible(page);
  await field(page, "Title").fill("نامه‌ای به دو زبان");
  await bodyOf(page).fill("متن نامه.");
  await publish(page);
  await stranger.goto("/en/articles/a-letter-in-two-languages");
  await stranger.getByRole("link", { name: "نامه‌ای به دو زبان" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("نامه‌ای به دو زبان");
  await stranger.getByRole("link", { name: "A letter in two languages" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("A letter in two languages");
});

test("headings, bold, lists, quotes and links of the editor reach the reader", async ({
  page,
  stranger,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Every form of text", body: "" });
  const tool = (name: string) => page.getByRole("toolbar").getByRole("button", { name, exact: true }).click();
  await bodyOf(page).click();
  await tool("Heading");
  await page.keyboard.type("A heading");
  await page.keyboard.press("Enter");
  await tool("Bold");
  await page.keyboard.type("Bold words");
  await tool("Bold");
  await page.keyboard.type(" and plain ones");
  await page.keyboard.press("Enter");
  await tool("List");
  await page.keyboard.type("First");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Second");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await tool("Quote");
  await page.keyboard.type("Quoted");
  await publish(page);
  await stranger.goto("/en/articles/every-form-of-text");
  const text = stranger.locator("article .prose");
  await expect(text.getByRole("heading", { level: 2, name: "A heading" })).toBeVisible();
  await expect(text.locator("strong")).toHaveText("Bold words");
  await expect(text.getByRole("listitem")).toHaveText(["First", "Second"]);
  await expect(text.locator("blockquote")).toHaveText("Quoted");
});

test("the desk works without scripts, the body as Markdown", async ({
  plainPage: page,
  stranger,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await page.getByRole("link", { name: "New article" }).first().click();
  await field(page, "Title").fill("Written by hand");
  await bodyOf(page).fill("## A heading\n\nSome **bold** words.");
  await publish(page);
  await stranger.goto("/en/articles/written-by-hand");
  await expect(stranger.locator("article").getByRole("heading", { level: 2 })).toHaveText("A heading");
  await expect(stranger.locator("article strong")).toHaveText("bold");

  await bodyOf(page).fill("Some *other* words.");
  await press(page, "Update");
  await expectSaved(page);
  await stranger.reload();
  await expect(stranger.locator("article em")).toHaveText("other");
  await withdraw(page);
  await field(page, "Title").fill("");
  await press(page, "Publish");
  await expect(field(page, "Title")).toHaveAttribute("aria-invalid", "true");
  await expect(bodyOf(page)).toHaveValue("Some *other* words.");
});

test("a scheduled article comes out by itself", async ({ page, accounts }) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "For another day" });
  await fillDate(page, "Publish at", "2000-01-01T10:00");
  await press(page, "Schedule");
  await expect((await dateField(page, "Publish at")).getByLabel("Year")).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  const twice = page.getByText("this is the first of the two");
  await expect(twice).toBeHidden();
  await fillDate(page, "Publish at", "2098-10-26T02:30");
  await expect(twice).toBeVisible();
  await fillDate(page, "Publish at", "2099-01-01T10:00");
  await expect(twice).toBeHidden();
  await press(page, "Schedule");
  await expect(page.getByText("Scheduled. It will come out by itself.")).toBeVisible();
  await withdraw(page);
  await expect((await dateField(page, "Publish at")).getByLabel("Year")).toHaveValue("");
});

test("of two people who set when an article goes, the second is told of the first, and then decides", async ({
  page,
  browser,
  baseURL,
  watch,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Until when" });
  await publish(page);
  const other = await colleague(browser, baseURL, watch, accounts.owner, page.url());
  await fillDate(page, "Withdraw at", "2099-01-01T10:00");
  await press(page, "Schedule");
  await expect(page.getByText("Readers see it until the time that is set.")).toBeVisible();

  await fillDate(other, "Withdraw at", "2099-02-02T10:00");
  await press(other, "Schedule");
  const said = other.getByText(/^It was set to 1 January 2099 at 10:00 meanwhile/);
  await expect(said).toBeVisible();
  await page.reload();
  await expect((await dateField(page, "Withdraw at")).getByLabel("Day")).toHaveValue("1");
  await press(other, "Schedule");
  await expect(said).toBeHidden();
  await page.reload();
  await expect((await dateField(page, "Withdraw at")).getByLabel("Day")).toHaveValue("2");
  await other.context().close();
});

test("two servers on one data directory see each other's publishing at once", async ({
  page,
  stranger,
  start,
}) => {
  const first = await start();
  const second = await start({}, first.dataDir);
  const editor = await openAccount(first.dataDir, "editor");
  await stranger.goto(`${second.url}/en`);
  await signIn(page, editor, first.url);
  await write(page, { title: "Seen from next door" });
  await publish(page);
  await stranger.reload();
  await expect(stranger.getByRole("link", { name: "Seen from next door" }).first()).toBeVisible();
  await stranger.goto(`${second.url}/en/articles/seen-from-next-door`);
  await expect(stranger.locator("article")).toContainText("The text of");
  await withdraw(page);
  const gone = await fetch(`${second.url}/en/articles/seen-from-next-door`);
  expect(gone.status).toBe(404);
  expect(await (await fetch(`${second.url}/en`)).text()).not.toContain("Seen from next door");
});

test("a change to a published article waits, is seen in its own preview, and is shown by Update", async ({
  page,
  stranger,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "A change that waits", body: "The first text." });
  await publish(page);
  await bodyOf(page).fill("The second text.");
  await expectStanding(page, /^Change saved at .* Readers see the earlier text/);
  await stranger.goto("/en/articles/a-change-that-waits");
  await expect(stranger.locator("article")).toContainText("The first text.");
  const [preview] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "Preview (opens in a new tab)" }).click(),
  ]);
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText("A change that waits");
  await expect(preview.locator("article")).toContainText("The second text.");
  await expectAccessible(preview);
  await preview.close();
  await page.reload();
  await expect(bodyOf(page)).toHaveText("The second text.");
  await update(page);
  await stranger.reload();
  await expect(stranger.locator("article")).toContainText("The second text.");

  await page.setViewportSize({ width: 360, height: 740 });
  await bodyOf(page).fill("A third text, not wanted.");
  await expectStanding(page, /^Change saved at /);
  const bar = await page.locator(".article-bar").boundingBox();
  expect(bar?.height, "a line and a row of buttons").toBeLessThan(110);
  const more = page.locator(".article-bar").getByRole("button", { name: "More" });
  await more.click();
  await expect(page.getByText("Readers see the earlier text until you press Update.").last()).toBeVisible();
  await expectAccessible(page);
  await expectFitting(page);
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await more.click();
  await page.getByRole("button", { name: "Discard change" }).click();
  await expect(bodyOf(page)).toHaveText("The second text.");
  await expectStanding(page, /^Saved at /);
});
