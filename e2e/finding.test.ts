import { saveArticle } from "#domain/articles/save.ts";
import { openAccount } from "#fixtures/accounts.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { expectAccessible } from "./axe.ts";
import { field, fillDate, press, publish, saveDraft, signIn, write } from "./desk.ts";
import { expectFitting } from "./fitting.ts";
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

test("what is chosen in the list goes along from page to page, is counted, and can be let go, with scripts and without", async ({
  page: scripted,
  plainPage,
  start,
}) => {
  const site = await start({ SEED: "none" });
  const editor = await openAccount(site.dataDir, "editor");
  for (let count = 1; count <= 35; count += 1) {
    saveArticle(editor, articleInput({ title: `Number ${count} of many` }), Date.now() + count);
  }
  for (const page of [scripted, plainPage]) {
    const isScripted = page === scripted;
    const title = (count: number) => `Choose Number ${isScripted ? count : count - 1} of many`;
    if (isScripted) await page.setViewportSize({ width: 360, height: 740 });
    await signIn(page, editor, site.url);
    await page.goto(`${site.url}/admin/articles?words=many`);
    if (isScripted) {
      // With nothing to take along it is a link, for a tab of its own.
      await page.getByRole("link", { name: "Older" }).click();
      await expect(page).toHaveURL(/words=many&after=[^&]+$/);
      await page.getByRole("link", { name: "Newest" }).click();
      await expect(page).toHaveURL(/words=many$/);
    }
    await page.getByLabel(title(35)).check();
    await page.getByLabel(title(34)).check();
    const bar = page.locator(".many");
    if (isScripted) {
      await expect(bar.getByText("2 chosen.")).toBeInViewport();
      await expectAccessible(page);
    }
    await page.getByRole("button", { name: "Older" }).click();
    await expect(page).toHaveURL(/words=many&after=.*&chosen=/);
    await expect(bar.getByText("2 chosen on other pages.")).toBeInViewport();
    await page.getByLabel(title(1 + (isScripted ? 0 : 1))).check();
    if (isScripted) await expect(bar.getByText("3 chosen, 2 of them on other pages.")).toBeVisible();
    await page.getByRole("button", { name: "Newest" }).click();
    await expect(page.getByLabel(title(35))).toBeChecked();
    await expect(page.getByLabel(title(33))).not.toBeChecked();
    const counted = isScripted ? "3 chosen, 1 of them on other pages." : "1 chosen on other pages.";
    await expect(bar.getByText(counted)).toBeVisible();
    if (isScripted) {
      await bar.getByRole("link", { name: "Choose none" }).click();
      await expect(page).toHaveURL(/words=many$/);
      await expect(page.getByLabel(title(35))).not.toBeChecked();
      await expect(bar.getByText(/chosen/).filter({ visible: true })).toHaveCount(1);
      await page.getByLabel(title(35)).check();
      await page.getByRole("button", { name: "Older" }).click();
      await expect(bar.getByText("1 chosen on other pages.")).toBeVisible();
    }
    await field(page, "With those chosen").selectOption({ label: "Move to the trash" });
    await page.getByRole("button", { name: "Do it" }).click();
    await expect(page.getByText(isScripted ? "Done to one article." : "Done to 3 articles.")).toBeVisible();
    await expect(page.getByText("on other pages")).toHaveCount(0);
    await page.goto(`${site.url}/admin/articles?words=many`);
    await expect(page.getByLabel(title(35))).toHaveCount(0);
  }
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
  for (const title of ["A quokka in the palette", "Another animal"]) {
    await write(page, { title, body: "A quokka." });
    await saveDraft(page);
    await page.goto("/admin/articles");
  }
  const palette = page.getByRole("dialog", { name: "Go to a place or an article" });
  // The keys are the browser's own until the scripts have come.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(palette).toBeVisible({ timeout: 2000 });
  }).toPass();
  const words = palette.getByRole("combobox");
  await expect(words).toBeFocused();
  const choice = (name: string) => palette.getByRole("option", { name });
  await expect(choice("Articles")).toBeVisible();
  await expect(choice("A quokka in the palette"), "the latest articles come after the places").toBeVisible();
  await page.keyboard.press("ArrowUp");
  await expect(palette.getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.type("quokka");
  await expect(palette.getByRole("option")).toHaveText([/^A quokka in the palette/, /^Another animal/]);
  await expect(choice("A quokka in the palette")).toHaveAttribute("aria-selected", "true");
  await expect(words).toHaveAttribute("aria-activedescendant", /./);
  await expect(palette.getByRole("status")).toHaveText("2 fit.");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await page.getByRole("button", { name: "Go to" }).click();
  await expect(words).toHaveValue("");
  await page.keyboard.type("quokka");
  await expect(palette.getByRole("option")).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expect(field(page, "Title")).toHaveValue("A quokka in the palette");
});

test("the first screen shows one's drafts, what is coming and what readers got", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Tomorrow's news" });
  await fillDate(page, "Publish at", "2099-01-01T10:00");
  await fillDate(page, "Withdraw at", "2099-02-01T10:00");
  await press(page, "Schedule");
  await expect(page.getByText("Scheduled. It will come out by itself.")).toBeVisible();
  await page.goto("/admin/articles");
  await expect(page.getByRole("region", { name: "Coming" })).toContainText("Tomorrow's news");
  await write(page, { title: "Today's news" });
  await publish(page);
  await press(page, "Schedule");
  await expect(page.getByText("Readers see it until somebody withdraws it.")).toBeVisible();
  await fillDate(page, "Withdraw at", "2099-03-01T10:00");
  await press(page, "Schedule");
  await expect(page.getByText("Readers see it until the time that is set.")).toBeVisible();
  await page.goto("/admin");
  const part = (name: string) => page.locator("section").filter({ has: page.getByRole("heading", { name }) });
  await expect(part("What you are writing")).toContainText("Tomorrow's news");
  await expect(part("Coming")).toContainText("Comes out");
  await expect(part("Coming")).toContainText("Goes");
  await expect(part("Just published")).toContainText("Today's news");
  await expect(page.getByText("@")).toBeHidden();
  await expectAccessible(page);
});

test("the head of the home page is put in order by dragging, by the keyboard, on a phone and without scripts", async ({
  page,
  plainPage,
  stranger,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await page.setViewportSize({ width: 1200, height: 900 });
  for (const title of ["First on the front", "Second on the front"]) {
    await page.goto("/admin/articles");
    await write(page, { title });
    await publish(page);
  }
  await page.goto("/admin/front?lang=en");
  const names = page.locator(".order-list").first().locator(".order-name");
  for (const title of ["First on the front", "Second on the front"]) {
    await page.locator("details").evaluate((details: HTMLDetailsElement) => {
      details.open = true;
    });
    await page.getByRole("button", { name: `Add ${title} to the head` }).click();
    await expect(names.last()).toHaveText(title);
  }
  await expect(names).toHaveText(["First on the front", "Second on the front"]);
  const lead = async (title: string) => {
    await stranger.goto("/en");
    await expect(stranger.locator("main h2").first()).toHaveText(title);
  };
  await lead("First on the front");

  await names.last().dragTo(names.first());
  await expect(names).toHaveText(["Second on the front", "First on the front"]);
  await lead("Second on the front");

  const up = page.getByRole("button", { name: "Move First on the front up" });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(names).toHaveText(["First on the front", "Second on the front"]);
  await lead("First on the front");

  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Move First on the front down" }).click();
  await expect(names).toHaveText(["Second on the front", "First on the front"]);

  await signIn(plainPage, accounts.editor);
  await plainPage.goto("/admin/front?lang=en");
  await plainPage.getByRole("button", { name: "Move First on the front up" }).click();
  await expect(plainPage.locator(".order-name").first()).toHaveText("First on the front");
  await lead("First on the front");
  for (const title of ["First on the front", "Second on the front"]) {
    await plainPage.getByRole("button", { name: `Remove ${title} from the head` }).click();
    await expect(plainPage.getByRole("button", { name: `Remove ${title} from the head` })).toHaveCount(0);
  }
});

test("names without a space are broken where their line ends, on a phone and beside the side bar", async ({
  page,
  accounts,
}) => {
  const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".slice(
    0,
    80,
  );
  await signIn(page, accounts.owner);
  await page.goto("/admin/topics/new");
  for (const name of await page.getByLabel("Name").all()) await name.fill(long);
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto("/admin/articles");
  await write(page, { title: `${long}${long}`, topic: long });
  await saveDraft(page);
  const article = new URL(page.url()).pathname;
  await page.goto("/admin/topics");
  const topic = (await page.getByRole("link", { name: long }).first().getAttribute("href")) ?? "";
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ["/admin/articles", article, `${article}/revisions`, "/admin/topics", topic]) {
      await page.goto(address);
      await expectFitting(page, `${address} at ${width} px`);
    }
  }

  await page.setViewportSize({ width: 360, height: 800 });
  await page.getByRole("button", { name: "Go to" }).click();
  const note = page.getByRole("option", { name: long }).locator("small");
  await expect(note).toHaveText("Draft");
  expect((await note.boundingBox())?.height, "its state in one line").toBeLessThan(40);
});
