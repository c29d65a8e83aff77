import { type ComparedPicture, compareDocuments } from "./blocks.ts";
import type { Content } from "./content.ts";
import { foldUnchanged, isChanged, type Run } from "./fold.ts";
import type { TextReading } from "./shown-text.ts";
import { compareWords, type Piece } from "./words.ts";

/** What differs between two revisions: fields of one line that differ, and the whole text with its changes. */
export type Comparison = {
  fields: { name: string; pieces: Piece[] }[];
  /** The lead pictures, where they differ. */
  leads: ComparedPicture[];
  /** The blocks of the text, cut into what is shown and what is folded away. */
  runs: Run[];
  isSame: boolean;
};

/** By what a comparison is told: how ids of topics and bylines and codes of languages are called; others are `gone`; what stands between two. */
type ComparisonReading = TextReading & { names: ReadonlyMap<string, string>; gone: string; comma: string };

const texts = ["title", "standfirst", "slug", "dateline", "sourceName", "sourceUrl"] as const;
const unread: ComparisonReading = { lang: "en", linked: new Map(), names: new Map(), gone: "…", comma: ", " };

/** Compares the content of two revisions. */
export function compareContents(before: Content, after: Content, reading = unread): Comparison {
  const [from, to] = [linesOf(before, reading), linesOf(after, reading)];
  const fields = from
    .map(([name, text], i) => ({ name, pieces: compareWords(text, to[i]?.[1] ?? "") }))
    .filter(({ pieces }) => pieces.some(({ change }) => change !== "same"));
  const leads = compareLeads(before.leadMediaId, after.leadMediaId).map((lead) =>
    reading.gonePictures?.has(lead.mediaId) ? { ...lead, isGone: true } : lead,
  );
  const blocks = compareDocuments(before.body, after.body, reading);
  const isSame = fields.length === 0 && leads.length === 0 && !blocks.some(isChanged);
  return { fields, leads, runs: foldUnchanged(blocks), isSame };
}

function linesOf(
  content: Content,
  { names, gone, comma }: ComparisonReading,
): [name: string, text: string][] {
  const named = (ids: (string | null | undefined)[] = []) =>
    ids.flatMap((id) => (id ? [names.get(id) ?? gone] : [])).join(comma);
  return [
    ...texts.map((name): [string, string] => [name, content[name] ?? ""]),
    ["lang", named([content.lang])],
    ["topicId", named([content.topicId])],
    ["bylineIds", named(content.bylineIds)],
    ["tags", content.tagNames.join(comma)],
  ];
}

// What was kept before articles had lead pictures does not say that there was none.
function compareLeads(before: Content["leadMediaId"], after: Content["leadMediaId"]): ComparedPicture[] {
  if (before === undefined || after === undefined || before === after) return [];
  return [
    ...(before ? [{ mediaId: before, change: "deleted" as const }] : []),
    ...(after ? [{ mediaId: after, change: "inserted" as const }] : []),
  ];
}
