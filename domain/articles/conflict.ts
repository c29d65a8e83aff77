import { and, eq, lte } from "drizzle-orm";
import { db } from "#db/client.ts";
import { revisions } from "#db/schema/articles.ts";
import { staff } from "#db/schema/staff.ts";
import type { Document } from "../documents/schema.ts";
import { type ComparedBlock, compareDocuments, type Hunk, hunksOf } from "../revisions/blocks.ts";
import { type Content, unpackContent } from "../revisions/content.ts";
import { newestFirst, onceOf } from "../revisions/newest.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type ArticleInput, checkArticle } from "./article-input.ts";
import { findArticleForDesk } from "./find-for-desk.ts";

export type Choice = "mine" | "theirs" | "both";

/** A place where two people's texts differ, with what seems right: of what only one of them changed, that one's. */
export type Difference = {
  mine: Document[];
  theirs: Document[];
  /** What they have that mine has not, and the other way round, word by word. */
  compared: ComparedBlock[];
  proposed: Choice;
};

/** Two texts of one article that began at the same version, cut into what they share and where they differ. */
export type Conflict = {
  /** The version of theirs: a merged text is saved from it. */
  version: number;
  savedAt: number;
  savedByName: string | null;
  fields: { name: string; mine: unknown; theirs: unknown; proposed: Exclude<Choice, "both"> }[];
  hunks: ({ same: Document[] } | Difference)[];
};

/** What a person who saved second must choose between; undefined when the article is gone or not theirs to see. */
export function describeConflict(actor: Actor, input: ArticleInput): Conflict | undefined {
  authorize(actor, "articles.edit-own");
  const { version, writer: _writer, translationOf: _original, tagNames, ...mine } = checkArticle(input);
  const article = findArticleForDesk(actor, mine.id);
  const row = newestRow(mine.id);
  if (!article) return undefined;
  const base = contentAt(mine.id, version);
  const theirs = article as unknown as Record<string, unknown>;
  const names = Object.keys(mine).filter((name) => !["id", "lang", "body"].includes(name));
  const fields = names
    .map((name) => ({ name, mine: (mine as Record<string, unknown>)[name], theirs: theirs[name] }))
    .concat(tagNames ? [{ name: "tags", mine: tagNames, theirs: article.tags }] : [])
    .filter((field) => JSON.stringify(field.mine) !== JSON.stringify(field.theirs));
  return {
    version: article.version,
    savedAt: row?.savedAt ?? article.savedAt ?? 0,
    savedByName: row?.savedByName ?? null,
    fields: fields.map((field) => ({
      ...field,
      proposed: isAsBefore(base, field.name, field.mine) ? "theirs" : "mine",
    })),
    hunks: hunksOf(mine.body, article.body).map((hunk) => differenceOf(hunk, base)),
  };
}

function differenceOf(hunk: Hunk, base: Content | undefined): { same: Document[] } | Difference {
  if ("same" in hunk) return hunk;
  const known = new Set((base?.body.content ?? []).map((block) => JSON.stringify(block)));
  const isOld = (blocks: Document[]) => blocks.every((block) => known.has(JSON.stringify(block)));
  const { before: mine, after: theirs } = hunk;
  return {
    mine,
    theirs,
    compared: compareDocuments({ type: "doc", content: mine }, { type: "doc", content: theirs }),
    proposed: proposedOf(isOld(mine), isOld(theirs)),
  };
}

function proposedOf(isMineOld: boolean, isTheirsOld: boolean): Choice {
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

function newestRow(articleId: string) {
  return db()
    .select({ savedAt: revisions.savedAt, savedByName: staff.name })
    .from(revisions)
    .leftJoin(staff, eq(staff.id, revisions.savedBy))
    .where(onceOf(articleId))
    .orderBy(...newestFirst)
    .limit(1)
    .all()[0];
}
