import { openAccount } from "#fixtures/accounts.ts";
import { call } from "./calls.ts";
import { field, signIn } from "./desk.ts";
import { expect, test } from "./journey.ts";

test("what moves is found from its old address: a topic with its feeds and older pages, a byline where that is said, a page", async ({
  page,
  start,
}) => {
  const site = await start();
  await signIn(page, await openAccount(site.dataDir, "owner"), site.url);
  const move = async (list: string, name: string, slug: string, tick?: string) => {
    await page.goto(`${site.url}/admin/${list}`);
    await page.getByRole("link", { name, exact: true }).first().click();
    await field(page, "Slug").fill(slug);
    if (tick) await page.getByLabel(tick).check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page).toHaveURL(/done=saved/);
  };
  const leadsTo = async (from: string, to: string) => {
    const { status, headers } = await call(site.url + from);
    expect([status, headers.location], from).toEqual([308, to]);
    expect((await call(site.url + to)).status, to).toBe(200);
  };

  expect((await call(`${site.url}/en/topics/news`)).status).toBe(200);
  await move("topics", "News", "the-day");
  await leadsTo("/en/topics/news", "/en/topics/the-day");
  await leadsTo("/fa/topics/news/", "/fa/topics/the-day");
  await leadsTo("/en/topics/news?after=kv8.abc&utm=1", "/en/topics/the-day?after=kv8.abc");
  await leadsTo("/fa/topics/news/feed.xml", "/fa/topics/the-day/feed.xml");
  await leadsTo("/en/topics/news/feed.json", "/en/topics/the-day/feed.json");

  await move("bylines", "Golnar Mehravi", "golnar", "When the slug changes, lead on from the old address");
  await leadsTo("/fa/authors/golnar-mehravi", "/fa/authors/golnar");
  await move("bylines", "Golnar Mehravi", "somebody");
  for (const old of ["golnar-mehravi", "golnar"])
    expect((await call(`${site.url}/en/authors/${old}`)).status).toBe(404);

  await move("pages", "About us", "who-we-are");
  await leadsTo("/en/pages/about", "/en/pages/who-we-are");
});

test("a month has a page where something was published in it, and nowhere else", async ({ page, site }) => {
  for (const lang of ["en", "fa"]) {
    await page.goto(`/${lang}/archive`);
    const months = await page
      .locator("main a[href*='/archive/']")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(months.length).toBeGreaterThan(1);
    for (const month of months) {
      const { status, body } = await call(site.url + month);
      expect(status, month).toBe(200);
      // The switch of languages leads to the same month where the other one has it, and to its archive otherwise.
      const [, other] = /<nav class="languages".*?href="([^"]+)"/.exec(body) ?? [];
      expect((await call(site.url + other)).status, other).toBe(200);
    }
    const year = Number(months[0]?.split("/")[3]);
    for (const empty of [
      `${year + 1}/01`,
      `${year - 80}/12`,
      `${year}/13`,
      `${year}/0`,
      "2900/01",
      "9999/12",
    ])
      expect((await call(`${site.url}/${lang}/archive/${empty}`)).status, empty).toBe(404);
  }
});
