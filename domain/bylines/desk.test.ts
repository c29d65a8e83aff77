import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { audit } from "#db/schema/audit.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { saveArticle } from "../articles/save.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { deleteByline } from "./delete.ts";
import { findByline } from "./find.ts";
import { findBylineForDesk, listBylinesForDesk } from "./list-for-desk.ts";
import { saveByline } from "./save.ts";

useTestDatabase();

const named = (en: string, fa = "") => ({
  slug: "",
  texts: { en: { name: en, about: "Writes." }, fa: { name: fa, about: "" } },
});

test("a byline is saved with a name for each language, and readers find it under the new one", () => {
  const editor = enlist("editor");
  const id = saveByline(editor, named("The Ferryman"), seededAt);
  saveByline(editor, { ...named("The Ferryman", "قایقران"), id, slug: "ferryman" }, seededAt);
  assert.equal(findByline("en", "the-ferryman"), undefined);
  assert.equal(findByline("fa", "ferryman")?.name, "قایقران");
});

test("a form that began with another edition of a byline does not overwrite the present one", () => {
  const editor = enlist("editor");
  const id = saveByline(editor, named("Two at work"), seededAt);
  const edition = findBylineForDesk(editor, id)?.edition;
  saveByline(editor, { ...named("Two at work", "دو نفر"), id, edition }, seededAt);
  assert.throws(() => saveByline(editor, { ...named("One of two"), id, edition }, seededAt), {
    fields: { form: { key: "savedByOther" } },
  });
  assert.equal(findBylineForDesk(editor, id)?.texts.en?.name, "Two at work");
});

test("a byline's old address leads on only where that is said, and none does after a change without it", () => {
  const editor = enlist("editor");
  const id = saveByline(editor, named("Nameable"), seededAt);
  const move = (slug: string, leadsOn: boolean) =>
    saveByline(editor, { ...named("Nameable"), id, slug, leadsOn }, seededAt);
  move("respelled", true);
  assert.equal(findByline("en", "nameable")?.slug, "respelled");
  move("respelled", false);
  assert.equal(findByline("en", "nameable")?.slug, "respelled", "no slug changed");
  move("a-pseudonym", false);
  for (const slug of ["nameable", "respelled"]) assert.equal(findByline("en", slug), undefined);
});

test("the list follows the alphabet of the language", () => {
  const editor = enlist("editor");
  for (const [en, fa] of [
    ["Aram", "هما"],
    ["Zand", "آرش"],
  ] as const)
    saveByline(editor, named(en, fa), seededAt);
  const names = (lang: string) => listBylinesForDesk(editor, lang).map(({ texts }) => texts[lang]?.name);
  assert.deepEqual(names("en"), ["Aram", "Zand"]);
  assert.deepEqual(names("fa"), ["آرش", "هما"]);
});

test("the audit names no byline: it may be a pseudonym", () => {
  saveByline(enlist("editor"), named("A Secret Name"), seededAt);
  assert.doesNotMatch(JSON.stringify(db().select().from(audit).all()), /secret/i);
});

test("a byline that an article carries is not deleted", () => {
  const editor = enlist("editor");
  const id = saveByline(editor, named("Used"), seededAt);
  saveArticle(editor, articleInput({ bylineIds: [id] }), seededAt);
  assert.throws(
    () => deleteByline(editor, id, seededAt),
    new Invalid({ form: { key: "bylineInUse", values: { count: 1 } } }),
  );
  const free = saveByline(editor, named("Free"), seededAt);
  deleteByline(editor, free, seededAt);
  assert.equal(findBylineForDesk(editor, free), undefined);
  assert.throws(() => deleteByline(editor, free, seededAt), NotFound);
});

test("a used slug and a person without the right are refused", () => {
  const editor = enlist("editor");
  const id = saveByline(editor, named("Taken"), seededAt);
  assert.throws(() => saveByline(editor, named("Taken"), seededAt), new Invalid({ slug: "bylineSlugUsed" }));
  assert.throws(() => saveByline(enlist("author"), named("New"), seededAt), Forbidden);
  assert.throws(() => deleteByline(enlist("translator"), id, seededAt), Forbidden);
});
