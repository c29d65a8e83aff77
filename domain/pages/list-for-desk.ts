import { asc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { pages } from "#db/schema/site.ts";
import type { Document } from "../documents/schema.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

export type DeskPageRow = {
  id: string;
  lang: string;
  slug: string;
  title: string;
  savedAt: number;
  isSample: boolean;
};

type DeskPage = DeskPageRow & {
  body: Document;
  /** The same page in all languages that have it, this one included. */
  versions: { id: string; lang: string; title: string }[];
};

const columns = {
  id: pages.id,
  lang: pages.lang,
  slug: pages.slug,
  title: pages.title,
  savedAt: pages.savedAt,
  isSample: pages.isSample,
};

/** The standing pages in their order, each with its language versions together. Throws Forbidden. */
export function listPagesForDesk(actor: Actor): DeskPageRow[][] {
  authorize(actor, "pages.edit");
  const rows = db()
    .select({ ...columns, groupId: pages.groupId })
    .from(pages)
    .orderBy(asc(pages.position), asc(pages.groupId), asc(pages.lang))
    .all();
  return [...Map.groupBy(rows, ({ groupId }) => groupId).values()].map((versions) =>
    versions.map(({ groupId: _groupId, ...row }) => row),
  );
}

/** A standing page with its text, or undefined. Throws Forbidden. */
export function findPageForDesk(actor: Actor, id: string): DeskPage | undefined {
  authorize(actor, "pages.edit");
  const row = db()
    .select({ ...columns, groupId: pages.groupId, body: pages.body })
    .from(pages)
    .where(eq(pages.id, id))
    .all()[0];
  if (!row) return undefined;
  const { groupId, body, ...page } = row;
  const versions = db()
    .select({ id: pages.id, lang: pages.lang, title: pages.title })
    .from(pages)
    .where(eq(pages.groupId, groupId))
    .orderBy(asc(pages.lang))
    .all();
  return { ...page, body: body as Document, versions };
}
