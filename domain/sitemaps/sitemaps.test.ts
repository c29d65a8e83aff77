import assert from "node:assert/strict";
import { test } from "node:test";
import { eq, sql } from "drizzle-orm";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { db, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articleBylines } from "#db/schema/articles.ts";
import { issueLetters, issues } from "#db/schema/newsletter.ts";
import { bylineNames, bylines } from "#db/schema/site.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { draftIssue } from "#fixtures/test-issue.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { importArticle } from "../articles/import.ts";
import { listLatest } from "../articles/list-published.ts";
import { saveArticle } from "../articles/save.ts";
import { withdrawArticle } from "../articles/withdraw.ts";
import { documentFromMarkdown } from "../documents/markdown.ts";
import { hour } from "../durations.ts";
import { articlePath } from "../site/paths.ts";
import { sitemapIndex } from "./index-of-sitemaps.ts";
import { monthSitemap } from "./month.ts";
import { listMonths } from "./months.ts";
import { newsSitemap } from "./news.ts";
import { robots } from "./robots.ts";
import { standingSitemap } from "./standing.ts";
import { sitemapVersion } from "./version.ts";

const siteUrl = "https://news.example";

useTestDatabase({ seed: "sample" });

type Link = { hreflang: string; href: string };
type Url = { loc: string; lastmod?: string; "xhtml:link": Link[] };

test("the index leads to sitemaps that together name every published article once", () => {
  const articles = ["en", "fa"].flatMap((lang) =>
    listLatest(lang, { size: 100 }).rows.map(({ slug }) => siteUrl + articlePath(lang, slug)),
  );
  assert.deepEqual(
    articleUrls()
      .map(({ loc }) => loc)
      .sort(),
    articles.sort(),
  );
});

test("a page's versions name each other, themselves and the same x-default", () => {
  const urls = new Map([...articleUrls(), ...standingUrls()].map((url) => [url.loc, url]));
  assert.ok(urls.size > 20);
  for (const { loc, "xhtml:link": links } of urls.values()) {
    assert.ok(
      links.some(({ href, hreflang }) => href === loc && hreflang === loc.split("/")[3]),
      loc,
    );
    assert.equal(links.filter(({ hreflang }) => hreflang === "x-default").length, 1);
    for (const { href, hreflang } of links) {
      if (hreflang !== "x-default") assert.deepEqual(urls.get(href)?.["xhtml:link"], links, `${loc} ${href}`);
    }
  }
  assert.ok([...urls.values()].some(({ "xhtml:link": links }) => links.length === 3));
});

test("the default language is a translated article's x-default, and the door to all is the home pages'", () => {
  const translated = articleUrls().find(({ "xhtml:link": links }) => links.length === 3);
  const xDefault = translated?.["xhtml:link"].find(({ hreflang }) => hreflang === "x-default");
  assert.match(xDefault?.href ?? "", /\/en\//);
  const home = standingUrls().find(({ loc }) => loc === `${siteUrl}/fa`);
  assert.equal(home?.["xhtml:link"].at(-1)?.href, `${siteUrl}/`);
});

test("a withdrawn article leaves its sitemap, its translation's alternates and the news at once", () => {
  const address = (lang: string, slug: string) => siteUrl + articlePath(lang, slug);
  const translated = articleUrls().find(({ "xhtml:link": links }) => links.length === 3);
  const row = listLatest("en", { size: 100 }).rows.find(
    ({ slug }) => address("en", slug) === translated?.loc,
  );
  assert.ok(row);
  withdrawArticle(enlist("editor"), row.id, seededAt);
  assert.ok(!allTexts().includes(`${address("en", row.slug)}<`));
  assert.ok(!allTexts().includes(`${address("en", row.slug)}"`));
});

test("nothing of a draft is in a sitemap, nor a byline that only drafts carry", () => {
  const byline = newId();
  write((tx) => {
    tx.insert(bylines).values({ id: byline, slug: "unheard-of-person" }).run();
    tx.insert(bylineNames).values({ bylineId: byline, lang: "en", name: "Unheard-of Person" }).run();
  });
  saveArticle(
    enlist("author"),
    {
      id: "draftdraftdraft1",
      version: 0,
      lang: "en",
      title: "Unheard-of title",
      standfirst: "",
      slug: "unheard-of-slug",
      dateline: "",
      topicId: "",
      bylineIds: [byline],
      sourceName: "",
      sourceUrl: "",
      body: JSON.stringify(documentFromMarkdown("Text.")),
    },
    seededAt,
  );
  assert.equal(
    db()
      .select()
      .from(articleBylines)
      .all()
      .filter(({ bylineId }) => bylineId === byline).length,
    1,
  );
  assert.doesNotMatch(allTexts(), /unheard-of/i);
});

test("an issue of the newsletter is in the sitemap from its start, with the languages it went out in", () => {
  const address = (lang: string, slug = "") => `${siteUrl}/${lang}/newsletter${slug}`;
  const found = (loc: string) => standingUrls().find((url) => url.loc === loc);
  const both = draftIssue(enlist("editor"), ["en", "fa"], seededAt);
  const one = draftIssue(enlist("editor"), ["en"], seededAt + 1);
  assert.ok(found(address("fa")));
  assert.doesNotMatch(standingSitemap(siteUrl), /newsletter\/issues/);
  write((tx) => {
    for (const [issueId, langs] of [
      [both, ["en", "fa"]],
      [one, ["en"]],
    ] as const) {
      tx.update(issues).set({ state: "sending", startedAt: seededAt }).where(eq(issues.id, issueId)).run();
      for (const lang of langs) {
        tx.insert(issueLetters)
          .values({ issueId, lang, fromName: "", subject: "", html: "", text: "" })
          .run();
      }
    }
  });
  const slugs = db().select({ id: issues.id, slug: issues.slug }).from(issues).all();
  const slugOf = (id: string) => `/issues/${slugs.find((issue) => issue.id === id)?.slug}`;
  const entry = found(address("fa", slugOf(both)));
  assert.equal(entry?.lastmod, new Date(seededAt).toISOString());
  assert.deepEqual(
    entry?.["xhtml:link"].map(({ hreflang, href }) => [hreflang, href]),
    [
      ["en", address("en", slugOf(both))],
      ["fa", address("fa", slugOf(both))],
      ["x-default", address("en", slugOf(both))],
    ],
  );
  assert.equal(found(address("en", slugOf(one)))?.["xhtml:link"].length, 2);
  assert.equal(found(address("fa", slugOf(one))), undefined);
  assert.ok(found(address("en", "/issues")));
});

test("the news sitemap holds the last two days' articles, with hostile titles as text", () => {
  importOne({ slug: "old", publishedAt: seededAt - 49 * hour });
  importOne({ slug: "hostile", title: "]]> <script> & \u0001 😀", publishedAt: seededAt - 47 * hour });
  const text = newsSitemap(siteUrl, seededAt);
  assert.equal(XMLValidator.validate(text), true);
  const urls = urlsOf(text) as unknown as { loc: string; "news:news": Record<string, unknown> }[];
  assert.ok(!urls.some(({ loc }) => loc.endsWith("/old")));
  const entry = urls.find(({ loc }) => loc.endsWith("/hostile"))?.["news:news"];
  assert.equal(entry?.["news:title"], "]]> <script> &  😀");
  assert.deepEqual(entry?.["news:publication"], {
    "news:name": "Apadana Freedom Foundation",
    "news:language": "en",
  });
});

test("months are those of publishing, however far apart, and a month's sitemap is made by its name alone", () => {
  importOne({ slug: "ancient", publishedAt: Date.UTC(1925, 4, 31, 23, 59) });
  importOne({ slug: "epoch", publishedAt: 0 });
  assert.deepEqual(
    listMonths()
      .slice(0, 2)
      .map(({ name, count }) => [name, count]),
    [
      ["1925-05", 1],
      ["1970-01", 1],
    ],
  );
  assert.match(monthSitemap("1925-05", siteUrl) ?? "", /\/en\/articles\/ancient</);
  for (const name of ["1925-06", "2026-13", "1925-05-1", "1925-05-2", "1925-05-0", "x", "", "9999-99"]) {
    assert.equal(monthSitemap(name, siteUrl), undefined, name);
  }
});

test("a month of more than 250 articles is in several sitemaps, each article in one", () => {
  const slugs = Array.from({ length: 251 }, (_, i) => `many-${i}`);
  for (const [i, slug] of slugs.entries()) importOne({ slug, publishedAt: Date.UTC(2018, 6, 1) + i });
  const parts = ["2018-07", "2018-07-2"].map((name) =>
    urlsOf(monthSitemap(name, siteUrl) ?? assert.fail(name)),
  );
  assert.deepEqual(
    parts.map(({ length }) => length),
    [250, 1],
  );
  assert.deepEqual(
    parts.flat().map(({ loc }) => loc.split("/").at(-1)),
    slugs,
  );
  assert.equal(monthSitemap("2018-07-3", siteUrl), undefined);
  assert.match(sitemapIndex(siteUrl), /2018-07-2\.xml</);
  assert.equal(sitemapVersion("/sitemaps/2018-07-2.xml"), sitemapVersion("/sitemaps/2018-07.xml"));
});

test("a change of a published article moves its month's lastmod", () => {
  const before = sitemapIndex(siteUrl);
  importOne({ slug: "changed", publishedAt: Date.UTC(2020, 0, 1), changedAt: Date.UTC(2026, 0, 14) });
  assert.doesNotMatch(before, /2020-01/);
  assert.match(sitemapIndex(siteUrl), /2020-01\.xml<\/loc><lastmod>2026-01-14T/);
});

test("only the months that a change touches, a translation's among them, are made anew", () => {
  const versionsOf = () => listMonths().map(({ name }) => [name, sitemapVersion(`/sitemaps/${name}.xml`)]);
  const changed = (before: unknown[][]) => {
    const known = new Map(before.map(([name, version]) => [name, version]));
    return versionsOf()
      .filter(([name, version]) => known.get(name) !== version)
      .map(([name]) => name);
  };
  importOne({ slug: "one", publishedAt: Date.UTC(2020, 3, 1) });
  importOne({ slug: "two", publishedAt: Date.UTC(2021, 3, 1) });
  importOne({ slug: "three", publishedAt: Date.UTC(2022, 3, 1) });
  const row = (slug: string) => sql`lang = 'en' and slug = ${slug}`;
  let before = versionsOf();
  importOne({ slug: "four", publishedAt: Date.UTC(2021, 3, 30) });
  assert.deepEqual(changed(before), ["2021-04"]);
  before = versionsOf();
  write((tx) => tx.run(sql`update articles set slug = 'uno' where ${row("one")}`));
  assert.deepEqual(changed(before), ["2020-04"]);
  // Two becomes a version of one: each names the other from now on.
  write((tx) =>
    tx.run(sql`update articles set lang = 'fa', group_id = (select group_id from articles where ${row("uno")})
      where ${row("two")}`),
  );
  before = versionsOf();
  write((tx) => tx.run(sql`update articles set slug = 'un' where ${row("uno")}`));
  assert.deepEqual(changed(before), ["2020-04", "2021-04"]);
  before = versionsOf();
  write((tx) => tx.run(sql`update articles set status = 'withdrawn' where ${row("un")}`));
  assert.deepEqual(changed(before), ["2021-04"]);
  assert.ok(!listMonths().some(({ name }) => name === "2020-04"));
  before = versionsOf();
  write((tx) => tx.run(sql`update articles set body = body`));
  write((tx) => tx.run(sql`update topics set position = 5`));
  assert.deepEqual(changed(before), []);
  write((tx) => tx.run(sql`update site set default_lang = 'fa'`));
  assert.equal(changed(before).length, before.length);
  assert.equal(sitemapVersion("/sitemaps/standing.xml"), undefined);
  assert.equal(sitemapVersion("/en"), undefined);
});

test("months and their tallies are read from an index alone", () => {
  const plan = db()
    .$client.prepare(
      `explain query plan select count(*), max(published_at), max(changed_at) from articles
       where status = 'published' and published_at >= ? and published_at < ?`,
    )
    .all(0, 1)
    .map((row) => (row as { detail: string }).detail)
    .join("\n");
  assert.match(plan, /COVERING INDEX articles_published/);
});

function importOne(fields: { slug: string; title?: string; publishedAt: number; changedAt?: number }): void {
  const article = { lang: "en", title: fields.slug, standfirst: "", topicId: null };
  write((tx) => {
    importArticle(tx, { ...article, ...fields, body: documentFromMarkdown("Text.") }, seededAt);
  });
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  isArray: (name) => ["url", "sitemap", "xhtml:link"].includes(String(name)),
});

function urlsOf(text: string): Url[] {
  assert.equal(XMLValidator.validate(text), true);
  return parser.parse(text).urlset.url ?? [];
}

const standingUrls = () => urlsOf(standingSitemap(siteUrl));
const articleUrls = () => monthTexts().flatMap(urlsOf);
const allTexts = () => [...monthTexts(), standingSitemap(siteUrl), newsSitemap(siteUrl, seededAt)].join();

function monthTexts(): string[] {
  const index = parser.parse(sitemapIndex(siteUrl)).sitemapindex.sitemap as { loc: string }[];
  return index
    .map(({ loc }) => /\/sitemaps\/([\d-]+)\.xml$/.exec(loc)?.[1])
    .filter((name) => name !== undefined)
    .map((name) => monthSitemap(name, siteUrl) ?? assert.fail(name));
}

test("robots are asked to leave alone each page whose address is a secret, in every language", () => {
  const lines = robots("https://news.example").split("\n");
  for (const page of ["confirm", "preferences", "unsubscribe"]) {
    assert.ok(lines.includes(`Disallow: /*/newsletter/${page}/`), page);
  }
});
