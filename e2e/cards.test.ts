import { expectAccessible } from "./axe.ts";
import { bodyOf, expectSaved, field, publish, signIn, withdraw, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

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
