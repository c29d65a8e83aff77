import type { Locator, Page } from "@playwright/test";
import { bodyOf, compose, paste, saveDraft, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

test("what is written in a note is undone and done again with the text, by keys and tools", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Undone notes", body: "Sold" });
  const note = await beginNote(page);
  await page.keyboard.type("To whom\n twice.");
  await saveDraft(page);
  await page.reload();

  await bodyOf(page).getByLabel("Note").click();
  await note.click();
  await page.keyboard.press("End");
  await page.keyboard.type(", and when");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(note).toHaveText("To whom");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(note).toHaveText("To whom, and when");
  await note.click();
  await page.keyboard.press("Control+z");
  await expect(note).toHaveText("To whom");
  await page.keyboard.press("End");
  await page.keyboard.type("?");
  await expect(page.getByRole("region", { name: "Notes" })).toContainText("To whom?");
});

test("what is typed or pasted while a note is selected goes into the note, and not in its place", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Notes that stay", body: "Sold" });
  const note = await beginNote(page);
  await page.keyboard.type("To whom\n twice.");
  await saveDraft(page);
  await page.reload();
  await bodyOf(page).getByLabel("Note").click();
  await expect(note).toBeVisible();
  await page.keyboard.type(", and then");
  await expect(note).toHaveText("To whom, and then");
  await page.keyboard.press("Backspace");
  await expect(note).toHaveText("To whom, and the");
  await saveDraft(page);
  await page.reload();
  await bodyOf(page).getByLabel("Note").click();
  await expect(note).toBeVisible();
  await paste(page, { "text/html": "<p>n <b>why</b></p><p>and how</p>" });
  await expect(note).toHaveText("To whom, and then why and how");
  await bodyOf(page).getByLabel("Note").click({ clickCount: 3 });
  await page.keyboard.type("?");
  await expect(note).toHaveText("To whom, and then why and how?");
  await expect(bodyOf(page)).toHaveText("Sold twice.");
});

test("what an input method composes while a note is selected goes into the note, and not in its place", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Composed notes", body: "Sold" });
  const note = await beginNote(page);
  await page.keyboard.type("To whom\n twice.");
  await bodyOf(page).getByLabel("Note").click();
  await expect(note).toBeVisible();
  await compose(page, [" س", " سل"], " سلام");
  await expect(note).toHaveText("To whom سلام");
  await page.keyboard.type("!");
  await expect(page.getByRole("region", { name: "Notes" })).toContainText("To whom سلام!");
  await expect(bodyOf(page)).toHaveText("Sold twice.");
});

test("what an input method composes right after a note's number begins once", async ({ page, accounts }) => {
  await signIn(page, accounts.author);
  await write(page, { title: "After the number", body: "Sold" });
  await beginNote(page);
  await page.keyboard.type("To whom\n");
  await expect(bodyOf(page)).toBeFocused();
  await compose(page, ["t", "tw"], "twice");
  await expect(bodyOf(page)).toHaveText("Soldtwice");
});

/** Begins a note where the text ends. Gives the box that it is written in. */
async function beginNote(page: Page): Promise<Locator> {
  await bodyOf(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Control+Alt+f");
  const note = page.getByRole("textbox", { name: "Text of the note" });
  await expect(note).toBeFocused();
  return note;
}
