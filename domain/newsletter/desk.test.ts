import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { closeDatabase, db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { deliveries, issueLetters, issues, outgoingMails } from "#db/schema/newsletter.ts";
import { site } from "#db/schema/site.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { draftIssue } from "#fixtures/test-issue.ts";
import { enrolReaders } from "#fixtures/test-readers.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { withdrawArticle } from "../articles/withdraw.ts";
import { hour } from "../durations.ts";
import { Invalid, NotFound } from "../errors.ts";
import { settings } from "../site/settings.ts";
import { instantFromZoned } from "../site/zoned-time.ts";
import { findArchivedIssue, listArchivedIssues } from "./archive.ts";
import { beginIssue } from "./begin.ts";
import { deleteIssue } from "./delete.ts";
import { findIssueForDesk, findReach } from "./find-for-desk.ts";
import { findStories } from "./find-stories.ts";
import { mailTest } from "./mail-test.ts";
import { previewLetter } from "./preview.ts";
import { saveIssue } from "./save.ts";
import { scheduleIssue, unscheduleIssue } from "./schedule.ts";
import { startDueIssues } from "./start-due.ts";
import {
  addStoriesSinceLastIssue,
  addStory,
  moveStory,
  orderStories,
  removeStory,
  showStory,
} from "./stories.ts";

useTestDatabase({ seed: "sample" });
settings().smtpUrl = "smtp://127.0.0.1:1";

const actor = () => enlist("editor");

function groups(id: string): string[] {
  return findIssueForDesk(actor(), id).stories.map(({ groupId }) => groupId);
}

test("an issue is named by the day in the site's zone, and the second of a day by a number too", () => {
  const editor = actor();
  const slugs = [beginIssue(editor, seededAt), beginIssue(editor, seededAt)].map(
    (id) => findIssueForDesk(editor, id).slug,
  );
  assert.deepEqual(slugs, ["2026-01-15", "2026-01-15-2"]);
});

test("everything since the last issue is added once, the newest first, and nothing older after one went out", () => {
  const editor = actor();
  const first = draftIssue(editor, ["en"], seededAt);
  const count = addStoriesSinceLastIssue(editor, first, seededAt);
  assert.ok(count > 2);
  assert.equal(addStoriesSinceLastIssue(editor, first, seededAt), 0);
  const newest = db()
    .select({ groupId: articles.groupId, at: articles.publishedAt })
    .from(articles)
    .where(eq(articles.status, "published"))
    .all()
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
  assert.equal(groups(first)[0], newest[0]?.groupId);
  scheduleIssue(editor, first, undefined, seededAt);
  startDueIssues(seededAt);
  const second = beginIssue(editor, seededAt + hour);
  assert.equal(addStoriesSinceLastIssue(editor, second, seededAt + hour), 0);
});

test("stories are moved, put in order, taken out; an order given knows nothing of what came or went meanwhile", () => {
  const editor = actor();
  const id = beginIssue(editor, seededAt);
  const [a, b, c] = findStories(editor, "")
    .slice(0, 3)
    .map(({ groupId }) => groupId) as [string, string, string];
  for (const groupId of [a, b, c, b]) addStory(editor, { issueId: id, groupId }, seededAt);
  assert.deepEqual(groups(id), [a, b, c]);
  moveStory(editor, { issueId: id, groupId: c, direction: "up" }, seededAt);
  moveStory(editor, { issueId: id, groupId: a, direction: "up" }, seededAt);
  assert.deepEqual(groups(id), [a, c, b]);
  orderStories(editor, id, [b, "elsewhere", b, a], seededAt);
  assert.deepEqual(groups(id), [b, a, c]);
  removeStory(editor, { issueId: id, groupId: a }, seededAt);
  showStory(editor, { issueId: id, groupId: c, isWhole: true }, seededAt);
  const { stories } = findIssueForDesk(editor, id);
  assert.deepEqual(
    stories.map(({ groupId, isWhole }) => [groupId, isWhole]),
    [
      [b, false],
      [c, true],
    ],
  );
  assert.throws(() => addStory(editor, { issueId: id, groupId: "nothing" }, seededAt), NotFound);
});

test("a story is found by words of its text, in any language", () => {
  const editor = actor();
  const [row] = db().select().from(articles).where(eq(articles.lang, "fa")).limit(1).all();
  const found = findStories(editor, row?.title ?? "");
  assert.ok(found.some(({ groupId }) => groupId === row?.groupId));
});

test("a language is mailed only where it has a subject and something to say", () => {
  const editor = actor();
  const id = beginIssue(editor, seededAt);
  const gaps = () => Object.fromEntries(findReach(editor, id).map(({ lang, gap }) => [lang, gap]));
  assert.deepEqual(gaps(), { en: "empty", fa: "empty" });
  const empty = JSON.stringify({ type: "doc", content: [{ type: "paragraph" }] });
  const texts = {
    en: { subject: "Hello", preview: "", intro: empty },
    fa: { subject: "", preview: "", intro: empty },
  };
  saveIssue(editor, { id, version: 1, slug: "", texts }, seededAt);
  assert.deepEqual(gaps(), { en: "empty", fa: "empty" });
  assert.throws(() => scheduleIssue(editor, id, undefined, seededAt), Invalid);
  addStoriesSinceLastIssue(editor, id, seededAt);
  assert.deepEqual(gaps(), { en: undefined, fa: "noSubject" });
  enrolReaders(4, { langs: ["en", "fa"], at: seededAt });
  scheduleIssue(editor, id, undefined, seededAt);
  startDueIssues(seededAt);
  assert.deepEqual(
    db()
      .select({ lang: deliveries.lang })
      .from(deliveries)
      .all()
      .map(({ lang }) => lang),
    ["en", "en"],
  );
  assert.deepEqual(
    db()
      .select({ lang: issueLetters.lang })
      .from(issueLetters)
      .all()
      .map(({ lang }) => lang),
    ["en"],
  );
});

test("an issue of whose introduction nothing was sent keeps it", () => {
  const editor = actor();
  const id = draftIssue(editor, ["en"], seededAt);
  const said = () => findIssueForDesk(editor, id).texts.find(({ lang }) => lang === "en");
  const intro = said()?.intro;
  const texts = { en: { subject: "Another subject", preview: "" }, fa: { subject: "موضوع", preview: "" } };
  saveIssue(editor, { id, version: 2, slug: "", texts }, seededAt);
  assert.equal(said()?.subject, "Another subject");
  assert.deepEqual(said()?.intro, intro);
});

test("two people who save at once do not overwrite each other, and an address is one issue's", () => {
  const editor = actor();
  const id = draftIssue(editor, ["en"], seededAt);
  const other = draftIssue(editor, ["en"], seededAt);
  const { slug } = findIssueForDesk(editor, other);
  assert.throws(
    () => saveIssue(editor, { id, version: 1, slug: "", texts: {} }, seededAt),
    (error) => error instanceof Invalid && error.fields.form?.key === "savedByOther",
  );
  assert.throws(
    () => saveIssue(editor, { id, version: 2, slug, texts: {} }, seededAt),
    (error) => error instanceof Invalid && error.fields.slug?.key === "issueSlugUsed",
  );
});

test("what an issue says is frozen when it starts: nothing changes it or its letters after that", () => {
  const editor = actor();
  const id = draftIssue(editor, ["en"], seededAt);
  addStoriesSinceLastIssue(editor, id, seededAt);
  scheduleIssue(editor, id, undefined, seededAt);
  startDueIssues(seededAt);
  const before = previewLetter(editor, id, "en");
  const groupId = groups(id)[0] ?? "";
  const frozen = (error: unknown) => error instanceof Invalid && error.fields.form?.key === "issueFrozen";
  assert.throws(() => saveIssue(editor, { id, version: 2, slug: "", texts: {} }, seededAt), frozen);
  assert.throws(() => removeStory(editor, { issueId: id, groupId }, seededAt), frozen);
  assert.throws(() => deleteIssue(editor, id, seededAt), frozen);
  assert.throws(() => unscheduleIssue(editor, id, seededAt), frozen);
  db().update(articles).set({ title: "Changed" }).where(eq(articles.groupId, groupId)).run();
  assert.deepEqual(previewLetter(editor, id, "en"), before);
  assert.deepEqual(startDueIssues(seededAt + hour), [], "it starts once");
});

test("a scheduled issue keeps its hour by the site's clock across a change of the clocks, and over a restart", () => {
  const editor = actor();
  db().update(site).set({ timeZone: "Europe/Berlin" }).run();
  const id = draftIssue(editor, ["en"], seededAt);
  enrolReaders(1, { langs: ["en"], at: seededAt });
  // The clocks go from 2:00 to 3:00 on 29 March 2026: seven in the morning is 5:00 UTC and no longer 6:00.
  const at = instantFromZoned("2026-03-29T07:00", "Europe/Berlin") ?? 0;
  assert.equal(new Date(at).toISOString(), "2026-03-29T05:00:00.000Z");
  scheduleIssue(editor, id, at, seededAt);
  closeDatabase();
  assert.deepEqual(startDueIssues(at - 1), []);
  closeDatabase();
  assert.deepEqual(startDueIssues(at + hour), [id], "the hour passed while no process ran");
  assert.equal(db().select().from(deliveries).all().length, 1);
  assert.throws(
    () => scheduleIssue(editor, draftIssue(editor, ["en"], seededAt), seededAt - 1, seededAt),
    (error) => error instanceof Invalid && error.fields.scheduledAt?.key === "inPast",
  );
});

test("an issue that has nothing left to say when its hour comes is a draft again", () => {
  const editor = enlist("owner");
  const id = beginIssue(editor, seededAt);
  const [story] = findStories(editor, "");
  const intro = JSON.stringify({ type: "doc", content: [{ type: "paragraph" }] });
  addStory(editor, { issueId: id, groupId: story?.groupId ?? "" }, seededAt);
  const lang = story?.versions[0]?.lang ?? "en";
  saveIssue(
    editor,
    { id, version: 1, slug: "", texts: { [lang]: { subject: "One story", preview: "", intro } } },
    seededAt,
  );
  scheduleIssue(editor, id, undefined, seededAt);
  const versions = db()
    .select({ id: articles.id })
    .from(articles)
    .where(eq(articles.groupId, story?.groupId ?? ""))
    .all();
  for (const version of versions) withdrawArticle(editor, version.id, seededAt);
  startDueIssues(seededAt);
  const [issue] = db().select().from(issues).where(eq(issues.id, id)).all();
  assert.deepEqual([issue?.state, issue?.stopReason, issue?.startedAt], ["draft", "nothing", null]);
});

test("without a mail server nothing is scheduled", () => {
  const editor = actor();
  const id = draftIssue(editor, ["en"], seededAt);
  settings().smtpUrl = undefined;
  try {
    assert.throws(
      () => scheduleIssue(editor, id, undefined, seededAt),
      (error) => error instanceof Invalid && error.fields.form?.key === "noMailServer",
    );
  } finally {
    settings().smtpUrl = "smtp://127.0.0.1:1";
  }
});

test("a test goes to the person alone, in each language that is mailed, and its links unsubscribe nobody", () => {
  const editor = actor();
  const id = draftIssue(editor, ["en", "fa"], seededAt);
  assert.deepEqual(mailTest(editor, id, seededAt), ["en", "fa"]);
  const mails = db().select().from(outgoingMails).all();
  assert.deepEqual(
    mails.map(({ kind, lang, subscriberId }) => [kind, lang, subscriberId]),
    [
      ["test", "en", null],
      ["test", "fa", null],
    ],
  );
});

test("readers find an issue in the archive from its start, in the languages it went out in, without withdrawn stories", () => {
  const editor = enlist("owner");
  const id = draftIssue(editor, ["en"], seededAt);
  addStoriesSinceLastIssue(editor, id, seededAt);
  assert.equal(listArchivedIssues("en").rows.length, 0);
  scheduleIssue(editor, id, undefined, seededAt);
  startDueIssues(seededAt);
  assert.deepEqual(
    listArchivedIssues("en").rows.map(({ subject }) => subject),
    ["The news of this week"],
  );
  assert.equal(listArchivedIssues("fa").rows.length, 0);
  const before = findArchivedIssue("en", "2026-01-15");
  assert.deepEqual(before?.langs, ["en"]);
  const [first] = before?.stories ?? [];
  assert.ok(first);
  withdrawArticle(editor, first.id, seededAt);
  const after = findArchivedIssue("en", "2026-01-15");
  assert.equal(after?.stories.length, (before?.stories.length ?? 0) - 1);
  assert.equal(findArchivedIssue("fa", "2026-01-15"), undefined);
});
