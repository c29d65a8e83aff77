import { call, sendArticle, signInByHand } from "./calls.ts";
import { fresh, inside } from "./cases.ts";
import { expect, test } from "./journey.ts";

// What is given to nobody: unpublished articles, and the inside of the program.

test("case 28: what is not published is nowhere: not in a page, feed, sitemap, search or social card", async ({
  site,
  accounts,
  client,
}) => {
  const editor = await signInByHand(site.url, accounts.editor, client);
  const [draft, scheduled, withdrawn] = ["draftword", "schedword", "withdrawnword"].map((word) =>
    fresh(word).replaceAll("-", ""),
  ) as [string, string, string];
  const fields = (word: string) => ({
    title: word,
    standfirst: word,
    slug: word,
    markdown: `Text ${word}.`,
    tags: word,
  });
  await sendArticle(site.url, editor, "save", fields(draft));
  await sendArticle(site.url, editor, "schedule", { ...fields(scheduled), scheduledAt: "2999-01-01T10:00" });
  const { article } = await sendArticle(site.url, editor, "publish", fields(withdrawn));
  const pages = (word: string) => [
    "/en",
    "/en/archive",
    "/en/feed.xml",
    "/en/feed.json",
    "/sitemap.xml",
    "/news-sitemap.xml",
    `/en/search?q=${word}`,
    `/en/tags/${word}`,
    `/en/articles/${word}`,
    `/en/articles/${word}/card.png`,
  ];
  const holds = async (word: string) => {
    const found = [];
    for (const path of pages(word)) {
      const { status, body } = await call(site.url + path);
      const shown = path.includes(`q=${word}`)
        ? body.replaceAll(new RegExp(`value="${word}"|“${word}”|>${word}<`, "g"), "")
        : body;
      if (status === 200 && shown.includes(`/articles/${word}`)) found.push(path);
      else if (status === 200 && path.includes(`/articles/${word}`)) found.push(path);
    }
    return found;
  };
  expect((await holds(withdrawn)).length, "what is published is seen by this test").toBeGreaterThan(4);
  await sendArticle(site.url, editor, "withdraw", {
    ...fields(withdrawn),
    id: article.id,
    version: article.version,
  });
  for (const word of [draft, scheduled, withdrawn]) expect(await holds(word), word).toEqual([]);
  const sitemaps = (await call(`${site.url}/sitemap.xml`)).body.matchAll(/<loc>([^<]+)/g);
  for (const [, loc = ""] of sitemaps) {
    const { body } = await call(loc);
    for (const word of [draft, scheduled, withdrawn]) expect(body, loc).not.toContain(word);
  }
});

test("case 30: nothing of the inside is given out: no file, no source map, no trace of an error", async ({
  site,
}) => {
  const style = /href="(\/_next\/static\/[^"]+\.css)"/.exec((await call(`${site.url}/en`)).body)?.[1] ?? "";
  const desk =
    /src="(\/_next\/static\/[^"]+\.js)"/.exec((await call(`${site.url}/admin/login`)).body)?.[1] ?? "";
  expect([style, desk].every(Boolean)).toBe(true);
  for (const path of [
    "/.env",
    "/.git/config",
    "/.git/HEAD",
    "/package.json",
    "/package-lock.json",
    "/next.config.js",
    "/tsconfig.json",
    "/db/schema/staff.ts",
    "/server/door.ts",
    "/.next/BUILD_ID",
    "/.next/server/app-paths-manifest.json",
    "/_next/BUILD_ID",
    "/_next/server/server-reference-manifest.json",
    "/data/apadana.db",
    "/apadana.db",
    "/apadana.db-wal",
    "/keys/sessions.key",
    "/data/keys/sessions.key",
    "/_next/static/../../package.json",
    "/_next/static/%2e%2e/%2e%2e/package.json",
    "/_next/static/..%5c..%5cpackage.json",
    `${style}.map`,
    `${desk}.map`,
    "/server-status",
    "/wp-login.php",
    "/actuator/env",
    "/debug",
    "/_next/image?url=http://127.0.0.1/&w=64&q=75",
    "/__nextjs_original-stack-frame",
    "/__nextjs_source-map?filename=package.json",
    "/en/articles/%00",
    "/en/articles/%ff%fe",
    `/en/articles/${"a".repeat(5000)}`,
    "/en/archive/99999/99",
    "/en/archive/2020/x",
    "/sitemaps/..%2f..%2fpackage.json",
    "/en/topics/constructor",
    "/en/topics/__proto__",
    "/constructor/articles/x",
  ]) {
    const answer = await call(site.url + path);
    expect([400, 404], path).toContain(answer.status);
    expect(answer.body, path).not.toMatch(inside);
  }
  for (const file of [style, desk]) {
    const { body, headers } = await call(site.url + file);
    expect(body).not.toContain("sourceMappingURL");
    expect(headers.sourcemap).toBeUndefined();
  }
});
