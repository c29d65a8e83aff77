import assert from "node:assert/strict";
import { test } from "node:test";
import { desc, eq } from "drizzle-orm";
import fc from "fast-check";
import { db } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { revisions } from "#db/schema/articles.ts";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { findArticleForDesk } from "../articles/find-for-desk.ts";
import { findLinkedForDesk } from "../articles/list-choices.ts";
import { restoreRevision } from "../articles/restore.ts";
import { keepArticle, saveArticle } from "../articles/save.ts";
import { documentFromMarkdown } from "../documents/markdown.ts";
import { minute } from "../durations.ts";
import { Forbidden, NotFound } from "../errors.ts";
import type { Actor } from "../staff/permissions.ts";
import { compareDocuments } from "./blocks.ts";
import { compareContents } from "./compare.ts";
import type { Gathered } from "./gather.ts";
import { findRevisions, listRevisions } from "./list.ts";
import { nameRevision } from "./name.ts";
import { thinAutosaves } from "./thin.ts";
import { compareWords, type Piece } from "./words.ts";

useTestDatabase({ seed: "sample" });

const body = (markdown: string, direction?: "rtl") =>
  JSON.stringify(documentFromMarkdown(markdown, direction));
const only = (pieces: Piece[], change: Piece["change"]) =>
  pieces.filter((piece) => piece.change === change).map(({ text }) => text);

test("a comparison marks whole words, in Latin and in Persian with their gaps of no width", () => {
  const english = compareWords("The old bridge fell.", "The new bridge fell down.");
  assert.deepEqual(only(english, "deleted"), ["old"]);
  assert.deepEqual(only(english, "inserted"), ["new", " down"]);
  const persian = compareWords("روزنامه‌نگاران می‌نویسند.", "روزنامه‌نگاران نمی‌نویسند.");
  assert.deepEqual(only(persian, "deleted"), ["می‌نویسند"]);
  assert.deepEqual(only(persian, "inserted"), ["نمی‌نویسند"]);
});

test("a sentence of which most words are others is deleted and inserted whole, and the sentences beside it are left alone", () => {
  const shown = (before: string, after: string) =>
    compareWords(before, after)
      .map(({ text, change }) => ({ same: text, deleted: `[-${text}-]`, inserted: `[+${text}+]` })[change])
      .join("");
  assert.equal(
    shown(
      "The salt was sold twice. Nobody asked why the port was closed. It ends here.",
      "The salt was sold thrice. In spring a clerk of the port wrote to us. It ends here.",
    ),
    "The salt was sold [-twice-][+thrice+]. [-Nobody asked why the port was closed.-][+In spring a clerk of the port wrote to us.+] It ends here.",
  );
  assert.equal(
    shown(
      "A bridge fell. It was wet.",
      "A bridge fell. Nobody had seen to it since the last flood. It was wet.",
    ),
    "A bridge fell. [+Nobody had seen to it since the last flood. +]It was wet.",
  );
  // What is only longer than before is not another sentence.
  assert.equal(
    shown("It fell.", "It fell at night, when nobody was on it but the ferryman."),
    "It fell[+ at night, when nobody was on it but the ferryman+].",
  );
  assert.equal(
    shown(
      "نمک را فروختند. چرا هیچ‌کس از بندر نپرسید؟ پایان.",
      "نمک را خریدند. در بهار کارمندی از شهر نوشت. پایان.",
    ),
    "نمک را [-فروختند-][+خریدند+]. [-چرا هیچ‌کس از بندر نپرسید؟-][+در بهار کارمندی از شهر نوشت.+] پایان.",
  );
  assert.equal(
    shown("یکی؛ دو سه چهار. پنج", "یکی؛ شش هفت هشت. پنج"),
    "[-یکی؛ دو سه چهار.-][+یکی؛ شش هفت هشت.+] پنج",
  );
  assert.equal(
    shown("Old stone bridge, then stairs", "New wooden ship, then oars"),
    "[-Old stone bridge, then stairs-][+New wooden ship, then oars+]",
  );
});

test("a comparison holds each of the two texts, whatever they are", () => {
  const text = fc
    .array(fc.constantFrom("salt", "port", "نمک", "12", " ", " ", ". ", "؟ ", "…", "\n\n", "»", "e.g. "), {
      maxLength: 40,
    })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = compareWords(before, after);
      const without = (other: Piece["change"]) =>
        pieces.map(({ text, change }) => (change === other ? "" : text)).join("");
      assert.equal(without("inserted"), before);
      assert.equal(without("deleted"), after);
      assert.ok(pieces.every(({ text, change }, at) => text !== "" && change !== pieces[at + 1]?.change));
    }),
  );
});

test("an edited paragraph stands beside its old self, wherever others were inserted; its direction stays", () => {
  const editor = enlist("editor");
  const input = articleInput({ body: body("نخستین بند این متن است.\n\nThe second paragraph of this text.") });
  saveArticle(editor, input, now);
  const later = "A new beginning.\n\nنخستین بند آن متن است.\n\nThe second paragraph of that text.";
  saveArticle(editor, { ...input, version: 1, title: "B title", body: body(later) }, now + 1);
  const ids = listAll(editor, input.id).map(({ id }) => id);
  const [before, after] = findRevisions(editor, input.id, ids);
  assert.ok(before && after && before.version < after.version);
  const { fields, runs } = compareContents(before.content, after.content);
  const blocks = runs.flatMap((run) => run.blocks);
  assert.deepEqual(
    fields.map(({ name }) => name),
    ["title", "slug"],
  );
  assert.deepEqual(
    blocks.map(({ dir, pieces }) => [dir, only(pieces, "deleted"), only(pieces, "inserted")]),
    [
      ["ltr", [], ["A new beginning."]],
      ["rtl", ["این"], ["آن"]],
      ["ltr", ["this"], ["that"]],
    ],
  );
});

test("words that only look or lead elsewhere are said to be reformatted", () => {
  const [before, after] = ["Some words.", "Some **words**."].map((markdown) => ({
    ...({} as Parameters<typeof compareContents>[0]),
    tagNames: [],
    body: documentFromMarkdown(markdown),
  }));
  assert.ok(before && after);
  assert.deepEqual(
    compareContents(before, after)
      .runs.flatMap(({ blocks }) => blocks)
      .map(({ isReformatted }) => isReformatted),
    [true],
  );
});

test("a comparison tells of topics, bylines, languages and lead pictures too, by their names", () => {
  const content = {
    ...({} as Parameters<typeof compareContents>[0]),
    lang: "en",
    topicId: "aaaaaaaaaaaaaaaa",
    bylineIds: ["bbbbbbbbbbbbbbbb"],
    tagNames: [],
    leadMediaId: null,
    body: documentFromMarkdown("Some words."),
  };
  const reading = {
    lang: "en",
    linked: new Map(),
    names: new Map([
      ["aaaaaaaaaaaaaaaa", "Water"],
      ["bbbbbbbbbbbbbbbb", "Nasrin"],
    ]),
    gone: "gone",
    comma: "، ",
  };
  const other = {
    topicId: null,
    bylineIds: ["bbbbbbbbbbbbbbbb", "cccccccccccccccc"],
    leadMediaId: "d".repeat(16),
  };
  const { fields, leads, isSame } = compareContents(content, { ...content, ...other }, reading);
  assert.deepEqual(
    fields.map(({ name, pieces }) => [name, ...pieces.map(({ text, change }) => `${change} ${text}`)]),
    [
      ["topicId", "deleted Water"],
      ["bylineIds", "same Nasrin", "inserted ، gone"],
    ],
  );
  assert.deepEqual(leads, [{ mediaId: "d".repeat(16), change: "inserted" }]);
  assert.equal(isSame, false);
});

test("restoring makes a revision of its own, and the texts between stay", () => {
  const author = enlist("author");
  const input = articleInput({ title: "First", slug: "stays" });
  saveArticle(author, input, now);
  saveArticle(author, { ...input, version: 1, title: "Second", body: body("Other words.") }, now + 1);
  const first = listAll(author, input.id).at(-1);
  restoreRevision(author, { id: input.id, revisionId: first?.id ?? "", version: 2 }, now + 2);
  const article = findArticleForDesk(author, input.id);
  assert.equal(article?.title, "First");
  assert.equal(article?.version, 3);
  assert.deepEqual(
    listAll(author, input.id).map(({ kind }) => kind),
    ["restore", "save", "save"],
  );
});

test("revisions are for those who may change the article", () => {
  const { id } = saveArticle(enlist("author"), articleInput(), now);
  assert.throws(() => listRevisions(enlist("author"), id), Forbidden);
  assert.throws(() => listRevisions(enlist("editor"), "none"), NotFound);
  assert.throws(() => findRevisions(enlist("editor"), id, ["none"]), NotFound);
});

test("autosaves thin with age; the newest, and what was named or saved by hand, stays", () => {
  const author = enlist("author");
  const input = articleInput();
  const save = (version: number, at: number, isAutosave = true) =>
    keepArticle(author, { ...input, version, title: `Title ${version}` }, { isAutosave }, at);
  // Every ten seconds for half an hour, one of them by hand.
  for (let i = 0; i < 180; i += 1) save(i, now + i * 10_000, i !== 50);
  const rows = () => listAll(author, input.id);
  const named = rows().find(({ version }) => version === 32);
  nameRevision(author, { articleId: input.id, id: named?.id ?? "", name: "Before the call" }, now);
  const at = now + 30 * minute;
  thinAutosaves(at);
  const young = rows().filter(({ savedAt }) => savedAt >= at - 10 * minute);
  assert.equal(young.length, 60);
  assert.equal(rows().length, 60 + 20 + 2);
  thinAutosaves(at + 40 * 24 * 60 * minute);
  const left = rows().map(({ version, name, kind }) => [version, name, kind]);
  assert.deepEqual(left.slice(0, 1), [[180, "", "autosave"]]);
  assert.ok(left.some(([version, name]) => version === 32 && name === "Before the call"));
  assert.ok(left.some(([version, , kind]) => version === 51 && kind === "save"));
  assert.ok(left.length <= 5);
  assert.equal(findArticleForDesk(author, input.id)?.title, "Title 179");
});

test("a page holds fifty lines, each with all that is gathered in it; the pages together have every revision once", () => {
  const author = enlist("author");
  const { id } = saveArticle(author, articleInput(), now);
  // Two hours of writing after a hundred saves by hand: thinned to one a minute, but for the last ten minutes.
  fill(id, 100, { kind: "save", every: minute });
  fill(id, 110, { kind: "autosave", every: minute });
  fill(id, 120, { kind: "autosave", every: 5_000 });
  const pages = listPages(author, id);
  assert.deepEqual(
    pages.map(({ length }) => length),
    [50, 50, 12],
  );
  assert.deepEqual(
    pages[0]?.slice(0, 12).map(({ others }) => others.length),
    [119, ...Array(10).fill(10), 0],
  );
  assert.deepEqual(idsOf(pages.flat()), storedIds(id));
});

test("a page holds no more than can be unfolded in it", () => {
  const author = enlist("author");
  const { id } = saveArticle(author, articleInput(), now);
  fill(id, 1100, { kind: "autosave", every: 1000 });
  const pages = listPages(author, id);
  assert.deepEqual(
    pages.map((entries) => idsOf(entries).length),
    [300, 300, 300, 201],
  );
  assert.deepEqual(idsOf(pages.flat()), storedIds(id));
});

test("what is saved, named or thinned while somebody turns the pages leaves no gap and repeats nothing", () => {
  const author = enlist("author");
  const { id } = saveArticle(author, articleInput(), now);
  fill(id, 200, { kind: "autosave", every: 4 * minute });
  const first = listRevisions(author, id);
  const older = storedIds(id).slice(idsOf(first.entries).length);
  fill(id, 5, { kind: "autosave", every: 1000 });
  const last = idsOf(first.entries).at(-1) ?? "";
  nameRevision(author, { articleId: id, id: last, name: "Before the call" }, now);
  assert.deepEqual(idsOf(listPages(author, id, first.next).flat()), older);
  db().delete(revisions).where(eq(revisions.id, last)).run();
  assert.deepEqual(idsOf(listPages(author, id, first.next).flat()), older);
});

test("revisions of one version and one moment stand on one page or the next, and not on both or neither", () => {
  const author = enlist("author");
  const { id } = saveArticle(author, articleInput(), now);
  fill(id, 120, { kind: "aside", every: 0, isOneVersion: true });
  assert.deepEqual(idsOf(listPages(author, id).flat()), storedIds(id));
});

test("what is no page's key leads to the first page", () => {
  const author = enlist("author");
  const { id } = saveArticle(author, articleInput(), now);
  for (const before of ["2", "x", "1.1.' or 1=1 --", "9".repeat(30)])
    assert.equal(listRevisions(author, id, { before }).entries.length, 1, before);
});

type Filling = { kind: "save" | "autosave" | "aside"; every: number; isOneVersion?: boolean };

// Revisions of an article whose content nobody reads, as saves would have left them.
function fill(articleId: string, count: number, { kind, every, isOneVersion = false }: Filling): void {
  const all = db().select().from(revisions).where(eq(revisions.articleId, articleId)).all();
  const [newest] = all.toSorted((a, b) => b.version - a.version);
  assert.ok(newest);
  for (let i = 1; i <= count; i += 1) {
    const version = newest.version + (isOneVersion ? 1 : i);
    const row = { ...newest, id: newId(), kind, version, savedAt: newest.savedAt + minute + i * every };
    db().insert(revisions).values(row).run();
  }
}

function storedIds(articleId: string): string[] {
  return db()
    .select({ id: revisions.id })
    .from(revisions)
    .where(eq(revisions.articleId, articleId))
    .orderBy(desc(revisions.version), desc(revisions.savedAt), desc(revisions.id))
    .all()
    .map(({ id }) => id);
}

function listPages(actor: Actor, id: string, first?: string): Gathered[][] {
  const pages: Gathered[][] = [];
  let before = first;
  do {
    const { entries, next } = listRevisions(actor, id, { before });
    pages.push(entries);
    before = next;
  } while (before);
  return pages;
}

const rowsOf = (entries: Gathered[]) => entries.flatMap(({ shown, others }) => [shown, ...others]);
const idsOf = (entries: Gathered[]) => rowsOf(entries).map(({ id }) => id);

function listAll(actor: Actor, id: string) {
  return rowsOf(listPages(actor, id).flat());
}

test("a comparison shows which pictures went, came and stayed", () => {
  const [a, b] = ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"];
  const compared = compareDocuments(
    documentFromMarkdown(`Salt.\n\n::figure(${a})\n\n::figure[One](${b})`),
    documentFromMarkdown(`Salt.\n\n::: gallery\n::figure[Two](${b})\n::figure(${b})\n:::`),
  );
  assert.deepEqual(
    compared.flatMap(({ pictures }) => pictures),
    [
      { mediaId: a, change: "deleted" },
      { mediaId: b, change: "same" },
    ],
  );
});

test("a comparison says of pictures and cards that are gone that they are, and names a card's article whatever its state", () => {
  const [a, b] = ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"];
  const draft = saveArticle(enlist("editor"), articleInput({ title: "Not out yet" }), now);
  const compared = compareDocuments(
    documentFromMarkdown(`::figure(${a})\n\n::related(${b})\n\n::related(${draft.id})`),
    documentFromMarkdown("Salt."),
    {
      lang: "en",
      linked: findLinkedForDesk(enlist("editor"), [b, draft.id]),
      goneCard: "A card of nothing",
      gonePictures: new Set([a]),
    },
  );
  assert.deepEqual(
    compared.flatMap(({ pictures }) => pictures),
    [{ mediaId: a, change: "deleted", isGone: true }],
  );
  const deleted = compared.flatMap(({ pieces }) => pieces.filter(({ change }) => change === "deleted"));
  assert.match(deleted.map(({ text }) => text).join("\n"), /^A card of nothing\nNot out yet /);
});
