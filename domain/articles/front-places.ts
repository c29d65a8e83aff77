import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { prepared, write } from "#db/client.ts";
import { articles, frontPlaces } from "#db/schema/articles.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type Card, cardOf, selectCards } from "./cards.ts";

/** One lead and three seconds. */
export const mostFrontPlaces = 4;

const places = prepared((db) =>
  db
    .select({ id: frontPlaces.articleId })
    .from(frontPlaces)
    .where(eq(frontPlaces.lang, sql.placeholder("lang")))
    .orderBy(asc(frontPlaces.position))
    .prepare(),
);

const placed = prepared((db) =>
  selectCards(
    db,
    inArray(
      articles.id,
      db
        .select({ id: frontPlaces.articleId })
        .from(frontPlaces)
        .where(eq(frontPlaces.lang, sql.placeholder("lang"))),
    ),
  ).prepare(),
);

/** What the desk put at the head of a language's home page, in its order, as far as readers may see it. */
export function listFrontPlaces(lang: string): Card[] {
  const order = places()
    .all({ lang })
    .map(({ id }) => id);
  if (order.length === 0) return [];
  return placed()
    .all({ lang })
    .map(cardOf)
    .toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/**
 * Puts published articles at the head of a language's home page, in this order: the lead first. With none the newest lead
 * again. Throws Forbidden; Invalid on "form".
 */
export function orderFront(actor: Actor, { lang, ids }: { lang: string; ids: string[] }, now: number): void {
  authorize(actor, "articles.publish");
  if (ids.length > mostFrontPlaces) throw new Invalid({ form: "tooMany" });
  write((tx) => {
    const known = tx
      .select({ id: articles.id })
      .from(articles)
      .where(and(inArray(articles.id, ids), eq(articles.lang, lang), eq(articles.status, "published")))
      .all();
    if (known.length !== ids.length) throw new Invalid({ form: "badChoice" });
    tx.delete(frontPlaces).where(eq(frontPlaces.lang, lang)).run();
    ids.forEach((articleId, position) => {
      tx.insert(frontPlaces).values({ articleId, lang, position }).run();
    });
    recordAudit(tx, { at: now, actor, verb: "articles.order-front", detail: { lang, ids } });
  });
}
