import assert from "node:assert/strict";
import { test } from "node:test";
import { articleInput } from "#fixtures/article-input.ts";
import { seededAt as now, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { documentFromMarkdown } from "../documents/markdown.ts";
import type { Document } from "../documents/schema.ts";
import { checkDocument } from "../documents/schema.ts";
import { type Choice, type Conflict, describeConflict } from "./conflict.ts";
import { saveArticle } from "./save.ts";

useTestDatabase({ seed: "sample" });

const body = (markdown: string) => JSON.stringify(documentFromMarkdown(markdown));

type Texts = { base: string; mine: string; theirs: string };

function conflictOf({ base, mine, theirs }: Texts): Conflict {
  const editor = enlist("editor");
  const input = articleInput({ body: body(base) });
  saveArticle(enlist("owner"), input, now);
  saveArticle(enlist("owner"), { ...input, version: 1, body: body(theirs) }, now);
  const conflict = describeConflict(editor, { ...input, version: 1, body: body(mine) });
  assert.ok(conflict);
  return conflict;
}

const proposedIn = ({ places }: Conflict) =>
  places.map((place) => ("same" in place ? "same" : place.proposed));

/** What each side shows at each place, as "mine | theirs". */
const shownIn = ({ places }: Conflict) =>
  places.flatMap((place) => {
    if ("same" in place) return [];
    const side = (without: "inserted" | "deleted") =>
      place.compared
        .flatMap(({ pieces }) => pieces.filter(({ change }) => change !== without).map(({ text }) => text))
        .join("");
    return [`${side("inserted")} | ${side("deleted")}`];
  });

function merged({ places }: Conflict, pick: (proposed: Choice) => Choice): Document {
  const content = places.flatMap((place) => {
    if ("same" in place) return place.same;
    const picked = pick(place.proposed);
    if (picked === "both" && place.joined) return [place.joined];
    return [...(picked === "theirs" ? [] : place.mine), ...(picked === "mine" ? [] : place.theirs)];
  });
  return { type: "doc", content };
}

test("neighbouring paragraphs that two people changed are two places: what seems right holds each once", () => {
  const conflict = conflictOf({
    base: "The bridge fell at night.\n\nNobody was on it then.\n\nThe end.",
    mine: "The bridge fell at noon.\n\nNobody was on it then.\n\nThe end.",
    theirs: "The bridge fell at night.\n\nNobody was on it but one.\n\nThe end.",
  });
  assert.deepEqual(proposedIn(conflict), ["mine", "theirs", "same"]);
  assert.deepEqual(
    merged(conflict, (proposed) => proposed),
    documentFromMarkdown("The bridge fell at noon.\n\nNobody was on it but one.\n\nThe end."),
  );
});

test("cells of one table that two people changed become one table, unless it is the same cell or the rows are others", () => {
  const table = (...cells: string[]) =>
    `| Year | Tonnes |\n|---|---|\n| 1401 | ${cells[0]} |\n| 1402 | ${cells[1]} |`;
  const texts = { base: table("10", "20"), mine: table("11", "20"), theirs: table("10", "22") };
  const taken = (conflict: Conflict) => merged(conflict, (proposed) => proposed);
  assert.deepEqual(taken(conflictOf(texts)), documentFromMarkdown(table("11", "22")));
  for (const theirs of [table("12", "20"), `${texts.theirs}\n| 1403 | 30 |`]) {
    const conflict = conflictOf({ ...texts, theirs });
    assert.deepEqual(proposedIn(conflict), ["both"]);
    assert.deepEqual(taken(conflict), documentFromMarkdown(`${texts.mine}\n\n${theirs}`));
  }
});

test("what one of the two alone has, block after block, is one place", () => {
  const conflict = conflictOf({
    base: "Gone by them.\n\nAs well.\n\nThe end.",
    mine: "Gone by them.\n\nAs well.\n\nThe end.\n\nSalt and water.\n\nBoats, ropes.",
    theirs: "The end.\n\nتهران، آذر.",
  });
  assert.deepEqual(proposedIn(conflict), ["theirs", "same", "mine", "theirs"]);
});

test("each side shows what readers get: addresses, dividers, cards, rows, notes where they stand, and what only looks else", () => {
  const film = (id: string) => `::embed[](https://www.youtube.com/watch?v=${id})`;
  const conflict = conflictOf({
    base: "One.",
    mine: `One.\n\n${film("aaaaaaaaaaa")}\n\nTwo.\n\n---\n\nThree.\n\n| Year | Tons |\n|---|---|\n| 1403 | 12 |\n\nFour[^1] five.\n\nSix.\n\nSeven **eight**.\n\nNine.\n\n[Ten](https://a.example/)\n\nEleven.\n\n::related(aaaaaaaaaaaaaaaa)\n\n[^1]: Why.`,
    theirs: `One.\n\n${film("bbbbbbbbbbb")}\n\nTwo.\n\nThree.\n\n| Year | Tons |\n|---|---|\n| 1403 | 13 |\n\nFour five[^1].\n\nSix.\n\nSeven eight.\n\nNine.\n\n[Ten](https://b.example/)\n\nEleven.\n\n[^1]: Why.`,
  });
  assert.deepEqual(shownIn(conflict), [
    "https://www.youtube.com/watch?v=aaaaaaaaaaa (YouTube) | https://www.youtube.com/watch?v=bbbbbbbbbbb (YouTube)",
    "* * * | ",
    "Year | Tons\n1403 | 12 | Year | Tons\n1403 | 13",
    "Four [Why.] five. | Four five [Why.].",
    "Seven **eight**. | Seven eight.",
    "Ten (https://a.example/) | Ten (https://b.example/)",
    "::related(aaaaaaaaaaaaaaaa) | ",
  ]);
});

test("a card and pictures that are gone are told of, in the text and as the lead", () => {
  const editor = enlist("editor");
  const gone = { type: "figure", attrs: { mediaId: "bbbbbbbbbbbbbbbb" } };
  const card = { type: "related", attrs: { id: "aaaaaaaaaaaaaaaa" } };
  const input = articleInput({ slug: "gone" });
  saveArticle(editor, input, now);
  saveArticle(editor, { ...input, version: 1, title: "Newer" }, now);
  const mine = { ...input, version: 1, leadMediaId: "cccccccccccccccc" };
  const body = JSON.stringify({ type: "doc", content: [gone, card] });
  const conflict = describeConflict(editor, { ...mine, body }, "A card of nothing");
  const blocks = conflict?.places.flatMap((place) => ("same" in place ? [] : place.compared)) ?? [];
  assert.equal(
    blocks.flatMap(({ pictures }) => pictures).find(({ isGone }) => isGone)?.mediaId,
    "bbbbbbbbbbbbbbbb",
  );
  assert.ok(blocks.some(({ pieces }) => pieces.some(({ text }) => text === "A card of nothing")));
  assert.deepEqual(conflict?.gonePictures, ["bbbbbbbbbbbbbbbb", "cccccccccccccccc"]);
});

test("whatever is chosen of two rich texts is a valid text, and both together hold every block of either", () => {
  const rich = (word: string) =>
    `## A ${word}\n\nWater[^1] and ${word}[^2].\n\n::: callout\nA ${word} in a box.\n:::\n\n::: pull-quote\nA ${word}.\n:::\n\n| A | ${word} |\n|---|---|\n| ۱۲ | آب |\n\n1. one\n2. ${word}\n\n---\n\nتهران ${word}.\n\n[^1]: First ${word}.\n[^2]: Second.`;
  const texts = { base: rich("base"), mine: rich("mine"), theirs: rich("theirs") };
  const conflict = conflictOf(texts);
  for (const picked of ["mine", "theirs", "both"] as const) {
    const document = merged(conflict, () => picked);
    assert.equal(JSON.stringify(checkDocument(document)), JSON.stringify(document));
    const held = new Set(document.content?.map((block) => JSON.stringify(block)));
    const whole = [picked !== "theirs" ? texts.mine : "", picked !== "mine" ? texts.theirs : ""];
    for (const markdown of whole.filter(Boolean))
      for (const block of documentFromMarkdown(markdown).content ?? [])
        assert.ok(held.has(JSON.stringify(block)), `${picked}: ${JSON.stringify(block)}`);
  }
});

test("a person who saved elsewhere is told that it is their own text; the language is one of the settings", () => {
  const editor = enlist("editor");
  const input = articleInput({ slug: "told" });
  saveArticle(editor, input, now);
  saveArticle(editor, { ...input, version: 1, lang: "fa", topicId: "" }, now);
  const conflict = describeConflict(editor, { ...input, version: 1, title: "Here" });
  assert.equal(conflict?.isOwn, true);
  assert.deepEqual(
    conflict?.fields.map(({ name, proposed }) => [name, proposed]),
    [
      ["lang", "theirs"],
      ["title", "mine"],
    ],
  );
  assert.equal(describeConflict(enlist("owner"), { ...input, version: 1, title: "Here" })?.isOwn, false);
});
