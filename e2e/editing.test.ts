import { expectAccessible } from "./axe.ts";
import {
  bodyOf,
  dateField,
  expectStanding,
  field,
  holdScripts,
  press,
  publish,
  saveDraft,
  signIn,
  write,
} from "./desk.ts";
import { expectFitting, expectPressable } from "./fitting.ts";
import { expect, test } from "./journey.ts";

test("what is missing or too long is named beside its field, and nothing is saved", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "", body: "" });
  await press(page, "Publish");
  await expect(field(page, "Title")).toHaveAccessibleDescription(/Please fill this in\./);
  await expect(bodyOf(page)).toHaveAttribute("aria-invalid", "true");
  await field(page, "Title").fill("x".repeat(301));
  await bodyOf(page).fill("Some text.");
  await press(page, "Publish");
  await expect(field(page, "Title")).toHaveAccessibleDescription(/too long/);
  await expect(field(page, "Title")).toHaveValue("x".repeat(301));
  await expect(bodyOf(page)).toHaveText("Some text.");
  await page.goto("/admin/articles");
  // The text itself is not lost: this device keeps it, and the list says so above.
  await expect(page.getByRole("table").getByText("x".repeat(50))).toBeHidden();
});

test("on a phone it is seen what the text lacks, however long it is", async ({ page, accounts }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  await signIn(page, accounts.editor);
  await write(page, { title: "Without a text", body: "" });
  await press(page, "Publish");
  const lack = page.locator(".field-error");
  await expect(lack).toHaveText("Please fill this in.");
  const [bottom, bar] = [await lack.boundingBox(), await page.locator(".article-bar").boundingBox()];
  expect((bottom?.y ?? 0) + (bottom?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
  await expect(lack).toBeInViewport();
});

test("a slug that is used is refused beside its field", async ({ page, accounts }) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "The first of two", slug: "one-address" });
  await saveDraft(page);
  await page.goto("/admin/articles");
  await write(page, { title: "The second of two", slug: "one-address" });
  await press(page, "Save draft");
  await expect(field(page, "Slug")).toHaveAccessibleDescription(/already has this slug/);
  await expect(field(page, "Title")).toHaveValue("The second of two");
});

test("an author writes, but finds no button to publish", async ({ page, accounts }) => {
  await signIn(page, accounts.author);
  await write(page, { title: "Waiting for an editor" });
  await expect(page.getByRole("button", { name: "Publish", exact: true })).toBeHidden();
  await saveDraft(page);
});

test("hostile text is inert where readers see it", async ({ page, stranger, accounts }) => {
  const hostile = `<img src=x onerror="alert(1)"> </script><script>alert(2)</script> &amp; “quotes”`;
  await signIn(page, accounts.editor);
  await write(page, { title: hostile, standfirst: hostile, body: hostile, slug: "hostile-text" });
  await publish(page);
  stranger.on("dialog", () => {
    throw new Error("a script of the text ran");
  });
  await stranger.goto("/en/articles/hostile-text");
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(hostile);
  await expect(stranger.locator("article .prose > p").first()).toHaveText(hostile);
  await expect(stranger).toHaveTitle(/<img src=x/);
  await stranger.goto("/en");
  await expect(stranger.getByRole("link", { name: hostile }).first()).toBeVisible();
});

test("forged editor JSON and a body out of all bounds are refused clearly, and nothing is saved", async ({
  page,
  accounts,
  site,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Forged" });
  await saveDraft(page);
  const forge = async (body: string) => {
    const form = await page
      .locator("form.article-form")
      .evaluate((element: HTMLFormElement) =>
        [...new FormData(element)].filter((pair): pair is [string, string] => typeof pair[1] === "string"),
      );
    const fields = Object.fromEntries(form.filter(([name]) => name !== "body"));
    return page.request.post(page.url(), {
      headers: { Origin: site.url },
      multipart: { ...fields, intent: "save", body },
    });
  };
  for (const body of [
    "{",
    '{"type":"doc","content":[{"type":"image","attrs":{"src":"x"}}]}',
    '{"type":"doc","content":[],"__proto__":{"a":1}}',
    "[".repeat(50_000),
    '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}]}]}',
  ]) {
    const answer = await forge(body);
    expect(answer.status(), body.slice(0, 60)).toBeLessThan(500);
    expect(await answer.text()).not.toMatch(/RangeError|SyntaxError|node_modules|at .*\.ts:/);
  }
  expect((await forge("x".repeat(5_000_000))).status()).toBe(413);
  await page.reload();
  await expect(bodyOf(page)).toHaveText("The text of “Forged”.");
});

test("the list finds articles by status, language and words of the title", async ({ page, accounts }) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "A needle among the articles" });
  await saveDraft(page);
  await page.goto("/admin/articles");
  await field(page, "Words of title or text").fill("needle");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("link", { name: "A needle among the articles" })).toBeVisible();
  await field(page, "Status").selectOption({ label: "Published" });
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("No article fits this.", { exact: false })).toBeVisible();
  const topOf = async (name: string) =>
    (await page.locator(".filter-buttons").getByText(name).boundingBox())?.y;
  expect(await topOf("Show all"), "both in one line").toBe(await topOf("Find"));
});

test("each screen of the desk is accessible to all, in light and dark, and usable on a phone", async ({
  page,
  accounts,
}) => {
  await page.goto("/admin/login");
  await expectAccessible(page);
  await signIn(page, accounts.owner);
  const places = page.getByRole("navigation", { name: "The desk" }).getByRole("link");
  await expect(places).toHaveCount(7);
  const pathsOf = () =>
    places.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  const screens = new Set(await pathsOf());
  for (const section of [...screens]) {
    await page.goto(section);
    await expect(places.and(page.locator("[aria-current=page]"))).toBeVisible();
    for (const path of await pathsOf()) screens.add(path);
  }
  expect(screens.size).toBe(11);
  for (const path of [...screens, "/admin/articles/new"]) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).or(bodyOf(page)).first()).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectFitting(page, `${path} on a phone`);
    await expectPressable(page, `${path} on a phone`);
  }
});

test("a phone's row of places shows the present one once the scripts come, and the page stays where it was scrolled to", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.owner);
  await page.setViewportSize({ width: 360, height: 740 });
  const release = await holdScripts(page);
  await page.goto("/admin/settings", { waitUntil: "domcontentloaded" });
  const row = page.getByRole("navigation", { name: "The desk" });
  const present = row.locator("[aria-current=page]");
  await expect(present).toBeInViewport({ ratio: 1 });
  // As in a browser that leaves it to the scripts.
  await row.evaluate((element) => element.scrollTo(0, 0));
  await expect(present).not.toBeInViewport({ ratio: 1 });
  const last = page.getByRole("heading").last();
  await expect(last).not.toBeInViewport();
  await last.scrollIntoViewIfNeeded();
  release();
  const isWithinWidth = (element: Element) => {
    const { left, right } = element.getBoundingClientRect();
    return left >= 0 && right <= innerWidth;
  };
  await expect.poll(() => present.evaluate(isWithinWidth)).toBe(true);
  await expect(last).toBeInViewport();
});

test("a text that a button refuses is saved by itself all the same, and the bar says so; what is wrong stays marked", async ({
  page,
  accounts,
}) => {
  await signIn(page, accounts.editor);
  await write(page, { title: "Without its hour" });
  const day = (await dateField(page, "Publish at")).getByLabel("Day");
  await press(page, "Schedule");
  await expect(day).toHaveAttribute("aria-invalid", "true");
  await expectStanding(page, /^Saved at /);
  await expect(day).toHaveAttribute("aria-invalid", "true");
  await press(page, "Schedule");
  await expect(page.getByText("This could not be done yet: please look at what is marked.")).toBeVisible();
  await expectStanding(page, /^Saved at /);
});
