import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articleTags, tags } from "#db/schema/articles.ts";
import { Invalid } from "../errors.ts";
import { slugFromTitle } from "../slug.ts";

const longest = 60;
const most = 20;

/** Tag names as a person types them: separated by commas (also the Persian one), each once. Throws Invalid on "tags". */
export function readTagNames(text: string): string[] {
  const names = new Map<string, string>();
  for (const part of text.split(/[,،\n]/)) {
    const name = part.normalize("NFC").replace(/\s+/g, " ").trim();
    if (!name) continue;
    if (name.length > longest) throw new Invalid({ tags: "tooLong" });
    const slug = slugFromTitle(name);
    if (!slug) throw new Invalid({ tags: "badCharacters" });
    if (!names.has(slug)) names.set(slug, name);
  }
  if (names.size > most) throw new Invalid({ tags: "tooMany" });
  return [...names.values()];
}

/** Gives an article exactly these tags of its language, makes those that are missing, and drops tags left without articles. */
export function assignTags(
  tx: Tx,
  { articleId, lang, names }: { articleId: string; lang: string; names: string[] },
): void {
  const before = tx
    .select({ id: articleTags.tagId })
    .from(articleTags)
    .where(eq(articleTags.articleId, articleId))
    .all();
  const wanted = names.map((name) => tagId(tx, lang, name));
  const gone = before.map(({ id }) => id).filter((id) => !wanted.includes(id));
  const added = wanted.filter((id) => !before.some((tag) => tag.id === id));
  if (gone.length > 0) {
    tx.delete(articleTags)
      .where(and(eq(articleTags.articleId, articleId), inArray(articleTags.tagId, gone)))
      .run();
    const stillUsed = sql`exists (select 1 from ${articleTags} where ${articleTags.tagId} = ${tags.id})`;
    tx.delete(tags)
      .where(and(inArray(tags.id, gone), sql`not ${stillUsed}`))
      .run();
  }
  for (const id of added) tx.insert(articleTags).values({ articleId, tagId: id }).run();
}

function tagId(tx: Tx, lang: string, name: string): string {
  const slug = slugFromTitle(name);
  const found = tx
    .select({ id: tags.id })
    .from(tags)
    .where(and(eq(tags.lang, lang), eq(tags.slug, slug)))
    .all()[0];
  if (found) return found.id;
  const id = newId();
  tx.insert(tags).values({ id, lang, slug, name }).run();
  return id;
}
