import assert from "node:assert/strict";
import { test } from "node:test";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { minute } from "../durations.ts";
import { Forbidden, NotFound } from "../errors.ts";
import type { Actor } from "../staff/permissions.ts";
import { sayGone, sayPresent } from "./presence.ts";
import { publishArticle } from "./publish.ts";
import { saveArticle } from "./save.ts";
import { trashArticle, untrashArticle } from "./trash.ts";

useTestDatabase({ seed: "sample" });

const ask = (actor: Actor, articleId: string, at: number, pageKey = actor.id) =>
  sayPresent(actor, { articleId, pageKey }, at);

test("people who have the same article open see each other until they fall silent", () => {
  const [editor, owner] = [enlist("editor"), enlist("owner")];
  const { id } = saveArticle(editor, articleInput(), now);
  const alone = { names: [], isElsewhere: false, version: 1, isOwn: true };
  assert.deepEqual(ask(editor, id, now), alone);
  assert.deepEqual(ask(owner, id, now + 5000), { ...alone, names: ["Test editor"], isOwn: false });
  assert.deepEqual(ask(editor, id, now + 10_000).names, ["Test owner"]);
  assert.deepEqual(ask(owner, id, now + minute).names, []);
  assert.throws(() => ask(enlist("author"), id, now), Forbidden);
});

test("who has an article open in two windows is told so, until one is left; a colleague sees them once", () => {
  const [editor, owner] = [enlist("editor"), enlist("owner")];
  const { id } = saveArticle(editor, articleInput(), now);
  ask(editor, id, now, "first");
  assert.equal(ask(editor, id, now, "first").isElsewhere, false);
  const second = ask(editor, id, now, "second");
  assert.deepEqual([second.names, second.isElsewhere], [[], true]);
  assert.equal(ask(editor, id, now, "first").isElsewhere, true);
  assert.deepEqual(ask(owner, id, now).names, ["Test editor"]);
  assert.throws(() => sayGone(enlist("author"), { articleId: id, pageKey: "second" }), Forbidden);
  sayGone(editor, { articleId: id, pageKey: "second" });
  sayGone(owner, { articleId: id, pageKey: "first" });
  assert.equal(ask(editor, id, now + 1, "first").isElsewhere, false);
  assert.deepEqual(ask(owner, id, now + 1).names, ["Test editor"]);
});

test("a newer text is said to be one's own where nobody else was at the article after it", () => {
  const [editor, owner] = [enlist("editor"), enlist("owner")];
  const input = articleInput();
  saveArticle(editor, input, now);
  assert.equal(ask(owner, input.id, now).isOwn, false);
  saveArticle(owner, { ...input, version: 1, title: "By the owner" }, now);
  assert.deepEqual([ask(owner, input.id, now).isOwn, ask(editor, input.id, now).isOwn], [true, false]);
  publishArticle(editor, { ...input, version: 2, title: "By the owner" }, now);
  assert.deepEqual([ask(owner, input.id, now).isOwn, ask(editor, input.id, now).isOwn], [false, false]);
});

test("who has an article open that is thrown away is told by whom, if they may restore it", () => {
  const [editor, author, other] = [enlist("editor"), enlist("author"), enlist("author")];
  const { id } = saveArticle(author, articleInput(), now);
  trashArticle(editor, id, now);
  const thrown = { by: "Test editor", isOwn: false };
  const gone = { names: [], isElsewhere: false, version: 0, isOwn: false };
  assert.deepEqual(ask(author, id, now), { ...gone, thrown });
  assert.deepEqual(ask(editor, id, now).thrown, { ...thrown, isOwn: true });
  assert.throws(() => ask(other, id, now), NotFound);
  untrashArticle(author, id, now);
  assert.deepEqual(ask(author, id, now), { ...gone, version: 1, isOwn: true });
});
