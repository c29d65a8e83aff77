import { bodyOf, expectStanding, field, holdScripts, publish, saveDraft, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

// What is written before the scripts of the page, and with them the editor, have come.

for (const place of ["an article", "a new translation's proposal"])
  test(`what is typed over ${place} before the page's scripts have come stays, and is saved`, async ({
    page,
    accounts,
  }) => {
    const typed = `Typed over ${place}`;
    await signIn(page, accounts.editor);
    await write(page, { title: "Slow line" });
    await expectStanding(page, /^Saved at /);
    const id = new URL(page.url()).pathname.split("/").at(-1);
    const address = place === "an article" ? page.url() : `/admin/articles/new?translationOf=${id}&lang=fa`;
    const release = await holdScripts(page);
    await page.goto(address, { waitUntil: "domcontentloaded" });
    await expect(field(page, "Title")).toHaveValue("Slow line");
    await field(page, "Title").fill(typed);
    // As an input method or a phone's keyboard does: without keys.
    await field(page, "Standfirst").selectText();
    await page.keyboard.insertText("روی خطی کند نوشته شد");
    await expect(bodyOf(page)).toHaveCount(0);
    release();
    await expect(bodyOf(page)).toBeVisible();
    await expect(field(page, "Title")).toHaveValue(typed);
    await expect(field(page, "Standfirst")).toHaveValue("روی خطی کند نوشته شد");
    await expectStanding(page, /^Saved at /);
    await page.goto("/admin/articles");
    await expect(page.getByRole("link", { name: typed })).toBeVisible();
  });

test("what is typed at the very moment in which the page's scripts take a field over stays, and is saved", async ({
  page,
  accounts,
}) => {
  const typed = "Typed between two moments";
  await signIn(page, accounts.editor);
  // React gives a field its first text as it takes it over; what is typed follows at once, before anything else of the page runs.
  await page.addInitScript((text) => {
    const fields = HTMLTextAreaElement.prototype;
    const own = Object.getOwnPropertyDescriptor(fields, "defaultValue");
    let isTyped = false;
    Object.defineProperty(fields, "defaultValue", {
      ...own,
      set(this: HTMLTextAreaElement, value: string) {
        own?.set?.call(this, value);
        if (isTyped || this.name !== "standfirst") return;
        isTyped = true;
        queueMicrotask(() => {
          this.value = text;
        });
      },
    });
  }, typed);
  await page.goto("/admin/articles/new");
  await expect(bodyOf(page)).toBeVisible();
  await expect(field(page, "Standfirst")).toHaveValue(typed);
  await field(page, "Title").fill("Between two moments");
  await expectStanding(page, /^Saved at /);
  await page.goto("/admin/articles");
  await page.getByRole("link", { name: "Between two moments" }).click();
  await expect(field(page, "Standfirst")).toHaveValue(typed);
});

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
  await page.goto(standing, { waitUntil: "domcontentloaded" });
  await field(page, "Title").fill("Who pays for us");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. Readers see it now.")).toBeVisible();
  await stranger.goto("/en/pages/how-we-are-funded");
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Who pays for us");
  await expect(stranger.getByText("By readers alone.")).toBeVisible();

  await page.goto(article, { waitUntil: "domcontentloaded" });
  await field(page, "Title").fill("Earlier on a slow line");
  await page.getByRole("button", { name: "Update" }).click();
  await expect(page).toHaveURL(/done=save/);
  await stranger.goto("/en/articles/early-on-a-slow-line");
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Earlier on a slow line");
  await expect(stranger.getByText("What stands in it.")).toBeVisible();
});

test("what is written at the moment in which the editor is made is saved with the form", async ({
  page,
  accounts,
  expected,
}) => {
  expected.push(/Blocked script execution in 'about:srcdoc'/);
  await signIn(page, accounts.editor);
  await page.goto("/admin/newsletter");
  await page.getByRole("button", { name: "New issue" }).click();
  await page.getByRole("link", { name: "Words", exact: true }).click();
  await expect(page.getByRole("group", { name: "English" })).toBeVisible();
  // The form's scripts look for the field first; the editor comes a moment later.
  await page.addInitScript(() => {
    const find = document.getElementById.bind(document);
    document.getElementById = (id) => {
      const field = find(id);
      if (field instanceof HTMLTextAreaElement) {
        document.getElementById = find;
        queueMicrotask(() => {
          field.focus();
          field.value = "Early words.";
          field.setSelectionRange(0, 0);
        });
      }
      return field;
    };
  });
  await page.reload();
  const introduction = (language: string) =>
    page.getByRole("textbox", { name: `Introduction in ${language}` });
  await expect(introduction("فارسی")).toHaveAttribute("contenteditable", "true");
  await expect(introduction("English")).toHaveValue("Early words.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("link", { name: "Preview", exact: true }).click();
  await expect(page.frameLocator("iframe").getByText("Early words.")).toBeVisible();
});

test("a text is written before the scripts have come, and where they never do; the editor goes on with it", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  const release = await holdScripts(page);
  await page.goto("/admin/articles/new", { waitUntil: "domcontentloaded" });
  await field(page, "Title").fill("Written without the editor");
  await bodyOf(page).fill("A first **bold** word.");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).toHaveURL(/done=save/);
  await expect(page.locator(".writing-preview strong")).toHaveText("bold");
  const article = page.url().replace(/\?.*/, "");

  // The text that stands there is shown as readers see it; after a while there is a way to write in it nonetheless.
  await expect(bodyOf(page)).toBeHidden();
  await page.getByLabel("Write as Markdown").check();
  await bodyOf(page).press("ControlOrMeta+End");
  await bodyOf(page).pressSequentially("\n\nA second one");
  release();
  await expect(
    page
      .getByText("Saved at")
      .or(page.getByText(/^Saved/))
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("toolbar").first()).toBeVisible();
  await expect(bodyOf(page)).toBeFocused();
  await page.keyboard.type(", gone on with.");
  await expect(bodyOf(page).locator("p")).toHaveText(["A first bold word.", "A second one, gone on with."]);
  await expect(bodyOf(page).locator("strong")).toHaveText("bold");
  await saveDraft(page);
  await page.goto(article);
  await expect(bodyOf(page).locator("p")).toHaveText(["A first bold word.", "A second one, gone on with."]);
});

test("the editor does not take a text from under who writes it, and what is refused is not lost when it comes", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  let release = await holdScripts(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/admin/articles/new", { waitUntil: "domcontentloaded" });
  await bodyOf(page).pressSequentially("Between the scripts");
  for (let step = 0; step < 7; step += 1) await page.keyboard.press("ArrowLeft");
  release();
  await page.waitForLoadState("networkidle");
  await page.keyboard.type("old ");
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
  await expect(bodyOf(page), "what is written saves itself").toHaveValue("Between the old scripts");
  await field(page, "Title").click();
  await expect(bodyOf(page).locator("p")).toHaveText("Between the old scripts");

  release = await holdScripts(page);
  await page.goto("/admin/pages/new", { waitUntil: "domcontentloaded" });
  await bodyOf(page).fill("Refused, and kept.");
  await page.getByRole("button", { name: "Put it on the site" }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  release();
  await expect(page.getByRole("toolbar").first()).toBeVisible();
  await expect(bodyOf(page).locator("p")).toHaveText("Refused, and kept.");
});

test("a press that leaves a text which the editor then takes over does what it was aimed at, however long it lasts", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  const release = await holdScripts(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/admin/pages/new", { waitUntil: "domcontentloaded" });
  await field(page, "Title").fill("Pressed for long");
  await bodyOf(page).pressSequentially("Of the press");
  await bodyOf(page).press("Home");
  release();
  await page.waitForLoadState("networkidle");
  const button = page.getByRole("button", { name: "Put it on the site" });
  await button.scrollIntoViewIfNeeded();
  await button.click({ delay: 1500 });
  await expect(page.getByRole("link", { name: "Pressed for long" })).toBeVisible();
});
