import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { generation } from "#db/schema/server.ts";
import { redirects } from "#db/schema/site.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { saveArticle } from "../articles/save.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { deleteTopic } from "./delete.ts";
import { findTopic, listTopics } from "./list.ts";
import { findTopicForDesk, listTopicsForDesk } from "./list-for-desk.ts";
import { moveTopic } from "./order.ts";
import { saveTopic } from "./save.ts";

useTestDatabase();

const named = (en: string, fa = "") => ({
  slug: "",
  texts: { en: { name: en, description: "" }, fa: { name: fa, description: "" } },
});

const currentGeneration = () => db().select().from(generation).all()[0]?.value ?? 0;

test("a topic gets a slug from its first name, and readers of a language without a name do not see it", () => {
  saveTopic(enlist("editor"), named("Human Rights"), seededAt);
  assert.deepEqual(
    listTopics("en").map(({ slug, name }) => [slug, name]),
    [["human-rights", "Human Rights"]],
  );
  assert.deepEqual(listTopics("fa"), []);
});

test("a form that began with another edition of a topic does not overwrite the present one", () => {
  const editor = enlist("editor");
  const id = saveTopic(editor, named("Rivers"), seededAt);
  const edition = findTopicForDesk(editor, id)?.edition;
  saveTopic(editor, { ...named("Rivers", "رودها"), id, edition }, seededAt);
  assert.throws(() => saveTopic(editor, { ...named("Lakes"), id, edition }, seededAt), {
    fields: { form: { key: "savedByOther" } },
  });
  const present = findTopicForDesk(editor, id)?.edition;
  saveTopic(editor, { ...named("Lakes"), id, edition: present }, seededAt);
  assert.equal(findTopicForDesk(editor, id)?.texts.en?.name, "Lakes");
});

test("a topic is found by every slug that it had, until another topic has that one", () => {
  const editor = enlist("editor");
  const id = saveTopic(editor, named("Work"), seededAt);
  for (const slug of ["labour", "bread-and-work"])
    saveTopic(editor, { ...named("Work"), id, slug }, seededAt);
  for (const slug of ["work", "labour", "bread-and-work"]) {
    assert.equal(findTopic("en", slug)?.slug, "bread-and-work");
    assert.equal(findTopic("fa", slug), undefined, "it has no name there");
  }
  const other = saveTopic(editor, { ...named("Labour"), slug: "labour" }, seededAt);
  assert.equal(findTopic("en", "labour")?.id, other);
  saveTopic(editor, { ...named("Work"), id, slug: "work" }, seededAt);
  assert.equal(findTopic("en", "work")?.slug, "work");
  deleteTopic(editor, other, seededAt);
  deleteTopic(editor, id, seededAt);
  assert.equal(findTopic("en", "bread-and-work"), undefined);
  assert.deepEqual(db().select().from(redirects).all(), []);
});

test("readers' kept pages are out of date as soon as a topic was saved, moved or deleted", () => {
  const editor = enlist("editor");
  const first = saveTopic(editor, named("First"), seededAt);
  saveTopic(editor, named("Second"), seededAt);
  for (const change of [
    () => saveTopic(editor, { ...named("Renamed"), id: first }, seededAt),
    () => moveTopic(editor, { id: first, to: 1 }, seededAt),
    () => deleteTopic(editor, first, seededAt),
  ]) {
    const before = currentGeneration();
    change();
    assert.notEqual(currentGeneration(), before);
  }
});

test("a topic moves to its place, once however often that was sent, and at an end it stays", () => {
  const editor = enlist("editor");
  const ids = ["A", "B", "C"].map((name) => saveTopic(editor, named(name), seededAt));
  const order = () =>
    listTopicsForDesk(editor)
      .map(({ texts }) => texts.en?.name)
      .join("");
  const [a = "", , c = ""] = ids;
  moveTopic(editor, { id: c, to: 1 }, seededAt);
  assert.equal(order(), "ACB");
  moveTopic(editor, { id: c, to: 1 }, seededAt);
  assert.equal(order(), "ACB");
  moveTopic(editor, { id: a, to: -1 }, seededAt);
  assert.equal(order(), "ACB");
  assert.throws(() => moveTopic(editor, { id: "none", to: 0 }, seededAt), NotFound);
});

test("a topic that any article has, a draft too, is not deleted", () => {
  const editor = enlist("editor");
  const id = saveTopic(editor, named("Used"), seededAt);
  saveArticle(editor, articleInput({ topicId: id }), seededAt);
  assert.equal(findTopicForDesk(editor, id)?.articleCount, 1);
  assert.throws(
    () => deleteTopic(editor, id, seededAt),
    new Invalid({ form: { key: "topicInUse", values: { count: 1 } } }),
  );
  const free = saveTopic(editor, named("Free"), seededAt);
  deleteTopic(editor, free, seededAt);
  assert.equal(findTopicForDesk(editor, free), undefined);
});

test("every field at fault is named, by its language where it has one", () => {
  const editor = enlist("editor");
  saveTopic(editor, named("Taken"), seededAt);
  const refused = (input: Parameters<typeof saveTopic>[1], fields: Record<string, string>) =>
    assert.throws(
      () => saveTopic(editor, input, seededAt),
      (error) =>
        error instanceof Invalid && assert.deepEqual(error.fields, new Invalid(fields).fields) === undefined,
    );
  refused(named(""), { "name.en": "nameMissing" });
  refused({ ...named("New"), slug: "taken" }, { slug: "topicSlugUsed" });
  refused({ ...named("New"), slug: "no/slug" }, { slug: "badSlug" });
  refused(named("x".repeat(81), "y\u0000"), { "name.en": "tooLong", "name.fa": "badCharacters" });
  refused(
    {
      slug: "no/slug",
      texts: { en: { name: "A", description: "x".repeat(501) }, fa: { name: "", description: "text" } },
    },
    { slug: "badSlug", "description.en": "tooLong", "name.fa": "required" },
  );
});

test("authors and translators change no topics", () => {
  const id = saveTopic(enlist("owner"), named("Kept"), seededAt);
  for (const role of ["author", "translator"] as const) {
    const actor = enlist(role);
    assert.throws(() => saveTopic(actor, named("New"), seededAt), Forbidden);
    assert.throws(() => moveTopic(actor, { id, to: 0 }, seededAt), Forbidden);
    assert.throws(() => deleteTopic(actor, id, seededAt), Forbidden);
    assert.throws(() => listTopicsForDesk(actor), Forbidden);
  }
});
