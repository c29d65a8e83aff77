import { writeFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { png } from "#fixtures/pictures.ts";
import { expectAccessible } from "./axe.ts";
import { bodyOf, publish, saveDraft, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

const figures = (page: Page) => bodyOf(page).locator("figure img");

/** Hands files to the text as a paste or a drop does. */
async function give(target: Locator, kind: "paste" | "drop", files: { name: string; bytes: Buffer }[]) {
  const given = files.map(({ name, bytes }) => ({ name, bytes: bytes.toString("base64") }));
  await target.evaluate(
    (element, { given, kind }) => {
      const transfer = new DataTransfer();
      for (const { name, bytes } of given) {
        const blob = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
        transfer.items.add(new File([blob], name, { type: "image/png" }));
      }
      const { right, bottom, left, top } = element.getBoundingClientRect();
      const place = { clientX: (left + right) / 2, clientY: top + (bottom - top) * 0.9 };
      const options = { bubbles: true, cancelable: true, ...place };
      element.dispatchEvent(
        kind === "paste"
          ? new ClipboardEvent("paste", { ...options, clipboardData: transfer })
          : new DragEvent("drop", { ...options, dataTransfer: transfer }),
      );
    },
    { given, kind },
  );
}

for (const { lang, width, typed } of [
  {
    lang: "en",
    width: 1280,
    typed: { alt: "A blue lake", caption: "The lake in spring.", words: "The lake was there." },
  },
  {
    lang: "fa",
    width: 360,
    typed: { alt: "دریاچه‌ای آبی", caption: "Urmia: دریاچه در بهار.", words: "دریاچه آنجا بود." },
  },
]) {
  test(`an article gets its pictures by choosing, pasting and dropping, and a stranger sees them without scripts: ${lang}, ${width} px`, async ({
    page,
    plainPage,
    stranger,
    site,
    accounts,
    expected,
  }) => {
    expected.push(/400|Bad Request/);
    await signIn(page, accounts.editor, site.url);
    const slug = `lake-${lang}`;
    await write(page, { title: typed.caption, body: typed.words, slug, lang });
    const body = bodyOf(page);
    await page.setViewportSize({ width, height: 800 });

    // From the slash menu, by the keyboard, a new file.
    await body.press("Control+End");
    await body.press("Enter");
    await body.pressSequentially("/picture");
    await body.press("Enter");
    const picker = page.getByRole("dialog", { name: "Choose a picture" });
    await picker
      .getByLabel("Add pictures")
      .setInputFiles({ name: "lake.png", mimeType: "image/png", buffer: await png(900, 600) });
    await expect(figures(page)).toHaveCount(1);
    await expect(body.getByLabel("Caption")).toBeFocused();
    await expect(body.getByLabel("Caption")).toBeInViewport({ ratio: 1 });
    await expect(page.getByText("Nobody has described this picture yet")).toBeVisible();
    // What the desk asks for is its own language, whatever the text's is; what is written there is the text's.
    const alt = body.getByLabel("Alt text");
    await expect(alt).toHaveAttribute("lang", "en");
    await expect(alt).toHaveAttribute("dir", "ltr");
    await alt.fill(typed.alt);
    await expect(alt).not.toHaveAttribute("lang");
    await expect(alt).toHaveAttribute("dir", "auto");
    await body.getByLabel("Caption").fill(typed.caption);
    // As readers see it, whatever its first letter is.
    await expect(body.getByLabel("Caption")).toHaveCSS("direction", lang === "fa" ? "rtl" : "ltr");
    await expect(page.getByText("Nobody has described this picture yet")).toBeHidden();
    await expect(body.getByRole("link", { name: "Name who took it" })).toHaveAttribute(
      "href",
      /^\/admin\/media\/[\w-]{16}$/,
    );
    const inLibrary = await body.getByRole("link", { name: "Name who took it" }).getAttribute("href");
    await body.getByLabel("Caption").press("Enter");

    // Pasted, and dropped: two at once, in their order, of which one is refused where it would have stood.
    await give(body, "paste", [{ name: "pasted.png", bytes: await png(600, 400) }]);
    await expect(figures(page)).toHaveCount(2);
    await give(body.locator("p").first(), "drop", [
      { name: "text.png", bytes: Buffer.from("no picture") },
      { name: "dropped.png", bytes: await png(400, 600) },
    ]);
    await expect(figures(page)).toHaveCount(3);
    const refused = body.locator(".upload-place");
    await expect(refused).toContainText("text.png");
    await expect(refused.getByRole("status")).not.toBeEmpty();
    await refused.getByRole("button", { name: "Dismiss" }).click();
    await expect(refused).toBeHidden();
    await body.press("Control+z");
    await expect(figures(page)).toHaveCount(2);
    await body.press("Control+Shift+z");
    await expect(figures(page)).toHaveCount(3);

    // A gallery of what the library has, put in another order.
    await body.press("Control+End");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("button", { name: "Gallery" }).click();
    const choices = picker.getByRole("list").last().getByRole("button");
    await choices.nth(0).click();
    await choices.nth(1).click();
    await picker.getByRole("button", { name: "Insert 2 pictures" }).click();
    const thumbs = body.locator(".gallery-view").getByRole("button", { name: /^Picture \d/ });
    await expect(thumbs.locator("img")).toHaveCount(2);
    const second = await thumbs.nth(1).locator("img").getAttribute("src");
    await thumbs.nth(1).click();
    await body.getByRole("button", { name: "Move picture 2 forward" }).click();
    await expect(thumbs.nth(0).locator("img")).toHaveAttribute("src", second ?? "");
    await thumbs.nth(0).dragTo(thumbs.nth(1));
    await expect(thumbs.nth(1).locator("img")).toHaveAttribute("src", second ?? "");
    await expectAccessible(page);
    await publish(page);
    // Published, the text describes its picture in the library, too.
    await page.goto(site.url + inLibrary);
    const words = page.getByRole("group", { name: lang === "fa" ? "فارسی" : "English" });
    await expect(words.getByLabel("Alt text")).toHaveValue(typed.alt);
    await expect(words.getByLabel("Caption")).toHaveValue(typed.caption);

    await plainPage.setViewportSize({ width, height: 800 });
    await plainPage.goto(`${site.url}/${lang}/articles/${slug}`);
    const article = plainPage.getByRole("article");
    await expect(article.getByRole("img", { name: typed.alt })).toBeVisible();
    await expect(article.getByRole("figure").filter({ hasText: typed.caption })).toHaveCount(1);
    await expect(article.locator("figure img")).toHaveCount(5);
    await expect(article.locator("script, [style]")).toHaveCount(0);
    const largest = await article.locator("figure.gallery a").first().getAttribute("href");
    expect(largest).toMatch(/^\/media\/[\w-]{16}\/[\w-]{16}\/f\d+\.jpg$/);
    const answer = await plainPage.request.get(site.url + largest);
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "image/jpeg"]);

    await stranger.setViewportSize({ width, height: 800 });
    await stranger.goto(`${site.url}/${lang}/articles/${slug}`);
    await expect(stranger.getByRole("img", { name: typed.alt })).toBeVisible();
    await stranger.emulateMedia({ media: "print" });
    for (const figure of await stranger.getByRole("article").locator(".gallery figure").all())
      await expect(figure, "on paper a picture stays with its caption").toHaveCSS("break-inside", "avoid");
    await stranger.emulateMedia({ media: "screen" });
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await stranger.evaluate(overflow)).toBe(0);
    await expectAccessible(stranger);
  });
}

test("what could not be sent is tried again where it stands: in the picker, which then shows a preview's lead, and in the text", async ({
  page,
  context,
  site,
  accounts,
  expected,
}) => {
  expected.push(/ERR_CONNECTION_RESET/);
  const upload = "**/admin/media/upload";
  const again = page.getByRole("button", { name: "Try again" });
  await signIn(page, accounts.editor, site.url);
  await write(page, { title: "On a poor line", body: "Words." });
  await page.route(upload, (route) => route.abort("connectionreset"));
  await page.getByRole("button", { name: "Choose a picture" }).click();
  await page
    .getByRole("dialog")
    .getByLabel("Add pictures")
    .setInputFiles({ name: "lead.png", mimeType: "image/png", buffer: await png(900, 600) });
  await expect(again).toBeVisible();
  await page.unroute(upload);
  await again.click();
  const lead = page.getByRole("group", { name: "Lead picture" });
  await expect(lead.getByText("lead.png")).toBeVisible();
  await expect(lead.getByRole("link", { name: "Describe it" })).toBeVisible();

  await page.route(upload, (route) => route.abort("connectionreset"));
  await give(bodyOf(page), "paste", [{ name: "in the text.png", bytes: await png(600, 400) }]);
  await expect(again).toBeVisible();
  await page.unroute(upload);
  await again.click();
  await expect(figures(page)).toHaveCount(1);
  await expect(bodyOf(page)).toBeFocused();

  await saveDraft(page);
  const [preview] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "Preview" }).click(),
  ]);
  await expect(preview.locator("article .lead-picture img")).toHaveCount(1);
  await expect(preview.locator("article .prose figure:not(.lead-picture) img")).toHaveCount(1);
});

test("a file that is let go beside the text leaves the page as it is, and on the picker it is added", async ({
  page,
  site,
  accounts,
}, info) => {
  const file = info.outputPath("let go.png");
  await writeFile(file, await png(900, 600));
  const browser = await page.context().newCDPSession(page);
  const letGo = async (target: Locator) => {
    const box = await target.boundingBox();
    const place = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 };
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const)
      await browser.send("Input.dispatchDragEvent", { type, ...place, data });
  };
  await signIn(page, accounts.editor, site.url);
  await write(page, { title: "Let go beside", body: "Words." });
  await letGo(page.getByText("Standfirst", { exact: true }));
  await page.getByRole("button", { name: "Choose a picture" }).click();
  await letGo(page.getByRole("dialog").getByRole("heading"));
  const lead = page.getByRole("group", { name: "Lead picture" });
  await expect(lead.getByText("let go.png")).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Let go beside");
  expect(page.context().pages()).toHaveLength(1);
});

test("of a pasted text the pictures that it carries stand where they stood, and the others are counted", async ({
  page,
  site,
  accounts,
}) => {
  await signIn(page, accounts.editor, site.url);
  await write(page, { title: "From a word processor", body: "Own words." });
  const body = bodyOf(page);
  const carried = `data:image/png;base64,${(await png(600, 400)).toString("base64")}`;
  const html = `<p>Before</p><p><img src="${carried}"></p><p>Between<img src="file:///C:/1.png"></p><img src="${carried}"><p>After<img src="https://example.org/2.png"></p>`;
  await body.press("Control+End");
  await body.press("Enter");
  await body.evaluate((element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
  const note = body.locator(".upload-place").filter({ hasText: "2 pictures" });
  await expect(note).toContainText("Save them as files and drop them here");
  await expect(figures(page)).toHaveCount(2);
  await note.getByRole("button", { name: "Dismiss" }).click();
  await expect(body.locator(".upload-place")).toHaveCount(0);
  const blocks = () =>
    body.evaluate((element) =>
      [...element.children].map((block) => (block.querySelector("img") ? "picture" : block.textContent)),
    );
  await expect.poll(blocks).toEqual(["Own words.", "Before", "picture", "Between", "picture", "After"]);
  await expectAccessible(page);
});

test("what is pasted while a picture is selected stands after it, and not in its place", async ({
  page,
  site,
  accounts,
}) => {
  await signIn(page, accounts.editor, site.url);
  await write(page, { title: "Pasted after", body: "Before" });
  await give(bodyOf(page), "paste", [{ name: "stays.png", bytes: await png(600, 400) }]);
  await figures(page).click();
  await bodyOf(page).evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", "<p>one</p><p>two</p>");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(bodyOf(page).locator("> p")).toHaveText(["Before", "one", "two"]);
  await expect(figures(page)).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(bodyOf(page).locator("> p").filter({ hasText: /./ })).toHaveText(["Before"]);
  await expect(figures(page)).toHaveCount(1);
});

test("the frame of a picture's cut is dragged by its corner", async ({ page, site, accounts }) => {
  await signIn(page, accounts.editor, site.url);
  await page.goto(`${site.url}/admin/media`);
  await page
    .getByLabel("Add pictures")
    .setInputFiles({ name: "wide.png", mimeType: "image/png", buffer: await png(900, 600) });
  await page.getByRole("link", { name: "Describe it" }).click();
  const stage = page.locator(".media-stage");
  await stage.scrollIntoViewIfNeeded();
  await expect(stage.locator("img")).toBeVisible();
  const box = await stage.boundingBox();
  if (!box) throw new Error("the picture has no place on the page");
  await page.mouse.move(box.x + box.width - 3, box.y + box.height - 3);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.7, { steps: 5 });
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 5 });
  await page.mouse.up();
  const widthField = page.getByLabel("Width (%)");
  await expect.poll(async () => Math.round(Number(await widthField.inputValue()))).toBeLessThan(55);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/4\d\d × \d\d\d pixels/)).toBeVisible();
});

test("a press on the bar right after a picture's words does what it says, though the picture folds", async ({
  page,
  site,
  accounts,
}) => {
  await page.setViewportSize({ width: 390, height: 740 });
  await signIn(page, accounts.editor, site.url);
  await write(page, { title: "Near the end", body: "Own words." });
  await page.getByRole("button", { name: "Picture", exact: true }).click();
  await page.getByRole("dialog", { name: "Choose a picture" }).getByRole("listitem").first().click();
  const caption = bodyOf(page).getByLabel("Caption");
  const tool = bodyOf(page).getByRole("button", { name: "Take it out" });
  await expect(figures(page)).toBeVisible();
  await caption.focus();
  await expect(tool).toBeVisible();
  // So near the page's end that the bar moves up when the page becomes shorter.
  await page.evaluate(() =>
    window.scrollTo(0, document.documentElement.scrollHeight - window.innerHeight - 60),
  );
  const way = await page.getByRole("link", { name: "Settings of this article" }).boundingBox();
  if (!way) throw new Error("the bar has no way to the settings");
  await page.mouse.move(way.x + 20, way.y + way.height - 6);
  await expect(caption).toBeFocused();
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByLabel("Slug", { exact: true })).toBeInViewport();
  await expect(page.locator(".figure-tools"), "afterwards it folds").toHaveCSS("position", "absolute");
});
