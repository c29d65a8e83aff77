import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { listBylineChoices } from "../bylines/list-choices.ts";
import { emptyDocument } from "../documents/schema.ts";
import type { Actor } from "../staff/permissions.ts";
import { listTopicChoices } from "../topics/list-choices.ts";
import { listForDesk, selectRows } from "./list-for-desk.ts";
import { publishArticle } from "./publish.ts";
import { keepArticle, saveArticle } from "./save.ts";
import { trashArticle, untrashArticle } from "./trash.ts";
import { withdrawArticle } from "./withdraw.ts";

useTestDatabase({ seed: "sample" });

test("the list goes from the last saved back, page by page, each article once", () => {
  const owner = enlist("owner");
  const all = listForDesk(owner, {}, { size: 1000 }).rows;
  const paged: string[] = [];
  let after: string | undefined;
  do {
    const page = listForDesk(owner, {}, { after, size: 4 });
    paged.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after);
  assert.deepEqual(
    paged,
    all.map(({ id }) => id),
  );
  assert.equal(new Set(paged).size, paged.length);
  assert.deepEqual(
    all.map(({ savedAt }) => savedAt),
    all.map(({ savedAt }) => savedAt).toSorted((a, b) => b - a),
  );
});

test("each condition narrows the list, and they narrow it together", () => {
  const owner = enlist("owner");
  const draftId = saveDraft(owner, { title: "Bread at 50% off_season" });
  const list = (filter: Parameters<typeof listForDesk>[1]) => listForDesk(owner, filter, { size: 1000 }).rows;
  assert.deepEqual(
    list({ status: "draft" }).map(({ id }) => id),
    [draftId],
  );
  assert.ok(list({ lang: "fa" }).length > 0);
  assert.ok(list({ lang: "fa" }).every(({ lang }) => lang === "fa"));
  const topicId = list({}).find((row) => row.topicId)?.topicId ?? "";
  assert.ok(list({ topicId }).every((row) => row.topicId === topicId));
  const bylineId = list({}).find((row) => row.bylineIds[0])?.bylineIds[0] ?? "";
  assert.ok(list({ bylineId }).length > 0);
  assert.ok(list({ bylineId }).every((row) => row.bylineIds.includes(bylineId)));
  assert.deepEqual(list({ status: "draft", lang: "fa" }), []);
});

test("words are found in titles and texts, of drafts, waiting changes and published articles alike", () => {
  const owner = enlist("owner");
  const draft = saveDraft(owner, { title: "The quiet obelisk" });
  const input = articleInput({
    title: "In the open",
    slug: "in-the-open",
    markdown: "A tamarisk stands there.",
  });
  publishArticle(owner, input, seededAt);
  const list = (words: string, filter = {}) =>
    listForDesk(owner, { words, ...filter }).rows.map(({ id }) => id);
  assert.deepEqual(list("obelisk"), [draft]);
  assert.deepEqual(list("tamarisk"), [input.id]);
  assert.deepEqual(list("tamarisk", { status: "draft" }), []);
  const changed = { ...input, version: 1, body: articleInput({ markdown: "Only a windlass." }).body };
  keepArticle(owner, changed, { isAutosave: true }, seededAt);
  assert.deepEqual(list("windlass"), [input.id]);
  saveArticle(owner, { ...changed, version: 2 }, seededAt);
  assert.deepEqual(list("tamarisk"), []);
  assert.deepEqual(list("windl"), [input.id]);
  withdrawArticle(owner, input.id, seededAt);
  assert.deepEqual(list("windlass", { status: "withdrawn" }), [input.id]);
  assert.deepEqual(listForDesk(enlist("author"), { words: "obelisk" }).rows, []);
  assert.deepEqual(list('"\\ %_ ('), list(""));
});

test("a text thrown away is found no more, and again when it is back", () => {
  const owner = enlist("owner");
  const id = saveDraft(owner, { title: "The quiet obelisk" });
  const count = () => listForDesk(owner, { words: "obelisk" }).rows.length;
  trashArticle(owner, id, seededAt);
  assert.equal(count(), 0);
  untrashArticle(owner, id, seededAt);
  assert.equal(count(), 1);
});

test("an article's row names its versions in other languages", () => {
  const row = listForDesk(enlist("owner"), {}, { size: 1000 }).rows.find(
    ({ versions }) => versions.length > 0,
  );
  assert.ok(row);
  const [version] = row.versions;
  assert.ok(version && version.lang !== row.lang && version.title !== "");
});

test("an author sees what is published and their own drafts, not the drafts of others", () => {
  const [editor, author] = [enlist("editor"), enlist("author")];
  const own = saveDraft(author, { title: "Mine" });
  saveDraft(editor, { title: "Not theirs" });
  const drafts = listForDesk(author, { status: "draft" }).rows;
  assert.deepEqual(
    drafts.map(({ id }) => id),
    [own],
  );
  assert.ok(listForDesk(author, { status: "published" }).rows.length > 0);
});

test("the list reads its order from an index, whatever it is narrowed to by status, language, topic or two of them", () => {
  const cases = [
    [{}, "articles_saved"],
    [{ status: "published" }, "articles_saved_by_status"],
    [{ lang: "en" }, "articles_saved_by_lang"],
    [{ topicId: "x" }, "articles_saved_by_topic"],
    [{ status: "withdrawn", lang: "fa" }, "articles_saved_by_status_and_lang"],
    [{ status: "withdrawn", topicId: "x" }, "articles_saved_by_status_and_topic"],
  ] as const;
  const people = [enlist("owner"), enlist("author")];
  for (const [filter, index, actor] of cases.flatMap((each) =>
    people.map((person) => [...each, person] as const),
  )) {
    const { sql, params } = selectRows(actor, filter, { at: seededAt, id: "x" }).toSQL();
    const plan = db()
      .$client.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
      .all(...params)
      .map(({ detail }) => detail)
      .join("\n");
    assert.match(plan, new RegExp(`USING INDEX ${index} `));
    assert.doesNotMatch(plan, /TEMP B-TREE/);
  }
});

test("a topic or byline without a name in the language is offered under another one", () => {
  const english = listTopicChoices("en");
  assert.equal(listTopicChoices("xx").length, english.length);
  assert.ok(listTopicChoices("xx").every(({ name }) => name !== ""));
  assert.notDeepEqual(listBylineChoices("fa"), listBylineChoices("en"));
  assert.equal(listBylineChoices("xx").length, listBylineChoices("en").length);
});

function saveDraft(actor: Actor, { title }: { title: string }): string {
  const id = newId();
  const blank = { standfirst: "", slug: "", dateline: "", topicId: "", sourceName: "", sourceUrl: "" };
  const body = JSON.stringify(emptyDocument);
  saveArticle(actor, { ...blank, id, version: 0, lang: "en", title, bylineIds: [], body }, seededAt);
  return id;
}
