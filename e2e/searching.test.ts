import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./journey.ts";

const root = join(import.meta.dirname, "..");

test("on a small phone without scripts a Persian archive is searched: any spelling, marked words, pages, filters, and no more claimed than is known", async ({
  plainPage: page,
  start,
}) => {
  const site = await start({ SEED: "none" });
  importArticles(
    site.dataDir,
    Array.from({ length: 620 }, (_, i) => ({
      ...{ slug: `khabar-${i}`, lang: "fa", title: `خبر ${i}`, category: i === 7 ? "culture" : "news" },
      ...{ html: "<p>رودخانه می‌خروشد و كتاب‌ها خیس شد.</p>" },
      publishedAt: new Date(Date.UTC(2025, 5, 1) + i * 60_000).toISOString(),
    })),
  );
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${site.url}/fa`);
  const field = page.getByRole("banner").getByRole("searchbox");
  await field.fill("كتابها ميخروشد");
  await field.press("Enter");
  await expect(page.getByRole("status").first()).toContainText("دست‌کم ۵۰۰ مطلب");
  await expect(page.locator("mark").filter({ hasText: "می‌خروشد" }).first()).toBeVisible();
  await expect(page.locator("mark").filter({ hasText: "كتاب‌ها" }).first()).toBeVisible();
  await expectToFit(page);
  const seen = new Set<string>();
  for (let turned = 0; turned < 3; turned += 1) {
    for (const href of await page.locator(".article-list h2 a").evaluateAll((all) => all.map(String)))
      seen.add(href);
    await page.getByRole("link", { name: "نتیجه‌های بیشتر" }).click();
  }
  expect(seen.size).toBe(60);
  await page.getByRole("main").getByLabel("موضوع").selectOption("culture");
  await page.getByRole("main").getByRole("button", { name: "جست‌وجو" }).click();
  await expect(page.getByRole("status").first()).toContainText("۱ مطلب پیدا شد");
  await page.goto(`${site.url}/fa/search?q=ناپیدا`);
  await expect(page.getByText("برای «ناپیدا» چیزی پیدا نشد")).toBeVisible();
  await expectToFit(page);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByText("Nothing was found for “ناپیدا”")).toBeVisible();
});

test("the search is accessible to all, with results and without, in light and dark", async ({ page }) => {
  for (const path of ["/en/search", "/en/search?q=salt", "/en/search?q=nowhere", "/fa/search?q=نمک"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

async function expectToFit(page: Parameters<typeof expectAccessible>[0]): Promise<void> {
  const { scrollWidth, clientWidth } = await page
    .locator("html")
    .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(scrollWidth).toBe(clientWidth);
}

function importArticles(dataDir: string, articles: object[]): void {
  const file = join(dataDir, "articles.ndjson");
  writeFileSync(file, articles.map((article) => JSON.stringify(article)).join("\n"));
  execFileSync(process.execPath, [join(root, "bin", "import.ts"), "ndjson", file], {
    env: { ...process.env, DATA_DIR: dataDir },
  });
}
