import { expectAccessible } from "./axe.ts";
import { bodyOf, field, press, publish, saveDraft, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

test("several articles are chosen in the list and done with at once, with scripts and without", async ({
  page,
  plainPage,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  for (const title of ["One of a bunch", "Two of a bunch"]) {
    await page.goto("/admin/articles");
    await write(page, { title });
    await saveDraft(page);
  }
  await page.goto("/admin/articles?words=bunch");
  await page.getByLabel("Choose One of a bunch").check();
  await page.getByLabel("Choose Two of a bunch").check();
  await field(page, "With those chosen").selectOption({ label: "Publish" });
  await page.getByRole("button", { name: "Do it" }).click();
  await expect(page.getByText("Done to 2 articles.")).toBeVisible();
  await expect(page.locator(".articles .status")).toHaveText(["Published", "Published"]);

  await signIn(plainPage, accounts.editor);
  await plainPage.goto("/admin/articles?words=bunch");
  await plainPage.getByLabel("Choose One of a bunch").check();
  await field(plainPage, "With those chosen").selectOption({ label: "Move to the trash" });
  await plainPage.getByRole("button", { name: "Do it" }).click();
  await expect(plainPage.getByText("One stays as it was")).toBeVisible();
});

test("the palette leads to any article and place by the keyboard alone", async ({ page, accounts }) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "A quokka in the palette" });
  await saveDraft(page);
  await page.goto("/admin/articles");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Go to a place or an article" });
  await expect(palette).toBeVisible();
  await page.keyboard.type("quokka");
  await expect(palette.getByRole("link", { name: "A quokka in the palette" })).toBeVisible();
  await expect(palette.getByRole("link")).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(bodyOf(page)).toContainText("A quokka in the palette");
});

test("the first screen shows one's drafts, what is coming and what readers got", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Tomorrow's news" });
  await field(page, "Publish at").fill("2099-01-01T10:00");
  await field(page, "Withdraw at").fill("2099-02-01T10:00");
  await press(page, "Schedule");
  await expect(page.getByText("Scheduled. It will come out by itself.")).toBeVisible();
  await page.goto("/admin/articles");
  await expect(page.getByRole("region", { name: "Coming" })).toContainText("Tomorrow's news");
  await write(page, { title: "Today's news" });
  await publish(page);
  await page.goto("/admin");
  const part = (name: string) => page.locator("section").filter({ has: page.getByRole("heading", { name }) });
  await expect(part("What you are writing")).toContainText("Tomorrow's news");
  await expect(part("Coming")).toContainText("Comes out");
  await expect(part("Coming")).toContainText("Goes");
  await expect(part("Just published")).toContainText("Today's news");
  await expect(page.getByText("@")).toBeHidden();
  await expectAccessible(page);
});
