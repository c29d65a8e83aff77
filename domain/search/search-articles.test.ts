import assert from "node:assert/strict";
import { test } from "node:test";
import { eq, sql } from "drizzle-orm";
import { write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articles } from "#db/schema/articles.ts";
import { searchEntries } from "#db/schema/search.ts";
import { bylineNames, bylines, topicNames, topics } from "#db/schema/site.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { importArticle } from "../articles/import.ts";
import { publishArticle } from "../articles/publish.ts";
import { saveArticle } from "../articles/save.ts";
import { withdrawArticle } from "../articles/withdraw.ts";
import { saveByline } from "../bylines/save.ts";
import { documentFromMarkdown } from "../documents/markdown.ts";
import { day } from "../durations.ts";
import { saveTopic } from "../topics/save.ts";
import { checkSearch } from "./check.ts";
import { indexArticle } from "./index-article.ts";
import { indexStaleEntries } from "./index-changed-names.ts";
import { indexMissingTitles } from "./index-missing-titles.ts";
import { rebuildSearch } from "./rebuild.ts";
import { type SearchInput, searchArticles } from "./search-articles.ts";

useTestDatabase();

let count = 0;

test("English words are found by their stems, Persian ones in any spelling", () => {
  add({ title: "Elections in three provinces" });
  add({ lang: "fa", title: "نامهٔ علی به شورا", text: "او می‌خواهد کتاب‌های ۱۴۰۳ را بخواند." });
  for (const question of ["election", "ELECTED", "elections", "electi", "élections"]) {
    assert.equal(find(question).length, 1, question);
  }
  for (const question of [
    "علي",
    "نامه",
    "نامة",
    "میخواهد",
    "می‌خواهد",
    "می خواهد",
    "كتابهاي",
    "کتاب‌های",
    "1403",
    "١٤٠٣",
    "«نامه علی»",
  ]) {
    assert.equal(find(question, { lang: "fa" }).length, 1, question);
  }
  assert.equal(find("علی").length, 0, "each language has its own articles");
});

test("names are found without the accents and strokes of their letters, and with them, and marked as they were written", () => {
  add({ title: "Zoë Müller met Sørensen", text: "Kılıçdaroğlu was in Łódź." });
  for (const question of [
    "zoe",
    "Zoë",
    "muller",
    "MÜLLER",
    "sorensen",
    "Sørensen",
    "sørens",
    "kilicdaroglu",
    "lodz",
  ]) {
    const [row] = find(question);
    assert.equal([...marked(row?.title), ...marked(row?.excerpt)].length, 1, question);
  }
});

test("a phrase is found over a word with a gap of no width, however the gap was typed, and only where it stands", () => {
  add({ lang: "fa", title: "یکم", text: "او می‌خواهم گفت کتاب‌های خوب" });
  for (const question of [
    "«او میخواهم گفت»",
    "«می‌خواهم گفت کتاب‌های»",
    "«می‌خواهم گفت کتابهای»",
    "«می خواهم گفت»",
  ]) {
    const [row] = find(question, { lang: "fa" });
    assert.equal(marked(row?.excerpt).length, 1, question);
  }
  assert.equal(find("«خوب میخواهم»", { lang: "fa" }).length, 0);
  assert.equal(find("«خوب او»", { lang: "fa" }).length, 0);
});

test("a phrase stands as it was typed, a word with a minus stands nowhere, and the last word may be unfinished", () => {
  add({ title: "Harvest court", text: "The water board met." });
  add({ title: "Court harvest", text: "The board met by the water." });
  assert.equal(find("harvest court").length, 2);
  assert.deepEqual(titles('"harvest court"'), ["Harvest court"]);
  assert.deepEqual(titles("“water board” met"), ["Harvest court"]);
  assert.deepEqual(titles('court -"water board"'), ["Court harvest"]);
  assert.deepEqual(titles("court −board"), []);
  assert.equal(find("boar").length, 2);
  assert.equal(find("boar harvest").length, 0, "only the last word may be unfinished");
  assert.equal(find('"boar"').length, 0, "a phrase is whole");
  assert.equal(find("-court").length, 0, "something must be asked for");
});

test("a word's possessive finds the word, and the word its possessive", () => {
  add({ title: "Sangbar dam" });
  add({ title: "The dam’s gates" });
  for (const question of ["Sangbar's", "sangbar’s dam", "Sangbar’s."])
    assert.deepEqual(titles(question), ["Sangbar dam"]);
  assert.equal(find("dam's").length, 2);
  assert.deepEqual(titles('"dam\'s gates"'), ["The dam’s gates"]);
});

test("a Persian word is found by its plural and with its ye, a number with its thousands apart or in one", () => {
  add({ lang: "fa", title: "دریاچهٔ نمک", text: "آب ۱٬۳۴۰ چاه، ۲۵۰۰ نفر." });
  for (const question of ["آب‌ها", "آب ها", "دریاچه‌ی نمک", "درياچه ي نمك", "1340 چاه", "۱۳۴۰", "۲٬۵۰۰ نفر"])
    assert.equal(find(question, { lang: "fa" }).length, 1, question);
  assert.deepEqual(marked(find("۱۳۴۰ آب‌ها", { lang: "fa" })[0]?.excerpt), ["آب", "۱٬۳۴۰"]);
  add({ title: "1,340 wells", text: "2500 people." });
  assert.deepEqual(titles("1340"), ["1,340 wells"]);
  assert.deepEqual(titles("2,500 people"), ["1,340 wells"]);
});

for (const [typed, whole] of [
  ["governm", "government"],
  ["irrigat", "irrigation"],
  ["journ", "journalists"],
  ["minist", "ministry"],
]) {
  test(`"${typed}" finds "${whole}"`, () => {
    add({ title: `About the ${whole}` });
    assert.equal(find(typed ?? "").length, 1);
  });
}

test("a whole last word finds those that begin with it too, after those that have it", () => {
  add({ title: "Of the police", publishedAt: seededAt - 900 * day });
  add({ title: "A policeman and a policewoman" });
  add({ title: "Policies" });
  assert.deepEqual(titles("police"), ["Of the police", "A policeman and a policewoman"]);
  assert.deepEqual(marked(find("police")[1]?.title), ["policeman", "policewoman"]);
  assert.deepEqual(titles("police of"), ["Of the police"]);
});

test("an unfinished word finds each that begins so, few or many, and none weighs more for being rarer", () => {
  for (const word of ["court", "court", "court", "courtyard", "courtesy", "agreement", "agree"]) {
    add({ title: `A ${word}` });
  }
  assert.deepEqual(titles("court").toSorted(), [
    "A court",
    "A court",
    "A court",
    "A courtesy",
    "A courtyard",
  ]);
  add({ slug: "newest", title: "A court", publishedAt: seededAt + day });
  assert.equal(find("court")[0]?.slug, "newest");
  assert.deepEqual(titles("agr").toSorted(), ["A agree", "A agreement"]);
  add({ title: "Many", text: Array.from({ length: 150 }, (_, i) => `dock${i}`).join(" ") });
  add({ title: "One", text: "A dock." });
  assert.deepEqual(titles("dock").toSorted(), ["Many", "One"]);
  add({ lang: "fa", title: "دادگاه‌ها و دادگستری" });
  assert.equal(find("دادگ", { lang: "fa" }).length, 1);
});

test("of a very common word the newest are found, and older ones by their titles, unless their text has what must not be", () => {
  write((tx) => {
    for (let i = 0; i < 500; i += 1) {
      importArticle(tx, article({ title: `Number ${i}`, text: "The court sat." }), seededAt);
    }
  });
  const before = { publishedAt: seededAt - 1000 * day };
  add({ title: "The old court", text: "It was pardoned.", ...before });
  add({ title: "An older court", text: "It sat.", ...before });
  add({ title: "The oldest", text: "The court sat.", ...before });
  const old = (question: string) =>
    allTitles(question)
      .filter((title) => title.includes("old"))
      .toSorted();
  assert.deepEqual(old("court"), ["An older court", "The old court"]);
  assert.deepEqual(old("court -pardoned"), ["An older court"]);
  assert.deepEqual(checkSearch().orphans, 0);
});

test("titles that were indexed before they had a table of their own come into it by themselves, and only once", () => {
  for (let i = 0; i < 520; i += 1) add({ title: `Weir ${i}` });
  write((tx) => {
    tx.update(searchEntries).set({ isTitled: false }).run();
    tx.run(sql`delete from title_stems where rowid in (select rowid from title_stems)`);
  });
  assert.equal(checkSearch().orphans, 520);
  assert.deepEqual([indexMissingTitles(), indexMissingTitles(), indexMissingTitles()], [500, 20, 0]);
  assert.deepEqual(checkSearch(), sound(520));
});

test("words in the title count more than words in the text, and of equals the newer comes first", () => {
  const text = "Water, water, water: the wells and the water of the river, and again water.";
  add({ slug: "text", title: "Nothing in particular", text, publishedAt: seededAt });
  add({ slug: "older", title: "The water", text: "Nothing.", publishedAt: seededAt - 90 * day });
  add({ slug: "newer", title: "The water", text: "Nothing.", publishedAt: seededAt - 60 * day });
  assert.deepEqual(
    find("water").map(({ slug }) => slug),
    ["newer", "older", "text"],
  );
});

test("an old article with the word in its title stands before a new one that mentions it once", () => {
  const filler = "Of other things there is much to say. ".repeat(20);
  add({ title: "The dam", publishedAt: seededAt - 3 * 365 * day });
  add({ title: "Another thing", text: `${filler} A dam. ${filler}`, publishedAt: seededAt });
  assert.deepEqual(titles("dam"), ["The dam", "Another thing"]);
});

test("a name that changes is found in its new form, and in its old one no longer", () => {
  const editor = enlist("editor");
  const name = (en: string) => ({ slug: "water", texts: { en: { name: en, about: "", description: "" } } });
  const topicId = saveTopic(editor, name("Hydrology"), seededAt);
  const bylineId = saveByline(editor, name("Golnar Mehravi"), seededAt);
  for (let i = 0; i < 120; i += 1) add({ title: "One river", topicId, bylineIds: [bylineId] });
  saveByline(editor, { ...name("The ferryman"), id: bylineId }, seededAt);
  saveTopic(editor, { ...name("Rivers"), id: topicId }, seededAt);
  for (let steps = 0; indexStaleEntries() > 0; steps += 1) assert.ok(steps < 100);
  for (const question of ["hydrology", "mehravi"]) assert.equal(find(question).length, 0, question);
  for (const question of ["ferryman", "rivers"]) {
    assert.equal(searchArticles({ lang: "en", question }).count, 120, question);
  }
  assert.deepEqual(checkSearch(), sound(120));
});

test("the first fifty that carry a changed name, the newest, are found by it at once; a name that stays costs nothing", () => {
  const editor = enlist("editor");
  const name = (en: string, about = "") => ({ slug: "", texts: { en: { name: en, about } } });
  const bylineId = saveByline(editor, name("Golnar Mehravi"), seededAt);
  for (let i = 0; i < 60; i += 1) {
    add({ slug: `river-${i}`, title: "One river", bylineIds: [bylineId], publishedAt: seededAt + i * 1000 });
  }
  saveByline(editor, { ...name("Golnar Mehravi", "Writes."), id: bylineId }, seededAt);
  assert.equal(indexStaleEntries(), 0);
  saveByline(editor, { ...name("The ferryman"), id: bylineId }, seededAt);
  assert.equal(searchArticles({ lang: "en", question: "ferryman" }).count, 50);
  assert.equal(find("ferryman")[0]?.slug, "river-59");
  assert.equal(indexStaleEntries(), 10);
});

test("bylines and topics are found too, and topic and time narrow the list", () => {
  const topicId = newId();
  const bylineId = newId();
  write((tx) => {
    tx.insert(topics).values({ id: topicId, slug: "water", position: 0 }).run();
    tx.insert(topicNames).values({ topicId, lang: "en", name: "Hydrology" }).run();
    tx.insert(bylines).values({ id: bylineId, slug: "golnar" }).run();
    tx.insert(bylineNames).values({ bylineId, lang: "en", name: "Golnar Mehravi" }).run();
  });
  add({ title: "One river", topicId, bylineIds: [bylineId], publishedAt: seededAt - 400 * day });
  add({ title: "Two rivers", publishedAt: seededAt });
  assert.deepEqual(titles("mehravi"), ["One river"]);
  assert.deepEqual(titles("hydrology river"), ["One river"]);
  assert.deepEqual(titles("river", { topicId }), ["One river"]);
  const between = { from: seededAt - 500 * day, to: seededAt - 300 * day };
  assert.deepEqual(titles("river", { between }), ["One river"]);
  assert.deepEqual(titles("river", { between: { from: seededAt, to: seededAt + 1000 } }), ["Two rivers"]);
  assert.deepEqual(titles("river", { between: { from: seededAt + 1000, to: seededAt + 2000 } }), []);
});

test("found words are marked in the form in which they were written", () => {
  add({ lang: "fa", title: "مُقَدَّمه", text: "پیش از همه. او مي‌خواهم نوشت؛ ميخواهم هم نوشت." });
  const [row] = find("مقدمه می‌خواهم", { lang: "fa" });
  assert.deepEqual(row?.title, [{ text: "مُقَدَّمه", isFound: true }]);
  assert.deepEqual(marked(row?.excerpt), ["مي‌خواهم", "ميخواهم"]);
  add({ title: "Élection", text: "They elected her. A <b>bold</b> electing & more." });
  const [english] = find("election");
  assert.deepEqual(marked(english?.title), ["Élection"]);
  assert.deepEqual(marked(english?.excerpt), ["elected", "electing"]);
});

test("the excerpt is cut from where the words stand, between words", () => {
  const filler = "Of other things there is much to say. ".repeat(40);
  add({ title: "Title", text: `${filler}Then the sluice was opened by the engineers. ${filler}` });
  const excerpt = find("sluice engineers")[0]?.excerpt ?? [];
  const text = excerpt.map((piece) => piece.text).join("");
  assert.deepEqual(marked(excerpt), ["sluice", "engineers"]);
  assert.ok(text.startsWith("… ") && text.endsWith(" …") && text.length < 260);
  assert.match(text, /^… \w+ .* \w+\.? …$/);
});

test("operators, quotes and endless questions do no harm", () => {
  add({ title: "And or not near" });
  for (const question of [
    "",
    "   ",
    '"',
    '""',
    '"""',
    "'",
    "AND",
    "OR NOT",
    "NEAR(a b, 5)",
    "title:and",
    "{title} : and",
    "^and",
    "and*",
    "*",
    "-",
    "--",
    '-"',
    "a AND (b OR",
    ");drop table articles;--",
    "\\",
    "\u0000\u0001",
    "\ud800",
    "😀",
    "%_",
    "x".repeat(10_000),
    '"'.repeat(10_000),
    "a ".repeat(5000),
    "(".repeat(10_000),
    "می‌".repeat(4000),
  ]) {
    assert.ok(Array.isArray(find(question)), question.slice(0, 30));
    assert.ok(Array.isArray(find(question, { lang: "fa" })), question.slice(0, 30));
  }
  assert.equal(find("AND OR NOT NEAR").length, 1, "operators are words");
  assert.equal(
    find(`near ${" ".repeat(300)} nowhere`).length,
    1,
    "what lies beyond 200 characters is not read",
  );
});

test("a broken or foreign key of a page begins at the start or ends the list, and harms nothing", () => {
  add({ title: "River" });
  for (const after of ["x", "..", "1.1", "'; --", "zzzzzzzzzzz.zzzzzzzzzzz.zzzzzzzzzzz", "-1.-1.-1"]) {
    assert.ok(searchArticles({ lang: "en", question: "river", after }).rows.length <= 1);
  }
});

for (const [kind, total] of [
  ["few", 150],
  ["more than are ranked one by one", 1200],
] as const) {
  test(`pages follow each other without gap or repeat while articles are published (${kind})`, () => {
    write((tx) => {
      for (let i = 0; i < total; i += 1) {
        importArticle(
          tx,
          article({ title: i % 7 ? `Note ${i}` : `River ${i}`, text: "The river." }),
          seededAt,
        );
      }
    });
    const seen: string[] = [];
    let page = searchArticles({ lang: "en", question: "river" });
    const expected = page.count;
    for (let pages = 0; ; pages += 1) {
      assert.ok(pages < 100);
      seen.push(...page.rows.map(({ id }) => id));
      if (!page.next) break;
      add({ title: "River, river, river", publishedAt: seededAt + pages * 1000 });
      page = searchArticles({ lang: "en", question: "river", after: page.next });
    }
    assert.equal(new Set(seen).size, seen.length);
    assert.equal(seen.length, expected);
    assert.ok(expected >= Math.min(total, 500));
  });
}

test("articles of one second have entries of their own, and an article keeps its entry", () => {
  for (let i = 0; i < 1005; i += 1) add({ title: "Same second" });
  assert.equal(find("second").length, 20);
  assert.deepEqual(checkSearch().missing, []);
});

test("an article is found, changed or gone with the verb that published, saved or withdrew it", () => {
  const editor = enlist("editor");
  const input = {
    id: newId(),
    version: 0,
    lang: "en",
    title: "Unheard-of sluice",
    standfirst: "",
    slug: "",
    dateline: "",
    topicId: "",
    bylineIds: [],
    tags: "hydraulics",
    sourceName: "",
    sourceUrl: "",
    body: JSON.stringify(documentFromMarkdown("Text.")),
  };
  saveArticle(editor, input, seededAt);
  assert.equal(find("sluice").length, 0, "a draft is not found");
  publishArticle(editor, { ...input, version: 1 }, seededAt);
  assert.equal(find("sluice").length, 1);
  saveArticle(editor, { ...input, version: 2, title: "Unheard-of weir" }, seededAt);
  assert.equal(find("sluice").length, 0);
  assert.deepEqual(titles("weir"), ["Unheard-of weir"]);
  assert.throws(() => saveArticle(editor, { ...input, version: 1, title: "Not saved" }, seededAt));
  assert.deepEqual(titles("weir"), ["Unheard-of weir"]);
  withdrawArticle(editor, input.id, seededAt);
  assert.equal(find("weir").length, 0);
  publishArticle(editor, { ...input, version: 3 }, seededAt);
  assert.equal(find("sluice").length, 1);
  write((tx) => tx.delete(articles).run());
  assert.equal(find("sluice").length, 0);
  assert.deepEqual({ ...checkSearch(), articles: 0 }, sound(0));
});

test("the check tells where index and articles differ, and a rebuild mends it", async () => {
  add({ title: "Missing" });
  add({ title: "Stale" });
  add({ title: "Whole" });
  assert.deepEqual(checkSearch(), sound(3));
  const [missing, stale] = write((tx) => {
    const ids = tx.select({ id: articles.id, title: articles.title }).from(articles).all();
    const idOf = (title: string) => ids.find((row) => row.title === title)?.id ?? "";
    tx.delete(searchEntries).run();
    for (const title of ["Stale", "Whole"]) indexArticle(tx, idOf(title));
    tx.update(articles)
      .set({ title: "Changed" })
      .where(eq(articles.id, idOf("Stale")))
      .run();
    tx.run(sql`insert into search_stems (rowid, title) values (7, 'orphan')`);
    return [idOf("Missing"), idOf("Stale")];
  });
  assert.deepEqual(checkSearch(), { ...sound(3), missing: [missing], stale: [stale], orphans: 1 });
  assert.equal(await rebuildSearch(), 3);
  assert.deepEqual(checkSearch(), sound(3));
  assert.deepEqual(titles("changed"), ["Changed"]);
});

function sound(total: number) {
  return { articles: total, missing: [], stale: [], extra: [], orphans: 0, damaged: [] };
}

type Given = Partial<Parameters<typeof importArticle>[1]> & { text?: string };

function article({ text = "Some text.", ...given }: Given): Parameters<typeof importArticle>[1] {
  count += 1;
  return {
    lang: "en",
    slug: `a${count}`,
    title: "Title",
    standfirst: "",
    topicId: null,
    publishedAt: seededAt,
    body: documentFromMarkdown(text),
    ...given,
  };
}

function add(given: Given): void {
  write((tx) => {
    importArticle(tx, article(given), seededAt);
  });
}

function find(question: string, input: Partial<SearchInput> = {}) {
  return searchArticles({ lang: "en", question, ...input }).rows;
}

function titles(question: string, input: Partial<SearchInput> = {}): string[] {
  return find(question, input).map(({ title }) => title.map(({ text }) => text).join(""));
}

function allTitles(question: string): string[] {
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = searchArticles({ lang: "en", question, after });
    found.push(...page.rows.map(({ title }) => title.map(({ text }) => text).join("")));
    after = page.next;
    if (after === undefined) return found;
  }
}

function marked(pieces: { text: string; isFound: boolean }[] = []): string[] {
  return pieces.filter(({ isFound }) => isFound).map(({ text }) => text);
}
