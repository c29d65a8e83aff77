import type { Locator, Page } from "@playwright/test";
import type { Editor } from "@tiptap/core";
import { expectAccessible } from "./axe.ts";
import { bodyOf, compose, field, paste, signIn, write } from "./desk.ts";
import { expectFitting } from "./fitting.ts";
import { expect, test } from "./journey.ts";

test("the keyboard alone writes and publishes an article, with a heading, a list, a quote, a note, a table and a link to another", async ({
  page,
  stranger,
  accounts,
}) => {
  const { keyboard } = page;
  await page.goto("/admin/login");
  await tabTo(page, page.getByLabel("E-mail"));
  await keyboard.type(accounts.editor.email);
  await tabTo(page, page.getByLabel("Password"));
  await keyboard.type(accounts.editor.password);
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/\/admin\/articles$/);
  await tabTo(page, page.getByRole("link", { name: "New article" }).first());
  await keyboard.press("Enter");
  await expect(bodyOf(page)).toBeVisible();
  await tabTo(page, field(page, "Title"));
  await keyboard.type("By keys alone\n");
  await expect(field(page, "Standfirst")).toBeFocused();
  await keyboard.type("No hand leaves the keys.\n");
  await expect(bodyOf(page)).toBeFocused();

  await keyboard.type("It began in **Sadafan**^[Seen by us.] one morning.\n");
  await keyboard.type("## The lease\n- One\nTwo\n\n> Nobody asked.\n-- The clerk\n/table");
  await expect(page.getByRole("option", { name: "Table" })).toHaveAttribute("aria-selected", "true");
  await keyboard.press("Enter");
  for (const cell of ["Year", "Tonnes", "Buyer", "1402"]) {
    await keyboard.type(cell);
    await keyboard.press("Tab");
  }
  await keyboard.type("40");
  // The column of figures, by the table's own tools.
  await keyboard.press("Alt+F10");
  await tabTo(page, page.getByRole("button", { name: "Row above" }));
  for (let i = 0; i < 6; i += 1) await keyboard.press("ArrowRight");
  const alignedRight = page.getByRole("button", { name: "Align right" });
  await expect(alignedRight).toBeFocused();
  await keyboard.press("Enter");
  await expect(bodyOf(page)).toBeFocused();
  await expect(alignedRight).toHaveAttribute("aria-pressed", "true");
  await keyboard.press("Control+End");
  await keyboard.type("As we wrote in ");
  await keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Link to" })).toBeFocused();
  // The arrow comes before the answer: what it marks is of the words, not of the list that stood there.
  const choices = page.getByRole("listbox", { name: "Our articles" });
  await expect(choices.getByRole("option").first()).toBeVisible();
  await keyboard.type("talkhan salt");
  await keyboard.press("ArrowDown");
  const marked = choices.getByRole("option", { selected: true });
  await expect(marked).toContainText(/Salt.*English/);
  await keyboard.press("Enter");
  await expect(bodyOf(page)).toBeFocused();
  await keyboard.type(" and elsewhere.");
  // From the text to the tools, along them, and back.
  await keyboard.press("Alt+F10");
  await expect(page.getByRole("button", { name: "Heading", exact: true })).toBeFocused();
  await keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Subheading", exact: true })).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Publish", exact: true }));
  await keyboard.press("Enter");
  await expect(page.getByText("Published. Readers see it from now on.")).toBeVisible();

  await stranger.goto("/en/articles/by-keys-alone");
  const text = stranger.locator("article .prose");
  await expect(text.locator("strong")).toHaveText("Sadafan");
  await expect(text.getByRole("heading", { level: 2 })).toHaveText("The lease");
  await expect(text.locator("ul > li")).toHaveText(["One", "Two"]);
  await expect(text.locator("figure.quote blockquote")).toHaveText("Nobody asked.");
  await expect(text.locator("figure.quote figcaption")).toHaveText("The clerk");
  await expect(text.getByRole("columnheader")).toHaveText(["Year", "Tonnes", "Buyer"]);
  const figures = text.getByRole("cell", { name: "40", exact: true });
  await expect(figures).toHaveCSS("text-align", "end");
  await expect(figures).toHaveCSS("font-variant-numeric", "tabular-nums");
  await expect(text.locator("> p a[href^='/']")).toHaveAttribute("href", /^\/en\/articles\//);
  await expect(text.locator("> p a[href^='/']")).toHaveText(/Salt/);
  await text.locator("[role=doc-noteref]").click();
  await expect(stranger).toHaveURL(/#note-1$/);
  await expect(stranger.locator("#note-1")).toContainText("Seen by us.");
  await text.getByLabel("Back to the text, note 1").click();
  await expect(stranger).toHaveURL(/#note-mark-1$/);
});

test("no key beside a film or a table takes away more than is seen to be chosen, and what is typed on a film stands after it", async ({
  page,
  accounts,
}) => {
  const { keyboard } = page;
  await signIn(page, accounts.author);
  await write(page, { title: "Round the edges", body: "" });
  const body = bodyOf(page);
  await body.click();
  await keyboard.type("Before\n");
  await paste(page, { "text/plain": "https://www.youtube.com/watch?v=dQw4w9WgXcQ" });
  const film = body.locator(".embed");
  const chosen = body.locator(".embed.ProseMirror-selectednode");
  await keyboard.press("ArrowDown");
  await keyboard.type("After");
  await caretTo(page, "After", 0);
  await keyboard.press("Backspace");
  await expect(chosen).toBeVisible();
  await caretTo(page, "Before", 6);
  await keyboard.press("Delete");
  await expect(chosen).toBeVisible();
  await keyboard.type("typed");
  await expect(body.locator("> *:not(.embed)")).toHaveText(["Before", "typed", "After"]);
  await film.click();
  await expect(chosen).toBeVisible();
  await compose(page, ["س"], "سلام");
  await expect(body.locator("> *:not(.embed)")).toHaveText(["Before", "سلام", "typed", "After"]);
  await caretTo(page, "Before", 6);
  await keyboard.press("Delete");
  await expect(chosen).toBeVisible();
  await keyboard.press("Delete");
  await expect(film).toHaveCount(0);

  await caretTo(page, "After", 5);
  await keyboard.type("\n/table");
  await expect(page.getByRole("option", { name: "Table" })).toHaveAttribute("aria-selected", "true");
  await keyboard.press("Enter");
  await keyboard.type("Year");
  await keyboard.press("Control+End");
  await keyboard.type("Last");
  await caretTo(page, "Last", 0);
  await keyboard.press("Backspace");
  await keyboard.type("1402");
  await expect(body.locator("td").last()).toHaveText("1402");
  await caretTo(page, "After", 5);
  await keyboard.press("Delete");
  await keyboard.type("The ");
  await expect(body.locator("th").first()).toHaveText("The Year");
  await caretTo(page, "After", 0);
  await keyboard.type("- ");
  await caretTo(page, "After", 5);
  await keyboard.press("Delete");
  await keyboard.type("In ");
  await expect(body.locator("th").first()).toHaveText("In The Year");
});

test("Backspace at the beginning of a quote opens it, and leaves the line before it alone", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Quoted no more", body: "" });
  const body = bodyOf(page);
  await body.click();
  await page.keyboard.type("Before\n> Nobody asked.\n-- The clerk\nAfter");
  await expect(body.locator("blockquote .attribution")).toHaveText("The clerk");
  await caretTo(page, "Nobody asked.", 0);
  await page.keyboard.press("Backspace");
  const lines = body.locator("> *").filter({ hasText: /./ });
  await expect(lines).toHaveText(["Before", "Nobody asked.", "The clerk", "After"]);
  await page.keyboard.press("Backspace");
  await expect(lines).toHaveText(["BeforeNobody asked.", "The clerk", "After"]);
});

test("a list begins with Persian digits as well", async ({ page, accounts }) => {
  await signIn(page, accounts.author);
  await write(page, { title: "فهرست", lang: "fa", body: "" });
  await bodyOf(page).click();
  await page.keyboard.type("۳- سوم\nچهارم");
  await expect(bodyOf(page).locator("ol[start='3']").getByRole("listitem")).toHaveText(["سوم", "چهارم"]);
});

for (const width of [1280, 360])
  test(`the line that is written stands between the tools and the buttons, however long the text: ${width} px`, async ({
    page,
    accounts,
  }) => {
    await page.setViewportSize({ width, height: 740 });
    await signIn(page, accounts.author);
    await write(page, { title: "Long", body: "Line.\n".repeat(60) });
    const between = () =>
      page.evaluate(() => {
        const block = getSelection()?.anchorNode?.parentElement?.getBoundingClientRect();
        const tools = document.querySelector(".tools")?.getBoundingClientRect();
        const bar = document.querySelector(".article-bar")?.getBoundingClientRect();
        return block && tools && bar && block.top >= tools.bottom && block.bottom <= bar.top;
      });
    await page.keyboard.press("Control+End");
    for (const word of ["one", "two", "three"]) {
      await page.keyboard.type(`\n${word}`);
      await expect.poll(between).toBe(true);
    }
    for (let line = 0; line < 30; line += 1) await page.keyboard.press("ArrowUp");
    await page.keyboard.type(" again");
    await expect.poll(between).toBe(true);
  });

test("words are found and replaced, counted, and written in quiet; the keys are told", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Found", body: "Salt and salt and كتاب and SALT." });
  await bodyOf(page).click();
  await expect(page.getByText("7 words · 1 minute to read")).toBeVisible();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("salt");
  await expect(page.getByText(/of 3$/)).toBeVisible();
  await page.getByLabel("Replace with").fill("sand");
  await page.getByRole("button", { name: "Replace all" }).click();
  await expect(page.getByText("Replaced 3 times")).toBeVisible();
  await field(page, "Find").fill("کتاب");
  await expect(page.getByText("1 of 1")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bodyOf(page)).toHaveText("sand and sand and كتاب and sand.");
  await expect(bodyOf(page)).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(bodyOf(page)).toHaveText("Salt and salt and كتاب and SALT.");

  await page.keyboard.press("Control+/");
  await expect(page.getByRole("dialog", { name: "Keys and signs" })).toContainText("Ctrl+K");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Alt+q");
  await expect(page.getByRole("navigation")).toBeHidden();
  await expect(field(page, "Slug")).toBeHidden();
  await expect(bodyOf(page)).toBeVisible();
  await page.getByRole("button", { name: "Leave the quiet view" }).click();
  await expect(field(page, "Slug")).toBeVisible();
});

test("the editor is accessible to all with everything open, in light and dark, and fits a small phone", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Everything open", body: "A line." });
  await bodyOf(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("^[A note.]\n/table\n");
  for (const cell of ["Year", "Tonnes", "Buyer"]) {
    await page.keyboard.type(cell);
    await page.keyboard.press("Tab");
  }
  await page.getByRole("button", { name: "More", exact: true }).click();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const name of ["Find and replace", "Film, sound or chart", "Read-also card"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await expectAccessible(page);
    await expectFitting(page, name);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "More", exact: true }).click();
  }
  await page.getByRole("region", { name: "Notes" }).getByRole("button").click();
  await expect(page.getByRole("textbox", { name: "Text of the note" })).toHaveText("A note.");
  await expectAccessible(page);
  await expectFitting(page, "note");
  const number = await bodyOf(page).locator(".note-mark").boundingBox();
  const box = await page.getByRole("group", { name: "Note", exact: true }).boundingBox();
  if (!number || !box) throw new Error("no box at the note");
  const gap = box.y - number.y - number.height;
  expect(gap > 0 && gap < 20, `under its number by ${gap} px`).toBe(true);
  expect(box.x).toBeGreaterThan(0);
  expect(box.x + box.width).toBeLessThan(360);
  await page.getByRole("textbox", { name: "Text of the note" }).press("Escape");
  await expect(bodyOf(page)).toBeFocused();
  // The editor learns of a moved caret a moment after the browser; until then a key belongs to the old place.
  const tableTools = page.getByRole("toolbar", { name: "Table" });
  await bodyOf(page).locator("td, th").first().click();
  await expect(tableTools).toBeVisible();
  await page.keyboard.press("Control+End");
  await expect(tableTools).toBeHidden();
  await page.keyboard.type("/");
  await expect(page.getByRole("listbox", { name: "Insert by name" })).toBeVisible();
  await expectAccessible(page);
  await expectFitting(page, "slash");
});

/** Puts the caret into a line of the text, which the editor knows at once: of one that the browser moves it hears a moment later. */
async function caretTo(page: Page, line: string, offset: number): Promise<void> {
  await bodyOf(page).evaluate(
    (element, [line, offset]) => {
      const { editor } = element as HTMLElement & { editor: Editor };
      let place = 0;
      editor.state.doc.descendants((node, at) => {
        if (node.isText && node.text === line) place = at;
      });
      editor.commands.setTextSelection(place + offset);
      editor.view.focus();
    },
    [line, offset] as const,
  );
}

async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(goal).toBeFocused();
}
