import { bodyOf, paste, saveDraft, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

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
  const hidden = "<span style='display:none;mso-hide:all'>secret</span>";
  await paste(page, { "text/html": `<p>To ${hidden}<b>whom</b></p><p>and 2 * 3 * 4</p>` }, note);
  await expect(note).toHaveText("To whom and 2 * 3 * 4");
  await page.keyboard.press("Enter");
  await page.keyboard.type(" twice.");
  await expect(body).toContainText("Sold twice.");
});

test("a table that is pasted into another one fills its empty cells, and takes no words' place", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Figures", body: "" });
  const body = bodyOf(page);
  await body.click();
  const figures = {
    "text/html": "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
  };
  await paste(page, {
    "text/html": "<table><tr><td>Year</td><td></td></tr><tr><td></td><td></td></tr></table>",
  });
  const cells = body.locator("td, th");
  await cells.nth(1).click();
  await paste(page, figures);
  await expect(cells).toHaveText(["Year", "1", "2", "", "3", "4"]);
  await cells.first().click();
  // The editor learns of a moved caret a moment after the browser.
  await page.keyboard.type("s");
  await expect(cells.first()).toHaveText(/s/);
  await paste(page, figures);
  await expect(body.getByRole("table")).toHaveCount(2);
  await expect(cells).toHaveText([/s/, "1", "2", "", "3", "4", "1", "2", "3", "4"]);
  await page.keyboard.press("Control+z");
  await expect(body.getByRole("table")).toHaveCount(1);
});
