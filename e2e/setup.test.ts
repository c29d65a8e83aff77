import { expect, test } from "./journey.ts";

test("the printed link makes the owner's account, once, and leads to the desk", async ({
  page,
  start,
  expected,
}) => {
  const site = await start();
  const link = await site.setupLink();
  await page.goto(link);
  await page.getByLabel("Name").fill("Parvin Sepehr");
  await page.getByLabel("E-mail").fill("parvin@example.org");
  await page.getByLabel("Password").fill("too short");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByText("Use at least 12 characters.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("parvin@example.org");

  await page.getByLabel("Password").fill("four unrelated words here");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page).toHaveURL(`${site.url}/admin/articles`);
  await expect(page.getByText("Parvin Sepehr", { exact: true })).toBeVisible();

  expected.push(/404/);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Not found" })).toBeVisible();

  await page.goto(`${site.url}/admin`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/admin\/login$/);
  await page.getByLabel("E-mail").fill("parvin@example.org");
  await page.getByLabel("Password").fill("four unrelated words here");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/admin\/articles$/);
});

test("an owner whose browser asks for Persian is met in Persian by the desk too", async ({
  browser,
  start,
  watch,
}) => {
  const site = await start({ SEED: "none" });
  const context = await browser.newContext({ locale: "fa-IR" });
  await watch(context);
  const page = await context.newPage();
  await page.goto(await site.setupLink());
  await page.getByLabel("نام").fill("پروین سپهر");
  await page.getByLabel("ایمیل").fill("parvin@example.org");
  await page.getByLabel("گذرواژه").fill("four unrelated words here");
  await page.getByRole("button", { name: "ساختن حساب" }).click();
  await expect(page.getByRole("heading", { name: "مقاله‌ها", level: 1 })).toBeVisible();

  await page.goto(`${site.url}/admin/front`);
  await expect(page.getByText("هنوز چیزی به این زبان منتشر نشده است.")).toBeVisible();
  await expect(page.getByText("هنوز موضوعی به این زبان نیست.")).toBeVisible();
  await context.close();
});

test("set-up and sign-in work without scripts", async ({ plainPage: page, start }) => {
  const site = await start();
  await page.goto(await site.setupLink());
  await page.getByLabel("Name").fill("Parvin Sepehr");
  await page.getByLabel("E-mail").fill("parvin@example.org");
  await page.getByLabel("Password").fill("four unrelated words here");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page).toHaveURL(/\/admin\/articles$/);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/admin\/login$/);
  const wanted = `${site.url}/admin/articles/new?lang=fa`;
  await page.goto(wanted);
  await page.getByLabel("E-mail").fill("parvin@example.org");
  await page.getByLabel("Password").fill("a wrong one, quite surely");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toHaveText("This e-mail and password do not fit together.");
  await expect(page.getByLabel("E-mail")).toHaveValue("parvin@example.org");
  await page.getByLabel("Password").fill("four unrelated words here");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(wanted);
  await expect(page.getByLabel("Title", { exact: true })).toBeVisible();
});

test("a stranger is led from any desk page to the sign-in page, which leads there", async ({
  page,
  site,
}) => {
  for (const path of ["/admin", "/admin/articles/abc", "/admin/outbox", "/admin/none?x=1"]) {
    await page.goto(path);
    await expect(page).toHaveURL(`${site.url}/admin/login?back=${encodeURIComponent(path)}`);
  }
  for (const path of ["/admin/articles", "/admin/subscribers/export/file"]) {
    await page.goto(path);
    await expect(page).toHaveURL(`${site.url}/admin/login`);
  }
});
