import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "./journey.ts";

test("programs find feeds, translations and structured data in an article's head, and all of it is true", async ({
  page,
  request,
}) => {
  for (const lang of ["en", "fa"]) {
    const feed = await (await request.get(`/${lang}/feed.json`)).json();
    const [item] = feed.items;
    await page.goto(new URL(item.url).pathname);
    await expect(page).toHaveTitle(new RegExp(` — ${feed.title}$`));
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", item.url);
    await expect(page.locator('meta[property="og:type"]')).toHaveAttribute("content", "article");
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
    expect(data).toMatchObject({ "@type": "NewsArticle", headline: item.title, inLanguage: lang });
    const back = page.locator('link[rel="alternate"][hreflang]');
    const links = await back.evaluateAll((all) => all.map((link) => link.outerHTML));
    expect(links.filter((link) => link.includes("x-default"))).toHaveLength(1);
    for (const href of await back.evaluateAll((all) => all.map((link) => (link as HTMLLinkElement).href))) {
      await page.goto(new URL(href).pathname);
      expect(await back.evaluateAll((all) => all.map((link) => link.outerHTML))).toEqual(links);
    }
    for (const type of ["rss+xml", "feed+json"]) {
      const href = await page.locator(`link[type="application/${type}"]`).first().getAttribute("href");
      expect((await request.get(href ?? "")).headers()["content-type"]).toContain(`application/${type}`);
    }
  }
});

test("the sitemaps that robots.txt names lead to pages that answer", async ({ request }) => {
  const robots = await (await request.get("/robots.txt")).text();
  const [index, news] = [...robots.matchAll(/^Sitemap: (\S+)$/gm)].map(([, url]) => url ?? "");
  expect(parse(await (await request.get(news ?? "")).text()).urlset).toBeTruthy();
  const { sitemapindex } = parse(await (await request.get(index ?? "")).text());
  for (const { loc } of sitemapindex.sitemap) {
    const { urlset } = parse(await (await request.get(loc)).text());
    for (const url of urlset.url.slice(0, 8)) {
      expect((await request.get(url.loc)).status(), url.loc).toBe(200);
    }
  }
});

test("no page that says what went wrong is for a search engine to keep", async ({ page, expected }) => {
  expected.push(/404/);
  await page.goto("/en/articles/nothing-is-here");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(page.locator('link[rel="canonical"]')).toHaveCount(0);
});

function parse(text: string) {
  expect(XMLValidator.validate(text)).toBe(true);
  return new XMLParser({ isArray: (name) => name === "url" || name === "sitemap" }).parse(text);
}
