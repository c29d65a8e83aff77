import { writeFile } from "node:fs/promises";
import * as pictures from "#fixtures/pictures.ts";
import { expectAccessible } from "./axe.ts";
import { publish, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

test("pictures are sent many at once, each with its own outcome; described, cut, found again and deleted", async ({
  page,
  site,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await page.getByRole("link", { name: "Pictures" }).click();
  await page.getByLabel("Add pictures").setInputFiles([
    { name: "held sideways.jpg", mimeType: "image/jpeg", buffer: await pictures.rotated() },
    { name: "drawing.png", mimeType: "image/png", buffer: pictures.svg() },
    { name: "bomb.png", mimeType: "image/png", buffer: pictures.bomb() },
  ]);
  const uploads = page.getByRole("list", { name: "Uploads" });
  await expect(uploads.getByRole("listitem").filter({ hasText: "drawing.png" })).toContainText(
    "drawing in SVG",
  );
  await expect(uploads.getByRole("listitem").filter({ hasText: "bomb.png" })).toContainText(
    "60 million pixels",
  );
  await expect(page.getByText("1 of 3 added. 2 were not taken.")).toBeVisible();
  await expect(uploads.getByRole("listitem").first()).toContainText("drawing.png");
  await page.getByRole("button", { name: "Dismiss: drawing.png" }).click();
  await expect(page.getByText("1 of 2 added. One was not taken.")).toBeVisible();
  await uploads.getByRole("link", { name: "Describe it" }).click();
  const english = page.getByRole("group", { name: "English" });
  await english.getByLabel("Alt text").fill("A red kite over the salt works");
  await page
    .getByRole("group", { name: "فارسی" })
    .getByLabel("Alt text")
    .fill("بادبادکی سرخ بر فراز کارخانهٔ نمک");
  await page.getByLabel("Width (%)").fill("50");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "A red kite over the salt works" })).toBeVisible();
  await expect(page.getByText("200 × 600 pixels")).toBeVisible();

  await page.goto(`${site.url}/admin/media`);
  await page.getByLabel("Find").fill("kite red");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("main").getByRole("img")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link", { name: "A red kite over the salt works" }).click();
  await page.getByText("Delete this picture").click();
  await page.getByRole("button", { name: "Delete the picture" }).click();
  await expect(page.getByText("Deleted.")).toBeVisible();
});

test("an upload is called off while it waits or is on its way, and the others go on", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.author);
  await page.getByRole("link", { name: "Pictures" }).click();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/admin/media/upload", async (route) => {
    await released;
    await route.continue().catch(() => undefined);
  });
  const names = ["first.png", "second.png", "third.png"];
  const buffer = await pictures.png(64, 64);
  await page
    .getByLabel("Add pictures")
    .setInputFiles(names.map((name) => ({ name, mimeType: "image/png", buffer })));
  const uploads = page.getByRole("list", { name: "Uploads" });
  await expect(uploads.getByRole("listitem").filter({ hasText: "third.png" })).toContainText("Waiting");
  await page.getByRole("button", { name: "Cancel: third.png" }).click();
  await page.getByRole("button", { name: "Cancel: first.png" }).click();
  await expect(uploads.getByRole("listitem")).toHaveCount(1);
  release();
  await expect(uploads.getByRole("listitem")).toContainText("Added");
  const library = page.getByRole("main").getByRole("link");
  await expect(library.filter({ hasText: "second.png" })).toBeVisible();
  await expect(library.filter({ hasText: /first\.png|third\.png/ })).toHaveCount(0);
});

test("who is signed out while pictures are sent keeps those that were not, and sends them once signed in again", async ({
  page,
  context,
  accounts,
  expected,
}) => {
  expected.push(/401/);
  await signIn(page, accounts.author);
  await page.getByRole("link", { name: "Pictures" }).click();
  const buffer = await pictures.png(64, 64);
  const cookies = await context.cookies();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let isFirst = true;
  await page.route("**/admin/media/upload", async (route) => {
    if (!isFirst) return ended.then(() => route.continue());
    isFirst = false;
    const response = await route.fetch();
    await context.clearCookies();
    end();
    await route.fulfill({ response });
  });
  const names = ["kept 1.png", "kept 2.png", "kept 3.png"];
  await page
    .getByLabel("Add pictures")
    .setInputFiles(names.map((name) => ({ name, mimeType: "image/png", buffer })));
  await expect(page.getByText("1 of 3 added. 2 were not taken.")).toBeVisible();
  await expect(page.getByText("You were signed out.").first()).toBeVisible();
  await page.unroute("**/admin/media/upload");
  await context.addCookies(cookies);
  const again = page.getByRole("button", { name: "Try again" });
  await again.first().click();
  await again.last().click();
  await expect(page.getByText("3 of 3 added.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "kept 3.png" })).toBeVisible();
});

test("a picture is pasted or dropped on the library", async ({ page, accounts }) => {
  await signIn(page, accounts.editor);
  await page.getByRole("link", { name: "Pictures" }).click();
  await expect(page.getByLabel("Add pictures")).toBeVisible();
  const bytes = (await pictures.png(64, 64)).toString("base64");
  for (const kind of ["paste", "drop"] as const) {
    await page.evaluate(
      ({ bytes, kind }) => {
        const blob = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([blob], `${kind}.png`, { type: "image/png" }));
        const options = { bubbles: true, cancelable: true };
        document.body.dispatchEvent(
          kind === "paste"
            ? new ClipboardEvent("paste", { ...options, clipboardData: transfer })
            : new DragEvent("drop", { ...options, dataTransfer: transfer }),
        );
      },
      { bytes, kind },
    );
    const upload = page
      .getByRole("list", { name: "Uploads" })
      .getByRole("listitem")
      .filter({ hasText: `${kind}.png` });
    await expect(upload).toContainText("Added");
  }
  await page.getByLabel("Find").evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "words of a document");
    clipboardData.items.add(new File(["x"], "their picture.png", { type: "image/png" }));
    field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
  });
  await expect(page.getByRole("list", { name: "Uploads" }).getByRole("listitem")).toHaveCount(2);
});

test("a picture that is in use is replaced wherever it stands", async ({ page, stranger, accounts }) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "With a lead" });
  await page.getByRole("button", { name: "Choose a picture" }).click();
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: "image/png", buffer });
  await page
    .getByRole("dialog")
    .getByLabel("Add pictures")
    .setInputFiles(file("lead.png", await pictures.png(900, 600)));
  const describe = page.getByRole("link", { name: "Describe it" });
  await expect(describe).toBeVisible();
  await publish(page);
  await stranger.goto("/en/articles/with-a-lead");
  const lead = stranger.locator("article .lead-picture img");
  await expect(lead).toHaveAttribute("height", "600");

  await page.goto((await describe.getAttribute("href")) ?? "");
  await expect(page.getByRole("main")).toContainText("With a lead");
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles(file("other.png", await pictures.png(800, 700)));
  await page.getByRole("button", { name: "Replace", exact: true }).click();
  await expect(page.getByText("The picture is replaced, wherever it is used.")).toBeVisible();
  await stranger.reload();
  await expect(lead).toHaveAttribute("height", "700");
});

test("without scripts a plain form takes several files, and says which were refused and why", async ({
  plainPage,
  accounts,
  site,
}, info) => {
  await signIn(plainPage, accounts.editor, site.url);
  await plainPage.goto(`${site.url}/admin/media`);
  const good = info.outputPath("good.png");
  const bad = info.outputPath("bad.jpg");
  await writeFile(good, await pictures.png(80, 60));
  await writeFile(bad, await pictures.polyglot());
  await plainPage.getByLabel("Add pictures").setInputFiles([good, bad]);
  await plainPage.getByRole("button", { name: "Upload" }).click();
  const outcome = plainPage.getByRole("status").filter({ hasText: "One picture added." });
  await expect(outcome).toContainText("bad.jpg This picture also holds a web page");
  await expect(plainPage.getByText("good.png").first()).toBeVisible();

  // One alone leads to its own page; so does a new version of it.
  const said = plainPage.locator(".screen-message");
  await plainPage.getByLabel("Add pictures").setInputFiles([good]);
  await plainPage.getByRole("button", { name: "Upload" }).click();
  await expect(plainPage).toHaveURL(/\/admin\/media\/\w/);
  await expect(said).toContainText("One picture added.");
  await plainPage.getByLabel("File", { exact: true }).setInputFiles([bad]);
  await plainPage.getByRole("button", { name: "Replace", exact: true }).click();
  await expect(said).toContainText("Nothing was added.");
  await plainPage.getByLabel("File", { exact: true }).setInputFiles([good]);
  await plainPage.getByRole("button", { name: "Replace", exact: true }).click();
  await expect(said).toContainText("The picture is replaced, wherever it is used.");
});
