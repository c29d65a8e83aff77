import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { eq } from "drizzle-orm";
import { dataDir, db } from "#db/client.ts";
import { articles, articleTags, tags } from "#db/schema/articles.ts";
import { audit } from "#db/schema/audit.ts";
import { generation } from "#db/schema/server.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { findPublishedArticle } from "../articles/find-published.ts";
import { listByTopic, listRelated } from "../articles/list-published.ts";
import { documentHtml } from "../documents/render.ts";
import { Invalid } from "../errors.ts";
import { checkSearch } from "../search/check.ts";
import { findTopic, listTopics } from "../topics/list.ts";
import { importFile } from "./import-file.ts";
import { openFile } from "./open-file.ts";

useTestDatabase();

const article = {
  slug: "the-dam",
  lang: "en",
  title: "The dam",
  summary: "What it holds",
  html: "<p>Water.</p>",
  text: "Water.",
  category: "human-rights",
  tags: ["River", "dam"],
  publishedAt: "2025-06-01T08:00:00.000Z",
};

test("an article keeps its slug, its instant and its text, and its topic and tags are made", async () => {
  assert.equal(await importAll([article]), 1);
  const found = findPublishedArticle("en", "the-dam");
  assert.equal(found?.publishedAt, Date.UTC(2025, 5, 1, 8));
  assert.equal(found?.standfirst, "What it holds");
  assert.equal(
    found && documentHtml(found.body, { lang: "en", direction: "ltr", siteUrl: "" }),
    "<p>Water.</p>",
  );
  assert.equal(found?.topicName, "Human rights");
  assert.deepEqual(db().select({ lang: tags.lang, slug: tags.slug, name: tags.name }).from(tags).all(), [
    { lang: "en", slug: "river", name: "River" },
    { lang: "en", slug: "dam", name: "Dam" },
  ]);
  assert.equal(db().select().from(articleTags).all().length, 2);
});

test("a topic is one for all languages and has the site's name for it where there is one", async () => {
  const persian = { ...article, lang: "fa", title: "سد", html: "<p>آب.</p>" };
  await importAll([article, persian], { "human-rights": { fa: "حقوق بشر" } });
  assert.equal(findTopic("fa", "human-rights")?.name, "حقوق بشر");
  assert.equal(findTopic("fa", "human-rights")?.id, findTopic("en", "human-rights")?.id);
  await importAll([{ ...article, slug: "again", category: "Human rights" }]);
  assert.equal(listTopics("en").length, 1);
  assert.equal(listByTopic("en", findTopic("en", "human-rights")?.id ?? "").rows.length, 2);
});

test("one bad line is named by its number, and nothing at all is imported", async () => {
  for (const [bad, field, problem] of [
    ["{", "line 3", "badJson"],
    ["null", "line 3", "badJson"],
    [{ ...article, slug: "a b" }, "line 3, slug", "badSlug"],
    [{ ...article, slug: "new", lang: "xx" }, "line 3, lang", "badChoice"],
    [{ ...article, slug: "new", title: " " }, "line 3, title", "required"],
    [{ ...article, slug: "new", publishedAt: "yesterday" }, "line 3, publishedAt", "badInstant"],
    [article, "line 3, slug", "slugUsed"],
  ] as const) {
    await assert.rejects(importAll([article, "", bad]), (error) => {
      assert.ok(error instanceof Invalid);
      assert.deepEqual(error.fields, { [field]: { key: problem } });
      return true;
    });
    assert.equal(db().select().from(articles).all().length, 0);
    assert.equal(listTopics("en").length, 0);
  }
});

test("an address that the site has already stops the import at its line", async () => {
  await importAll([article]);
  await assert.rejects(
    importAll([
      { ...article, slug: "new" },
      { ...article, title: "Another dam" },
    ]),
    (error) => {
      assert.ok(error instanceof Invalid);
      assert.deepEqual(Object.keys(error.fields), ["line 2, slug"]);
      return true;
    },
  );
  assert.equal(findPublishedArticle("en", "new"), undefined);
});

test("topics, tags and the audit's entry come with the first articles, or not at all", async () => {
  db().$client.exec(
    "create temp trigger full before insert on articles begin select raise(abort, 'the disk is full'); end",
  );
  await assert.rejects(importAll([article]), ({ cause }) => /the disk is full/.test(String(cause)));
  db().$client.exec("drop trigger temp.full");
  assert.deepEqual(listTopics("en"), []);
  assert.deepEqual(db().select().from(tags).all(), []);
  assert.deepEqual(db().select().from(audit).where(eq(audit.verb, "articles.import")).all(), []);
});

test("the same file again writes what an import that was cut off had left out, and nothing twice", async () => {
  const lines = ["one", "two", "three"].map((slug) => ({ ...article, slug }));
  assert.deepEqual(await importFrom(lines.slice(0, 2)), { imported: 2, known: 0 });
  assert.deepEqual(await importFrom(lines), { imported: 1, known: 2 });
  assert.deepEqual(await importFrom(lines), { imported: 0, known: 3 });
  assert.equal(db().select().from(articleTags).all().length, 6);
  const third = findPublishedArticle("en", "three");
  assert.deepEqual(
    third &&
      listRelated("en", third)
        .map(({ slug }) => slug)
        .toSorted(),
    ["one", "two"],
  );
});

test("between the steps of a long import others write, and its articles are found with each", async () => {
  const lines = Array.from({ length: 1100 }, (_, i) => ({ ...article, slug: `dam-${i}` }));
  const other = new Database(join(dataDir(), "apadana.db"), { timeout: 0 });
  const seen: { articles: number; found: number }[] = [];
  const countIn = (table: string) => Number(other.prepare(`select count(*) from ${table}`).pluck().get());
  const writing = setInterval(() => {
    other.exec("begin immediate");
    seen.push({ articles: countIn("articles"), found: countIn("search_entries") });
    other.exec("update generation set value = value + 1; commit");
  }, 5);
  assert.equal(await importAll(lines), 1100);
  clearInterval(writing);
  other.close();
  assert.ok(seen.some(({ articles, found }) => articles === 1000 && found === 1000));
  const { missing, stale } = checkSearch();
  assert.deepEqual([...missing, ...stale], []);
});

test("what readers have cached ends with the import", async () => {
  const before = db().select().from(generation).all()[0]?.value ?? 0;
  await importAll([article]);
  assert.ok((db().select().from(generation).all()[0]?.value ?? 0) > before);
});

test("an article without HTML is taken from its text in paragraphs", async () => {
  await importAll([{ ...article, html: undefined, text: "One <b>\n\nTwo" }]);
  const found = findPublishedArticle("en", "the-dam");
  assert.equal(
    found && documentHtml(found.body, { lang: "en", direction: "ltr", siteUrl: "" }),
    "<p>One &#60;b&#62;</p><p>Two</p>",
  );
});

test("only a line feed ends a line: not the line separator within a text, nor the mark that some editors begin a file with", async () => {
  const text = "One\u2028\u2029two";
  const lines = [
    `\ufeff${JSON.stringify({ ...article, title: text })}\r`,
    JSON.stringify({ ...article, slug: "new" }),
  ];
  assert.equal(await importAll(lines), 2);
  assert.equal(findPublishedArticle("en", "the-dam")?.title, "One two");
  await assert.rejects(importAll([...lines, "{"]), (error) => {
    assert.ok(error instanceof Invalid);
    assert.deepEqual(Object.keys(error.fields), ["line 3"]);
    return true;
  });
});

async function importAll(
  lines: readonly (string | Partial<typeof article>)[],
  names: Record<string, Record<string, string>> = {},
): Promise<number> {
  return (await importFrom(lines, names)).imported;
}

async function importFrom(
  lines: readonly (string | Partial<typeof article>)[],
  names: Record<string, Record<string, string>> = {},
): Promise<{ imported: number; known: number }> {
  const file = join(mkdtempSync(join(tmpdir(), "apadana-import-")), "articles.ndjson");
  writeFileSync(
    file,
    lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"),
  );
  try {
    return await importFile(openFile(file), names, seededAt);
  } finally {
    rmSync(dirname(file), { recursive: true });
  }
}
