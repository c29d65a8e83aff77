import { and, lte } from "drizzle-orm";
import { db } from "#db/client.ts";
import { revisions } from "#db/schema/articles.ts";
import { linkedIds, pictureIds } from "../documents/render.ts";
import type { Document } from "../documents/schema.ts";
import { listGonePictures } from "../media/list-gone.ts";
import { type ComparedBlock, compareBlocks, hunksOf, type Pair, pairsOf } from "../revisions/blocks.ts";
import { type Content, unpackContent } from "../revisions/content.ts";
import { newestFirst, onceOf } from "../revisions/newest.ts";
import type { TextReading } from "../revisions/shown-text.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type ArticleInput, checkArticle } from "./article-input.ts";
import { findArticleForDesk } from "./find-for-desk.ts";
import { findLinkedForDesk } from "./list-choices.ts";
import { mergeTables } from "./merge-tables.ts";
import { findNewestSave } from "./newest-save.ts";

export type Choice = "mine" | "theirs" | "both";

/** A place where two people's texts differ, with what seems right: of what only one of them changed, that one's. */
export type Difference = {
  mine: Document[];
  theirs: Document[];
  /** What they have that mine has not, and the other way round, word by word. */
  compared: ComparedBlock[];
  proposed: Choice;
  /** What both become together, where that is not one after the other. */
  joined?: Document;
};

/** Two texts of one article that began at the same version, cut into what they share and where they differ. */
export type Conflict = {
  /** The version of theirs: a merged text is saved from it. */
  version: number;
  savedAt: number;
  savedByName: string | null;
  /** Whether the same person saved it, elsewhere. */
  isOwn: boolean;
  fields: { name: string; mine: unknown; theirs: unknown; proposed: Exclude<Choice, "both"> }[];
  places: ({ same: Document[] } | Difference)[];
  /** The ids of pictures in either that the library no longer has. */
  gonePictures: string[];
};

/**
 * What a person who saved second must choose between, with what is said of a card whose article is gone; undefined when the
 * article itself is gone or not theirs to see. Throws Forbidden, Invalid.
 */
export function describeConflict(actor: Actor, input: ArticleInput, goneCard?: string): Conflict | undefined {
  authorize(actor, "articles.edit-own");
  const { version, writer: _writer, translationOf: _original, tagNames, ...mine } = checkArticle(input);
  const article = findArticleForDesk(actor, mine.id);
  if (!article) return undefined;
  const base = contentAt(mine.id, version);
  const theirs = article as unknown as Record<string, unknown>;
  const names = Object.keys(mine).filter((name) => !["id", "body"].includes(name));
  const fields = names
    .map((name) => ({ name, mine: (mine as Record<string, unknown>)[name], theirs: theirs[name] }))
    .concat(tagNames ? [{ name: "tags", mine: tagNames, theirs: article.tags }] : [])
    .filter((field) => JSON.stringify(field.mine) !== JSON.stringify(field.theirs));
  const { savedAt, savedByName, isOwn } = findNewestSave(actor, mine.id);
  const leads = [mine.leadMediaId, article.leadMediaId].filter((id) => id !== null && id !== undefined);
  const texts = { lang: mine.lang, mine: mine.body, theirs: article.body, base: base?.body, goneCard };
  const { places, gonePictures } = describeDifferences(actor, texts, leads);
  return {
    version: article.version,
    savedAt: savedAt ?? article.savedAt ?? 0,
    savedByName,
    isOwn,
    fields: fields.map((field) => ({
      ...field,
      proposed: isAsBefore(base, field.name, field.mine) ? "theirs" : "mine",
    })),
    places,
    gonePictures,
  };
}

type Texts = {
  lang: string;
  mine: Document;
  theirs: Document;
  /** What both began with, where that is known. */
  base: Document | undefined;
  /** What is said of a card whose article is gone. */
  goneCard: string | undefined;
};

/** Where two versions of a text differ, with which of some pictures and of theirs the library no longer has. Throws Forbidden. */
export function describeDifferences(
  actor: Actor,
  { lang, mine, theirs, base, goneCard }: Texts,
  pictures: string[] = [],
): Pick<Conflict, "places" | "gonePictures"> {
  authorize(actor, "articles.read");
  const both = { type: "doc", content: [mine, theirs] };
  const gonePictures = listGonePictures([...pictureIds(both), ...pictures]);
  const linked = findLinkedForDesk(actor, linkedIds(both));
  const reading = { lang, linked, goneCard, gonePictures };
  return { places: placesOf(mine, theirs, base, reading), gonePictures: [...gonePictures] };
}

function placesOf(
  mine: Document,
  theirs: Document,
  base: Document | undefined,
  reading: TextReading,
): Conflict["places"] {
  const known = new Set((base?.content ?? []).map((block) => JSON.stringify(block)));
  const isOld = (block: Document) => known.has(JSON.stringify(block));
  return hunksOf(mine, theirs).flatMap((hunk): Conflict["places"] => {
    if ("same" in hunk) return [hunk];
    const differences = pairsOf(hunk.before, hunk.after).map((pair): Difference => {
      const [a, b] = pair;
      const joined = a && b ? mergeTables(a, b, base?.content ?? []) : undefined;
      return {
        mine: a ? [a] : [],
        theirs: b ? [b] : [],
        compared: [compareBlocks(pair, reading)],
        proposed: proposedOf(pair, isOld),
        ...(joined ? { joined } : {}),
      };
    });
    return differences.reduce<Difference[]>(joinAlike, []);
  });
}

// What one of the two has alone, block after block, is one choice.
function joinAlike(places: Difference[], next: Difference): Difference[] {
  const last = places.at(-1);
  const isAlike =
    last && last.proposed === next.proposed && sideOf(last) !== "" && sideOf(last) === sideOf(next);
  if (!isAlike) return [...places, next];
  const joined = {
    ...last,
    mine: [...last.mine, ...next.mine],
    theirs: [...last.theirs, ...next.theirs],
    compared: [...last.compared, ...next.compared],
  };
  return [...places.slice(0, -1), joined];
}

function sideOf({ mine, theirs }: Difference): "mine" | "theirs" | "" {
  if (mine.length > 0 && theirs.length > 0) return "";
  return mine.length > 0 ? "mine" : "theirs";
}

function proposedOf([mine, theirs]: Pair, isOld: (block: Document) => boolean): Choice {
  const isMineOld = mine !== undefined && isOld(mine);
  const isTheirsOld = theirs !== undefined && isOld(theirs);
  // What one of the two has alone is new, or the other deleted it.
  if (!mine) return isTheirsOld ? "mine" : "theirs";
  if (!theirs) return isMineOld ? "theirs" : "mine";
  if (isTheirsOld) return "mine";
  return isMineOld ? "theirs" : "both";
}

function isAsBefore(base: Content | undefined, name: string, mine: unknown): boolean {
  const before = name === "tags" ? base?.tagNames : (base as Record<string, unknown> | undefined)?.[name];
  return base !== undefined && JSON.stringify(before) === JSON.stringify(mine);
}

function contentAt(articleId: string, version: number): Content | undefined {
  const row = db()
    .select({ content: revisions.content })
    .from(revisions)
    .where(and(onceOf(articleId), lte(revisions.version, version)))
    .orderBy(...newestFirst)
    .limit(1)
    .all()[0];
  return row && unpackContent(row.content);
}
