import { and, eq, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media, mediaTexts } from "#db/schema.ts";
import { foldPhrase } from "../search/fold.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { cutPicture, type Picture, pictureColumns } from "./picture.ts";
import { visibleTo } from "./visible.ts";

const pageSize = 36;

/** A picture in the library's list. `alt` is in the language asked for, or else in another one. */
export type LibraryPicture = {
  id: string;
  name: string;
  alt: string;
  createdAt: number;
  thumb: Picture;
};

type Asked = { words?: string; lang: string; after?: string | undefined; size?: number };

/**
 * The pictures that a person may see, the newest first; `words` must each stand in a picture's name or texts. `after` is
 * the last page's `next`. Throws Forbidden.
 */
export function listMedia(
  actor: Actor,
  { words = "", lang, after, size = pageSize }: Asked,
): { rows: LibraryPicture[]; next: string | undefined } {
  authorize(actor, "media.read");
  const rows = select(lang, and(visibleTo(actor), ...containing(words), afterKey(after)), size + 1);
  const last = rows[size - 1];
  return {
    rows: rows.slice(0, size).map(({ version: _v, width: _w, height: _h, tint: _t, ...row }) => row),
    next: rows.length > size && last ? `${last.createdAt.toString(36)}.${last.id}` : undefined,
  };
}

/** One picture as the list has it, or undefined when there is none or the person may not see it. Throws Forbidden. */
export function findInLibrary(actor: Actor, id: string, lang: string): LibraryPicture | undefined {
  authorize(actor, "media.read");
  const [row] = select(lang, and(visibleTo(actor), eq(media.id, id)), 1);
  if (!row) return undefined;
  const { version: _v, width: _w, height: _h, tint: _t, ...shown } = row;
  return shown;
}

function select(lang: string, condition: SQL | undefined, limit: number) {
  return db()
    .select({
      ...pictureColumns,
      name: media.name,
      createdAt: media.createdAt,
      alt: sql<string>`coalesce(
        (select alt from ${mediaTexts} where ${mediaTexts.mediaId} = ${media.id} and lang = ${lang} and alt <> ''),
        (select alt from ${mediaTexts} where ${mediaTexts.mediaId} = ${media.id} and alt <> '' order by lang limit 1), '')`,
    })
    .from(media)
    .where(condition)
    .orderBy(sql`${media.createdAt} desc, ${media.id} desc`)
    .limit(limit)
    .all()
    .map((row) => ({ ...row, thumb: cutPicture(row) }));
}

// Each word as it is typed, folded; more than eight find nothing that fewer would not.
function containing(words: string): SQL[] {
  return words
    .slice(0, 200)
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => {
      const spellings = foldPhrase(word).map((parts) => parts.join(" "));
      const all = spellings.length > 0 ? spellings : [word];
      return sql.join(
        [
          sql`(`,
          sql.join(
            all.map((each) => sql`instr(${media.folded}, ${each}) > 0`),
            sql` or `,
          ),
          sql`)`,
        ],
        sql``,
      );
    });
}

function afterKey(after: string | undefined): SQL | undefined {
  const [, at, id] = /^([0-9a-z]{1,10})\.([\w-]{16})$/.exec(after ?? "") ?? [];
  return at && id ? sql`(${media.createdAt}, ${media.id}) < (${Number.parseInt(at, 36)}, ${id})` : undefined;
}
