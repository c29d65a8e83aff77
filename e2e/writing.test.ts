import type { Locator, Page } from "@playwright/test";
import type { Editor } from "@tiptap/core";
import { expectAccessible } from "./axe.ts";
import { bodyOf, expectSaved, field, publish, saveDraft, signIn, withdraw, write } from "./desk.ts";
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
  await expect(text.locator("a[href^='/']")).toHaveAttribute("href", /^\/en\/articles\//);
  await expect(text.locator("a[href^='/']")).toHaveText(/Salt/);
  await text.locator("[role=doc-noteref]").click();
  await expect(stranger).toHaveURL(/#note-1$/);
  await expect(stranger.locator("#note-1")).toContainText("Seen by us.");
  await text.getByLabel("Back to the text, note 1").click();
  await expect(stranger).toHaveURL(/#note-mark-1$/);
});

test("what Word puts on the clipboard becomes clean structure, and an address over a selection a link", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await write(page, { title: "From elsewhere", body: "" });
  await bodyOf(page).click();
  await paste(page, {
    "text/html": `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><p class=MsoNormal style='color:red'>Sold twice<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>.<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>One</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Two</p><p class=MsoNormal dir=RTL><span lang=FA>نمک</span></p><div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> To whom?</p></div></div><!--EndFragment--></body></html>`,
  });
  const body = bodyOf(page);
  await expect(body.getByRole("listitem")).toHaveText(["One", "Two"]);
  await expect(body.locator("p[dir=rtl]")).toHaveText("نمک");
  await expect(body.locator("[style*=color], [class^=Mso]")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Notes" }).getByRole("listitem")).toHaveText(["To whom?"]);

  await body.getByText("Sold twice").dblclick({ position: { x: 5, y: 10 } });
  await paste(page, { "text/plain": "https://a.example/lease" });
  await expect(body.locator("a[href='https://a.example/lease']")).toHaveText(/^(?:Sold|twice)/);
  // The editor learns of a moved caret a moment after the browser; until then Enter belongs to the old place.
  const link = page.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name: "Link" });
  await expect(link).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Control+End");
  await expect(link).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Enter");
  await page.keyboard.type("(See https://b.example/b, or https://c.example/c).\n");
  await expect(body.locator("p > a").filter({ hasText: "https" })).toHaveText([
    "https://b.example/b",
    "https://c.example/c",
  ]);
  await paste(page, { "text/plain": "https://www.youtube.com/watch?v=dQw4w9WgXcQ" });
  await expect(body.locator(".embed")).toContainText("Nothing is loaded before a reader asks for it.");
  await page.keyboard.type("https://vimeo.com/76979871\n");
  await expect(body.locator(".embed")).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(body.getByText("https://vimeo.com/76979871")).toBeVisible();
  await expect(body.locator(".embed")).toHaveCount(1);
  await saveDraft(page);
  await page.reload();
  await expect(bodyOf(page).getByRole("listitem")).toHaveText(["One", "Two"]);
  await expect(page.getByRole("region", { name: "Notes" })).toContainText("To whom?");
});

test("what is copied in the editor is whole when it is pasted there, and clean elsewhere", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Copied on", body: "" });
  const body = bodyOf(page);
  await body.click();
  await page.keyboard.type("Sold^[To whom?] twice.\n3. Third\nFourth\n\n/call");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Aside");
  await expect(body.locator(".callout")).toHaveText("Aside");
  const written = await body.innerHTML();
  await page.keyboard.press("Control+a");
  const copied = await body.evaluate((element) => {
    const clipboardData = new DataTransfer();
    element.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
    return { html: clipboardData.getData("text/html"), text: clipboardData.getData("text/plain") };
  });
  expect(copied.text).toBe("Sold [To whom?] twice.\n\n3. Third\n4. Fourth\n\nAside");
  expect(copied.html).toMatch(/Sold<sup><a [^>]*>1<\/a><\/sup> twice/);
  await page.keyboard.press("Delete");
  await expect(body).toHaveText("");
  await paste(page, { "text/html": copied.html, "text/plain": copied.text });
  await expect.poll(() => body.innerHTML()).toBe(written);
});

test("signs that are pasted stay signs, spaces around words stay, and one undo takes back what was pasted alone", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Signs", body: "" });
  const body = bodyOf(page);
  await body.click();
  await page.keyboard.type("Typed: ");
  await paste(page, { "text/plain": "2 * 3 * 4" });
  await expect(body).toHaveText("Typed: 2 * 3 * 4");
  await page.keyboard.press("Control+z");
  await expect(body).toHaveText("Typed:");
  await paste(page, { "text/html": "<span>by <b>hand</b><span> </span></span>", "text/plain": "by hand " });
  await page.keyboard.type("alone");
  await expect(body).toHaveText("Typed: by hand alone");
});

test("several paragraphs that are pasted into a table's cell are lines there, and into a note words of it", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Into narrow places", body: "" });
  const body = bodyOf(page);
  await body.click();
  await paste(page, { "text/html": "<table><tr><td></td><td>Year</td></tr></table>" });
  const cell = body.getByRole("columnheader").first();
  await cell.click();
  await paste(page, { "text/html": "<p>one</p><p>two</p><ul><li>three</li></ul>" });
  await expect(cell).toHaveText("onetwothree");
  await expect(cell.locator("br")).toHaveCount(2);
  await paste(page, { "text/plain": ", four\n\nfive" });
  await expect(cell).toHaveText("onetwothree, fourfive");

  await page.keyboard.press("Control+End");
  await page.keyboard.type("Sold");
  await page.keyboard.press("Control+Alt+f");
  const note = page.getByRole("textbox", { name: "Text of the note" });
  await expect(note).toBeFocused();
  await paste(page, { "text/html": "<p>To <b>whom</b></p><p>and when</p>" }, note);
  await expect(note).toHaveText("To whom and when");
  await page.keyboard.press("Enter");
  await page.keyboard.type(" twice.");
  await expect(body).toContainText("Sold twice.");
});

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
  const input = await page.context().newCDPSession(page);
  await input.send("Input.imeSetComposition", { text: " س", selectionStart: 2, selectionEnd: 2 });
  await input.send("Input.imeSetComposition", { text: " سل", selectionStart: 3, selectionEnd: 3 });
  await input.send("Input.insertText", { text: " سلام" });
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
  const input = await page.context().newCDPSession(page);
  for (const text of ["t", "tw"])
    await input.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await input.send("Input.insertText", { text: "twice" });
  await expect(bodyOf(page)).toHaveText("Soldtwice");
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
  const input = await page.context().newCDPSession(page);
  await input.send("Input.imeSetComposition", { text: "س", selectionStart: 1, selectionEnd: 1 });
  await input.send("Input.insertText", { text: "سلام" });
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

test("a film contacts nobody before a reader asks for it, only its page lets its host in, and it is a link without scripts", async ({
  page,
  stranger,
  plainPage,
  accounts,
  expected,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "With a film", body: "Before." });
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n/film\n");
  await page.getByLabel("Address of the page").fill("https://example.org/film");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Address of the page")).toHaveAccessibleDescription(/Only from YouTube/);
  await page.getByLabel("Address of the page").fill("https://youtu.be/dQw4w9WgXcQ");
  await page.getByLabel("What it shows").fill("The harbour at dawn");
  await page.keyboard.press("Enter");
  await expect(bodyOf(page).locator(".embed")).toContainText("The harbour at dawn");
  const hint = bodyOf(page).getByText("Nothing is loaded before a reader asks for it.");
  await expect(hint).toHaveAttribute("lang", "en");
  await expect(hint).toHaveAttribute("dir", "ltr");
  await publish(page);

  const asked: string[] = [];
  await stranger.route("https://www.youtube-nocookie.com/**", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<p>A player</p>" });
  });
  expected.push(/a request to another host: https:\/\/www\.youtube-nocookie\.com/);
  const answer = await stranger.goto("/en/articles/with-a-film");
  expect(answer?.headers()["content-security-policy"]).toContain(
    "frame-src https://www.youtube-nocookie.com",
  );
  const others = await stranger.request.get("/en");
  expect(others.headers()["content-security-policy"]).not.toContain("frame-src");
  expect(others.headers()["cross-origin-embedder-policy"]).toBe("require-corp");
  await expect(stranger.getByRole("link", { name: "The harbour at dawn" })).toHaveAttribute(
    "href",
    "https://youtu.be/dQw4w9WgXcQ",
  );
  expect(asked).toEqual([]);
  await expectAccessible(stranger);
  await stranger.emulateMedia({ media: "print" });
  for (const role of ["button", "search"] as const) await expect(stranger.getByRole(role)).toHaveCount(0);
  await stranger.emulateMedia({ media: "screen" });
  await stranger.getByRole("button", { name: "Load from YouTube" }).click();
  await expect(
    stranger.frameLocator("iframe[title='The harbour at dawn']").getByText("A player"),
  ).toBeVisible();
  expect(asked).toEqual(["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"]);

  await plainPage.goto("/en/articles/with-a-film");
  await expect(plainPage.getByRole("link", { name: "The harbour at dawn" })).toBeVisible();
  await expect(plainPage.getByRole("button", { name: "Load from YouTube" })).toBeHidden();
  await expect(plainPage.getByText("Nothing is asked of YouTube before that")).toBeHidden();
});

test("a read-also card shows the other article's present title, and is gone while readers cannot see it", async ({
  page,
  stranger,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "The one led to" });
  await publish(page);
  const other = page.url();
  await page.goto("/admin/articles");
  await write(page, { title: "The one that leads", body: "Before." });
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n/read");
  await page.keyboard.press("Enter");
  await page.keyboard.type("one led");
  await page.getByRole("option", { name: /The one led to/ }).click();
  await expect(bodyOf(page).locator(".read-also")).toContainText("The one led to");
  await publish(page);

  await stranger.goto("/en/articles/the-one-that-leads");
  await expect(stranger.locator(".prose .read-also")).toContainText("Read also The one led to");
  await page.goto(other);
  await field(page, "Title").fill("The one led to, renamed");
  await field(page, "Slug").fill("led-to-renamed");
  await page.getByRole("button", { name: "Update", exact: true }).click();
  await expectSaved(page);
  await stranger.reload();
  await stranger.locator(".prose .read-also").getByRole("link", { name: "The one led to, renamed" }).click();
  await expect(stranger).toHaveURL(/\/en\/articles\/led-to-renamed$/);
  await withdraw(page);
  await stranger.goto("/en/articles/the-one-that-leads");
  await expect(stranger.locator(".prose")).toContainText("Before.");
  await expect(stranger.locator(".prose .read-also")).toBeHidden();
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

test("what runs the other way stands in the editor of a Persian text as readers see it, in every kind of block", async ({
  page,
  stranger,
  accounts,
}) => {
  const { keyboard } = page;
  await signIn(page, accounts.editor);
  await write(page, { title: "فاصله", body: "", slug: "distance", lang: "fa" });
  await bodyOf(page).click();
  await keyboard.type("نمک 94 km^[94 km]\n## نمک 94 km\n- نمک 94 km\n\n> نمک 94 km\n-- 94 km\n/callout");
  await expect(page.getByRole("option", { name: "Call-out" })).toHaveAttribute("aria-selected", "true");
  await keyboard.press("Enter");
  await keyboard.type("نمک 94 km");
  await keyboard.press("Control+End");
  await keyboard.type("/table");
  await expect(page.getByRole("option", { name: "Table" })).toHaveAttribute("aria-selected", "true");
  await keyboard.press("Enter");
  for (const cell of ["94 km", "94 km نمک", "12", "نمک", "94 km"]) {
    await keyboard.type(cell);
    await keyboard.press("Tab");
  }
  await keyboard.type("94 km");
  await page.getByRole("button", { name: "Align left" }).click();
  // In an aligned column the words run their own way, and stand where the column does.
  await expect(bodyOf(page).locator("td p").filter({ hasText: "94 km" }).last()).toHaveCSS(
    "text-align",
    "left",
  );
  await bodyOf(page).locator(".note-mark").click();
  await expect(page.getByRole("textbox", { name: "Text of the note" })).toHaveAttribute("dir", "ltr");
  await keyboard.press("Escape");
  const notes = page.getByRole("region", { name: "Notes" });
  const inEditor = [...(await distancesIn(bodyOf(page))), ...(await distancesIn(notes))];
  await publish(page);

  await stranger.goto("/fa/articles/distance");
  const toReaders = await distancesIn(stranger.locator("article .prose"));
  expect(inEditor).toEqual(toReaders);
  const note = stranger.locator("article .notes li");
  const [number, place] = await Promise.all([note, note.locator("..")].map((each) => each.boundingBox()));
  expect(number?.x, "there is room for its number").toBeGreaterThan(place?.x ?? 0);
  // In cells and notes by most of the letters; elsewhere as the text around.
  const [km94, as94km] = ["km 94", "94 km"];
  expect(toReaders).toEqual([...Array(6).fill(km94), as94km, km94, as94km, as94km, as94km]);
});

test("what is typed runs as its letters do, with an input method too, until it is turned by hand", async ({
  page,
  stranger,
  accounts,
}) => {
  const { keyboard } = page;
  await signIn(page, accounts.editor);
  await write(page, { title: "Two scripts", body: "", slug: "two-scripts", lang: "en" });
  const body = bodyOf(page);
  await body.click();
  await keyboard.type("It was said:\n«نمک را فروختند.»\nNobody asked.\n- یک\nTwo");
  await expect(body.locator("[dir]")).toHaveText(["«نمک را فروختند.»", "یکTwo", "Two"]);
  await expect(body.locator("ul")).toHaveAttribute("dir", "rtl");
  await expect(body.getByText("Two"), "it stands at its sign").toHaveCSS("text-align", "right");
  await keyboard.type("\n\n");
  const input = await page.context().newCDPSession(page);
  await input.send("Input.imeSetComposition", { text: "نم", selectionStart: 2, selectionEnd: 2 });
  await input.send("Input.imeSetComposition", { text: "نمک", selectionStart: 3, selectionEnd: 3 });
  await input.send("Input.insertText", { text: "نمک" });
  await expect(body.getByText("نمک", { exact: true })).toHaveAttribute("dir", "rtl");
  await keyboard.type(" ماند");
  await expect(body.locator("> p[dir=rtl]").last()).toHaveText("نمک ماند");
  await keyboard.type("\nس");
  await expect(body.locator("> p[dir=rtl]")).toHaveCount(3);
  await keyboard.press("Control+z");
  await expect(body.locator("> p[dir=rtl]")).not.toHaveCount(3);
  await keyboard.press("Control+Shift+z");
  await expect(body.locator("> p[dir=rtl]")).toHaveCount(3);
  await keyboard.type("\nدست");
  await keyboard.press("Control+Alt+d");
  await keyboard.type(" آخر");
  await expect(body.getByText("دست آخر")).not.toHaveAttribute("dir");
  await keyboard.press("Enter");
  await paste(page, { "text/plain": "کنار دریا\n\nBy the sea" });
  await expect(body.locator("> p[dir=rtl]").last()).toHaveText("کنار دریا");
  await publish(page);
  await stranger.goto("/en/articles/two-scripts");
  await expect(stranger.locator("article .prose > [dir=rtl]")).toHaveText([
    "«نمک را فروختند.»",
    /یک\s*Two/,
    "نمک ماند",
    "س",
    "کنار دریا",
  ]);
});

/** How each "94 km" of a text stands, as the eye reads it. */
async function distancesIn(text: Locator): Promise<string[]> {
  return text.evaluate((root) => {
    const found: string[] = [];
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const at = node.textContent?.indexOf("94 km") ?? -1;
      if (at < 0) continue;
      const leftOf = (from: number) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + 2);
        return range.getBoundingClientRect().left;
      };
      found.push(leftOf(at) < leftOf(at + 3) ? "94 km" : "km 94");
    }
    return found;
  });
}

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

/** Begins a note where the text ends. Gives the box that it is written in. */
async function beginNote(page: Page): Promise<Locator> {
  await bodyOf(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Control+Alt+f");
  const note = page.getByRole("textbox", { name: "Text of the note" });
  await expect(note).toBeFocused();
  return note;
}

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

async function paste(page: Page, data: Record<string, string>, into = bodyOf(page)): Promise<void> {
  await into.evaluate((element, given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}
