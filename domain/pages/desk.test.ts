import assert from "node:assert/strict";
import { test } from "node:test";
import { db } from "#db/client.ts";
import { generation } from "#db/schema/server.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { documentFromMarkdown } from "../documents/markdown.ts";
import { Forbidden, Invalid, NotFound } from "../errors.ts";
import { findSite } from "../site/find-site.ts";
import { deletePage } from "./delete.ts";
import { findPage } from "./find.ts";
import { findPageForDesk, listPagesForDesk } from "./list-for-desk.ts";
import type { PageInput } from "./page-input.ts";
import { savePage } from "./save.ts";

useTestDatabase();

const pageInput = (fields: Partial<PageInput> = {}): PageInput => ({
  lang: "en",
  title: "Our principles",
  slug: "",
  savedAt: 0,
  body: JSON.stringify(documentFromMarkdown("We check.")),
  ...fields,
});

test("a page of whose text nothing was sent keeps it, and a new one is refused", () => {
  const editor = enlist("editor");
  const id = savePage(editor, pageInput(), seededAt);
  const { body: _body, ...fields } = pageInput({ title: "What we hold to" });
  savePage(editor, { ...fields, id, savedAt: seededAt }, seededAt);
  assert.equal(findPageForDesk(editor, id)?.title, "What we hold to");
  assert.deepEqual(findPageForDesk(editor, id)?.body, documentFromMarkdown("We check."));
  assert.throws(() => savePage(editor, fields, seededAt), new Invalid({ body: "required" }));
});

test("a page is at its address at once, with its translation beside it", () => {
  const editor = enlist("editor");
  const id = savePage(editor, pageInput(), seededAt);
  savePage(editor, pageInput({ lang: "fa", title: "اصول ما", translationOf: id }), seededAt);
  assert.deepEqual(findPage("en", "our-principles")?.translations, [
    { lang: "fa", slug: "اصول-ما", title: "اصول ما" },
  ]);
  assert.deepEqual(
    listPagesForDesk(editor).map((versions) => versions.map(({ lang }) => lang)),
    [["en", "fa"]],
  );
  assert.throws(
    () => savePage(editor, pageInput({ lang: "fa", title: "دیگر", translationOf: id }), seededAt),
    new Invalid({ lang: "translationExists" }),
  );
});

test("a page is found by every slug that it had in its language", () => {
  const editor = enlist("editor");
  const id = savePage(editor, pageInput(), seededAt);
  savePage(editor, pageInput({ id, savedAt: seededAt, slug: "principles" }), seededAt);
  assert.equal(findPage("en", "our-principles")?.slug, "principles");
  assert.equal(findPage("fa", "our-principles"), undefined);
  deletePage(editor, id, seededAt);
  assert.equal(findPage("en", "our-principles"), undefined);
});

test("navigation follows a page: to its new address, and away with it", () => {
  const editor = enlist("editor");
  const hrefs = () => findSite("fa")?.navigation.map(({ href }) => href);
  const input = pageInput({ lang: "fa", title: "اصول ما", isInNavigation: true });
  const id = savePage(editor, input, seededAt);
  assert.deepEqual(hrefs(), ["/fa/pages/اصول-ما"]);
  savePage(editor, { ...input, id, savedAt: seededAt, slug: "osul" }, seededAt);
  assert.deepEqual(hrefs(), ["/fa/pages/osul"]);
  deletePage(editor, id, seededAt);
  assert.deepEqual(hrefs(), []);
  assert.throws(() => deletePage(editor, id, seededAt), NotFound);
});

test("a save that did not start from the newest version is refused, even within one millisecond", () => {
  const editor = enlist("editor");
  const id = savePage(editor, pageInput(), seededAt);
  savePage(editor, pageInput({ id, savedAt: seededAt, title: "First" }), seededAt);
  assert.throws(
    () => savePage(editor, pageInput({ id, savedAt: seededAt, title: "Second" }), seededAt),
    new Invalid({ form: "savedByOther" }),
  );
  assert.equal(findPageForDesk(editor, id)?.title, "First");
});

test("readers' kept pages are out of date as soon as a page was saved or deleted", () => {
  const editor = enlist("editor");
  const value = () => db().select().from(generation).all()[0]?.value;
  const start = value();
  const id = savePage(editor, pageInput(), seededAt);
  const saved = value();
  deletePage(editor, id, seededAt);
  assert.equal(new Set([start, saved, value()]).size, 3);
});

test("what is wrong is named beside its field, and nothing is saved", () => {
  const editor = enlist("editor");
  const refused = (fields: Partial<PageInput>, problems: Record<string, string>) =>
    assert.throws(
      () => savePage(editor, pageInput(fields), seededAt),
      (error) =>
        error instanceof Invalid &&
        assert.deepEqual(error.fields, new Invalid(problems).fields) === undefined,
    );
  refused({ title: " ", slug: "about" }, { title: "required" });
  refused({ title: "x".repeat(201) }, { title: "tooLong" });
  refused({ slug: "a b" }, { slug: "badSlug" });
  refused({ lang: "xx" }, { lang: "badChoice" });
  refused({ body: '{"type":"doc","content":[{"type":"script"}]}' }, { body: "badDocument" });
  assert.deepEqual(listPagesForDesk(editor), []);
  savePage(editor, pageInput(), seededAt);
  refused({}, { slug: "pageSlugUsed" });
});

test("authors and translators change no pages", () => {
  const id = savePage(enlist("editor"), pageInput(), seededAt);
  const author = enlist("author");
  assert.throws(() => savePage(author, pageInput(), seededAt), Forbidden);
  assert.throws(() => deletePage(author, id, seededAt), Forbidden);
  assert.throws(() => findPageForDesk(author, id), Forbidden);
});
