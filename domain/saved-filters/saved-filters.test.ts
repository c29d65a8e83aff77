import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { Invalid, NotFound } from "../errors.ts";
import { deleteTopic } from "../topics/delete.ts";
import { saveTopic } from "../topics/save.ts";
import { listFilters } from "./list.ts";
import { removeFilter } from "./remove.ts";
import { saveFilter } from "./save.ts";

useTestDatabase();

const invalid = (fields: Record<string, string>) => new Invalid(fields);

test("a filter is kept with what it narrows by, for the person who named it alone", () => {
  const [one, other] = [enlist("author"), enlist("editor")];
  const id = saveFilter(one, { name: " My drafts ", status: "draft", words: " salt " }, now);
  saveFilter(one, { name: "Farsi", lang: "fa" }, now);
  assert.deepEqual(listFilters(one, "en"), [
    { id: listFilters(one, "en")[0]?.id, name: "Farsi", filter: { lang: "fa" } },
    { id, name: "My drafts", filter: { status: "draft", words: "salt" } },
  ]);
  assert.deepEqual(listFilters(other, "en"), []);
  assert.throws(() => removeFilter(other, id, now), NotFound);
  removeFilter(one, id, now);
  assert.deepEqual(
    listFilters(one, "en").map(({ name }) => name),
    ["Farsi"],
  );
});

test("two people may use the same name, one person may not use it twice", () => {
  const [one, other] = [enlist("editor"), enlist("editor")];
  saveFilter(one, { name: "Drafts", status: "draft" }, now);
  saveFilter(other, { name: "Drafts", status: "draft" }, now);
  assert.throws(
    () => saveFilter(one, { name: "Drafts", lang: "fa" }, now),
    invalid({ name: "filterNameUsed" }),
  );
});

test("a filter without a name, without a condition, by nothing known or one too many is refused", () => {
  const person = enlist("translator");
  const refused = (input: Parameters<typeof saveFilter>[1], fields: Record<string, string>) =>
    assert.throws(() => saveFilter(person, input, now), invalid(fields));
  refused({ name: "  ", status: "draft" }, { name: "required" });
  refused({ name: "x".repeat(41), status: "draft" }, { name: "tooLong" });
  refused({ name: " ", words: " " }, { name: "required", form: "filterEmpty" });
  refused({ name: "Gone", topicId: "none" }, { topicId: "badChoice" });
  refused({ name: "Gone", bylineId: "none" }, { bylineId: "badChoice" });
  refused({ name: "Odd", status: "other" as "draft" }, { status: "badChoice" });
  for (let count = 1; count <= 20; count++) saveFilter(person, { name: `N ${count}`, status: "draft" }, now);
  refused({ name: "N 21", status: "draft" }, { form: "tooManyFilters" });
});

test("a filter by a topic goes when the topic is deleted", () => {
  const editor = enlist("editor");
  const texts = { en: { name: "Salt", description: "" } };
  const topicId = saveTopic(editor, { slug: "", texts }, now);
  saveFilter(editor, { name: "Salt", topicId }, now);
  deleteTopic(editor, topicId, now);
  assert.deepEqual(listFilters(editor, "en"), []);
});

test("keeping and removing a filter are on record, without the words that it looks for", () => {
  const editor = enlist("editor");
  removeFilter(editor, saveFilter(editor, { name: "A source", words: "zamani" }, now), now);
  const entries = db().select().from(audit).all();
  assert.deepEqual(entries.map(({ verb }) => verb).slice(-2), ["saved-filters.save", "saved-filters.remove"]);
  assert.doesNotMatch(JSON.stringify(entries), /zamani/);
});
