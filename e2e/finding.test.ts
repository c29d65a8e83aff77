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
  await expect(page.locator(".many").getByLabel("Topic")).toBeHidden();
  await field(page, "With those chosen").selectOption({ label: "Give a topic" });
  await page.locator(".many").getByLabel("Topic").selectOption({ label: "Economy" });
  await page.getByRole("button", { name: "Do it" }).click();
  await expect(page.getByText("Done to 2 articles.")).toBeVisible();
  await expect(page.locator(".articles tbody").getByText("Economy")).toHaveCount(2);
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

test("a person's filter gets a name, stands above the list for them alone, and goes again, with scripts and without", async ({
  page,
  plainPage,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await page.goto("/admin/articles?status=published&lang=fa");
  await page.getByText("Save this filter").click();
  await page.getByRole("button", { name: "Save the filter" }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  await field(page, "Name of the filter").fill("Persian, out");
  await page.getByRole("button", { name: "Save the filter" }).click();
  const filters = page.getByRole("navigation", { name: "Saved filters" });
  await expect(filters.getByRole("link", { name: "Persian, out" })).toHaveAttribute("aria-current", "page");
  await filters.getByRole("link", { name: "All articles" }).click();
  await expect(page).toHaveURL(/\/admin\/articles$/);
  await filters.getByRole("link", { name: "Persian, out" }).click();
  await expect(page).toHaveURL(/status=published&lang=fa$/);
  await expect(field(page, "Status").first()).toHaveValue("published");
  await expectAccessible(page);

  await signIn(plainPage, accounts.author);
  await expect(plainPage.getByRole("link", { name: "Persian, out" })).toHaveCount(0);
  await plainPage.goto("/admin/articles?words=salt");
  await plainPage.getByText("Save this filter").click();
  await field(plainPage, "Name of the filter").fill("Salt");
  await plainPage.getByRole("button", { name: "Save the filter" }).click();
  await expect(plainPage.getByRole("link", { name: "Salt", exact: true })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await plainPage.getByRole("button", { name: "Remove this filter" }).click();
  await expect(plainPage.getByText("Save this filter")).toBeVisible();
  await expect(plainPage.getByRole("link", { name: "Salt", exact: true })).toHaveCount(0);
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
