import type { Browser, Locator, Page } from "@playwright/test";
import type { Account } from "#fixtures/accounts.ts";
import { expect } from "./journey.ts";

// What staff do at their desk, in the words that they see.

export async function signIn(page: Page, account: Account, siteUrl = ""): Promise<void> {
  await page.goto(`${siteUrl}/admin/login`);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/admin\/articles$/);
}

export type Draft = {
  title: string;
  standfirst?: string;
  body?: string;
  lang?: string;
  topic?: string;
  slug?: string;
};

/** Opens a new article and types into it; leaves it unsaved. */
export async function write(page: Page, draft: Draft): Promise<void> {
  await page.getByRole("link", { name: "New article" }).first().click();
  // Until the editor comes a plain field stands there, which knows no keys but letters.
  await expect(bodyOf(page)).toHaveAttribute("contenteditable", "true");
  if (draft.lang) await field(page, "Language").selectOption(draft.lang);
  await field(page, "Title").fill(draft.title);
  await field(page, "Standfirst").fill(draft.standfirst ?? `What “${draft.title}” is about.`);
  await bodyOf(page).fill(draft.body ?? `The text of “${draft.title}”.`);
  if (draft.topic) await field(page, "Topic").selectOption({ label: draft.topic });
  if (draft.slug !== undefined) await field(page, "Slug").fill(draft.slug);
}

export function field(page: Page, label: string): Locator {
  return page.getByLabel(label, { exact: true });
}

/** The parts of a date, once the desk's own field for it stands: it comes where the browser's is seen, which may move meanwhile. */
export async function dateField(page: Page, label: string): Promise<Locator> {
  const field = page.locator("label", { hasText: new RegExp(`^${label}$`) }).locator("..");
  const parts = page.getByRole("group", { name: label, exact: true });
  await expect(async () => {
    await field.scrollIntoViewIfNeeded();
    await expect(parts).toBeVisible({ timeout: 1000 });
  }).toPass();
  return parts;
}

/** Fills in a date, or a date and time, written as "2099-01-31T10:00". */
export async function fillDate(page: Page, label: string, value: string): Promise<void> {
  const parts = await dateField(page, label);
  const [year = "", month = "", day = "", hour, minute] = value.split(/[-T:]/);
  await parts.getByLabel("Day").fill(day);
  await parts.getByLabel("Month").selectOption(String(Number(month)));
  await parts.getByLabel("Year").fill(year);
  if (hour !== undefined) await parts.getByLabel("Hour").fill(hour);
  if (minute !== undefined) await parts.getByLabel("Minute").fill(minute);
}

/** As on a slow line: from now on scripts come only once what this gives is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  const { promise: come, resolve } = Promise.withResolvers<void>();
  await page.route("**/*.js", (route) => come.then(() => route.continue()));
  return resolve;
}

export function bodyOf(page: Page): Locator {
  return page.getByRole("textbox", { name: "Body" });
}

export function readBody(page: Page): Promise<string> {
  return bodyOf(page).evaluate((element) => element.textContent);
}

export async function press(
  page: Page,
  button: "Save draft" | "Publish" | "Update" | "Withdraw" | "Schedule",
) {
  await page.getByRole("button", { name: button, exact: true }).click();
}

export async function saveDraft(page: Page): Promise<void> {
  await press(page, "Save draft");
  await expectSaved(page);
}

/** Publishes what is open and waits until the desk says so. */
export async function publish(page: Page): Promise<void> {
  await press(page, "Publish");
  await expect(page.getByText("Published. Readers see it from now on.")).toBeVisible();
}

export async function update(page: Page): Promise<void> {
  await press(page, "Update");
  await expectSaved(page);
}

export async function withdraw(page: Page): Promise<void> {
  await press(page, "Withdraw");
  await expect(page.getByText("Withdrawn. Readers do not see it")).toBeVisible();
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: /^Saved / })).toBeVisible();
}

/** Expects that an open article's form says this of its text. It tries again every few seconds: what it waits for may take several. */
export function expectStanding(page: Page, text: string | RegExp): Promise<void> {
  return expect(page.getByRole("status").filter({ hasText: text }).first()).toBeVisible({ timeout: 25_000 });
}

/** Somebody else's browser, signed in and at an address of the desk that has a text. */
export async function colleague(
  browser: Browser,
  baseURL: string | undefined,
  watch: (context: Awaited<ReturnType<Browser["newContext"]>>) => Promise<void>,
  account: Parameters<typeof signIn>[1],
  address: string,
): Promise<Page> {
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  await watch(context);
  const page = await context.newPage();
  await signIn(page, account);
  await page.goto(address);
  await expect(bodyOf(page)).toBeVisible();
  return page;
}

/** How many texts the device keeps. */
export function countKept(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open("apadana");
        opening.onsuccess = () => {
          const count = opening.result.transaction("kept-texts").objectStore("kept-texts").count();
          count.onsuccess = () => resolve(count.result);
        };
      }),
  );
}

/**
 * Pastes what a clipboard holds, by its types: into the text, or into another place of it. Of a caret that was just moved the
 * editor hears a moment later, and nobody pastes within that.
 */
export async function paste(page: Page, data: Record<string, string>, into = bodyOf(page)): Promise<void> {
  await into.evaluate((element, given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    document.dispatchEvent(new Event("selectionchange"));
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

/** Types as an input method does: by way of what it shows meanwhile. */
export async function compose(page: Page, steps: string[], text: string): Promise<void> {
  const input = await page.context().newCDPSession(page);
  for (const step of steps)
    await input.send("Input.imeSetComposition", {
      text: step,
      selectionStart: step.length,
      selectionEnd: step.length,
    });
  await input.send("Input.insertText", { text });
}
