import { and, eq, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media, mediaTexts } from "#db/schema/media.ts";
import { isAfterKey, type Paged, pageOf, readKey } from "../paging.ts";
import { foldPhrase, plainText } from "../search/fold.ts";
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
): Paged<LibraryPicture> {
  authorize(actor, "media.read");
  const isAfter = isAfterKey(media.createdAt, media.id, readKey(after));
  const rows = select(lang, and(visibleTo(actor), ...containing(words), isAfter), size + 1);
  return pageOf(rows, ({ createdAt }) => createdAt, size);
}

/** One picture as the list has it, or undefined when there is none or the person may not see it. Throws Forbidden. */
export function findInLibrary(actor: Actor, id: string, lang: string): LibraryPicture | undefined {
  authorize(actor, "media.read");
  return select(lang, and(visibleTo(actor), eq(media.id, id)), 1)[0];
}

function select(lang: string, condition: SQL | undefined, limit: number): LibraryPicture[] {
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
    .map(({ id, name, alt, createdAt, ...picture }) => ({
      ...{ id, name, alt, createdAt },
      thumb: cutPicture({ id, ...picture }),
    }));
}

// Each word as it is typed, folded, whatever signs stand within it; more than eight find nothing that fewer would not.
function containing(words: string): SQL[] {
  return words
    .slice(0, 200)
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => word.match(/[\p{L}\p{N}\p{M}\p{Cf}]+/gu) ?? [word])
    .slice(0, 8)
    .map((word) => {
      const spellings = foldPhrase(word).map((parts) => plainText(parts.join(" ")));
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
