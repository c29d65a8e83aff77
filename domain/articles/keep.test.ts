import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles, revisions } from "#db/schema/articles.ts";
import { audit } from "#db/schema/audit.ts";
import { generation } from "#db/schema/server.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { documentFromMarkdown } from "../documents/markdown.ts";
import { Forbidden, Invalid } from "../errors.ts";
import { listRevisions } from "../revisions/list.ts";
import { describeConflict } from "./conflict.ts";
import { findArticleForDesk } from "./find-for-desk.ts";
import { findPublishedArticle } from "./find-published.ts";
import { publishArticle } from "./publish.ts";
import { discardChange } from "./restore.ts";
import { keepArticle, saveArticle } from "./save.ts";
import { withdrawArticle } from "./withdraw.ts";

useTestDatabase({ seed: "sample" });

const auto = { isAutosave: true };
const currentGeneration = () => db().select().from(generation).all()[0]?.value;
const body = (markdown: string) => JSON.stringify(documentFromMarkdown(markdown));
const isConflict = (error: unknown) => error instanceof Invalid && error.fields.form?.key === "savedByOther";
const stored = (id: string) => db().select().from(articles).where(eq(articles.id, id)).all()[0];

test("a change to a published article waits: readers and their pages stay as they are until it is saved", () => {
  const editor = enlist("editor");
  const input = articleInput({ title: "As it was", slug: "a-change-waits", tags: "one, two" });
  publishArticle(editor, input, now);
  const before = currentGeneration();
  const changed = { ...input, version: 1, title: "As it will be", slug: "moved", tags: "three" };
  keepArticle(editor, changed, auto, now + 1);
  keepArticle(editor, { ...changed, version: 2, body: body("Another text.") }, auto, now + 2);
  assert.equal(currentGeneration(), before);
  const seen = findPublishedArticle("en", "a-change-waits");
  assert.equal(seen?.title, "As it was");
  assert.deepEqual(
    seen?.tags.map(({ name }) => name),
    ["one", "two"],
  );
  const atDesk = findArticleForDesk(editor, input.id);
  assert.equal(atDesk?.title, "As it will be");
  assert.equal(atDesk?.slug, "moved");
  assert.deepEqual(atDesk?.tags, ["three"]);
  assert.equal(atDesk?.pendingAt, now + 2);
  assert.equal(atDesk?.version, 3);

  saveArticle(editor, { ...changed, version: 3, body: body("Another text.") }, now + 3);
  assert.notEqual(currentGeneration(), before);
  assert.equal(findPublishedArticle("en", "moved")?.title, "As it will be");
  assert.equal(findArticleForDesk(editor, input.id)?.pendingAt, null);
});

test("who may not publish may change a published article of their own, but not show the change", () => {
  const author = enlist("author");
  const input = articleInput({ slug: "by-an-author" });
  saveArticle(author, input, now);
  publishArticle(enlist("editor"), { ...input, version: 1 }, now);
  const changed = { ...input, version: 2, title: "The author's change" };
  assert.throws(() => saveArticle(author, changed, now), Forbidden);
  keepArticle(author, changed, auto, now);
  assert.equal(findPublishedArticle("en", "by-an-author")?.title, "A title");
  assert.equal(findArticleForDesk(enlist("translator"), input.id)?.title, "A title");
});

test("a change that waits can be given up, and is the text when the article is withdrawn", () => {
  const editor = enlist("editor");
  const input = articleInput({ slug: "given-up" });
  publishArticle(editor, input, now);
  keepArticle(editor, { ...input, version: 1, title: "No" }, auto, now);
  discardChange(editor, { id: input.id, version: 2 }, now);
  assert.equal(findArticleForDesk(editor, input.id)?.title, "A title");
  assert.equal(findArticleForDesk(editor, input.id)?.pendingAt, null);
  keepArticle(editor, { ...input, version: 3, title: "Yes" }, auto, now);
  withdrawArticle(editor, input.id, now);
  assert.equal(stored(input.id)?.title, "Yes");
  assert.equal(stored(input.id)?.pendingAt, null);
});

test("the loser of a conflict is refused, kept aside once, and told what differs and who changed what", () => {
  const [first, second] = [enlist("editor"), enlist("owner")];
  const input = articleInput({ slug: "contested", body: body("One.\n\nTwo.\n\nThree.") });
  saveArticle(first, input, now);
  saveArticle(
    first,
    { ...input, version: 1, title: "Theirs", body: body("One, by them.\n\nTwo.\n\nThree.") },
    now,
  );
  const mine = { ...input, version: 1, standfirst: "Mine.", body: body("One.\n\nTwo.\n\nThree, by me.") };
  for (const _ of [1, 2]) assert.throws(() => keepArticle(second, mine, auto, now), isConflict);
  const aside = listRevisions(second, input.id).entries.filter(({ shown }) => shown.kind === "aside");
  assert.equal(aside.length, 1);
  const conflict = describeConflict(second, mine);
  assert.equal(conflict?.version, 2);
  assert.equal(conflict?.savedByName, "Test editor");
  assert.deepEqual(
    conflict?.fields.map(({ name, proposed }) => [name, proposed]),
    [
      ["title", "theirs"],
      ["standfirst", "mine"],
    ],
  );
  const proposed = conflict?.places.map((place) => ("same" in place ? "same" : place.proposed));
  assert.deepEqual(proposed, ["theirs", "same", "mine"]);
});

test("a form that was sent twice, as before its scripts have come, is saved, and nothing of it lies aside", () => {
  const editor = enlist("editor");
  const input = articleInput({ title: "Pressed twice" });
  saveArticle(editor, input, now);
  assert.equal(saveArticle(editor, input, now).id, input.id);
  const other = saveArticle(editor, articleInput({ title: "Pressed twice" }), now);
  const change = { ...input, version: 2, title: "Published", slug: "" };
  publishArticle(editor, change, now);
  publishArticle(editor, change, now);
  assert.equal(stored(input.id)?.status, "published");
  assert.equal(other.slug, "pressed-twice-2");
  assert.deepEqual(
    listRevisions(editor, input.id).entries.map(({ shown }) => shown.kind),
    ["publish", "save"],
  );
});

test("a form whose save was answered by nobody goes on from its own words, and nobody else does", () => {
  const editor = enlist("editor");
  const input = articleInput({ writer: "tab-one" });
  keepArticle(editor, input, auto, now);
  keepArticle(editor, { ...input, title: "The answer to this was lost" }, auto, now);
  assert.equal(stored(input.id)?.title, "The answer to this was lost");
  assert.throws(
    () => keepArticle(editor, { ...input, writer: "tab-two", title: "No" }, auto, now),
    isConflict,
  );
  assert.throws(() => keepArticle(editor, { ...input, writer: "", title: "No" }, auto, now), isConflict);
});

test("a form's earlier text that was held up on its way takes nothing from its later one, and makes no version of it again", () => {
  const editor = enlist("editor");
  const input = articleInput({ writer: "tab.1" });
  keepArticle(editor, input, auto, now);
  const late = { ...input, version: 1, writer: "tab.9", title: "Sent first" };
  const later = { ...input, version: 1, writer: "tab.10", title: "Sent second" };
  keepArticle(editor, later, auto, now);
  assert.throws(() => keepArticle(editor, late, auto, now), isConflict);
  assert.equal(stored(input.id)?.title, "Sent second");
  assert.equal(keepArticle(editor, { ...later, writer: "tab.11" }, auto, now).version, 2);
});

test("every save that differs is a revision, with what stood before the first of them", () => {
  const editor = enlist("editor");
  const sample = db().select().from(articles).where(eq(articles.lang, "en")).limit(1).all()[0];
  assert.ok(sample);
  const input = articleInput({ ...sample, topicId: sample.topicId ?? "", body: JSON.stringify(sample.body) });
  keepArticle(editor, { ...input, version: 1, title: "Changed" }, auto, now);
  keepArticle(editor, { ...input, version: 2, title: "Changed" }, auto, now + 1);
  const { entries } = listRevisions(editor, sample.id);
  assert.deepEqual(
    entries.map(({ shown }) => [shown.kind, shown.savedByName]),
    [
      ["autosave", "Test editor"],
      ["publish", null],
    ],
  );
});

test("an hour of autosaving is one row of the history", () => {
  const author = enlist("author");
  const input = articleInput();
  for (let i = 0; i < 5; i += 1) {
    keepArticle(author, { ...input, version: i, title: `Title ${i}` }, auto, now + i * 1000);
  }
  const rows = db()
    .select()
    .from(audit)
    .where(eq(audit.subject, `article:${input.id}`))
    .all();
  assert.deepEqual(
    rows.map(({ verb }) => verb),
    ["articles.autosave"],
  );
  assert.equal(db().select().from(revisions).where(eq(revisions.articleId, input.id)).all().length, 5);
});

test("a slug that only follows the title gets a number where it is used; one that was typed is refused", () => {
  const editor = enlist("editor");
  saveArticle(editor, articleInput({ title: "Twice told" }), now);
  assert.equal(saveArticle(editor, articleInput({ title: "Twice told" }), now).slug, "twice-told-2");
  assert.equal(
    saveArticle(editor, articleInput({ title: "Twice told", slug: "twice-told" }), now).slug,
    "twice-told-3",
  );
  assert.throws(() => saveArticle(editor, articleInput({ slug: "twice-told" }), now), Invalid);
});
