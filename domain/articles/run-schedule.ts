import { and, asc, eq, inArray, isNotNull, lte, sql } from "drizzle-orm";
import { prepared, type Tx, write } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { recordAudit } from "../audit/record.ts";
import { showToReaders } from "./publish.ts";
import { unindexed } from "./unindexed.ts";
import { takeFromReaders } from "./withdraw.ts";

/** What is due to be published; takes the instant. */
export const coming = prepared((connection) =>
  connection
    .select({ id: articles.id, at: articles.scheduledAt })
    .from(articles)
    .where(
      and(
        isNotNull(articles.scheduledAt),
        lte(articles.scheduledAt, sql.placeholder("now")),
        eq(unindexed(articles.status), "scheduled"),
      ),
    )
    .orderBy(asc(articles.scheduledAt))
    .prepare(),
);

/** What is due to be withdrawn; takes the instant. */
export const going = prepared((connection) =>
  connection
    .select({ id: articles.id, at: articles.withdrawAt })
    .from(articles)
    .where(
      and(
        isNotNull(articles.withdrawAt),
        lte(articles.withdrawAt, sql.placeholder("now")),
        inArray(unindexed(articles.status), ["published", "scheduled"]),
      ),
    )
    .orderBy(asc(articles.withdrawAt))
    .prepare(),
);

/**
 * Publishes and withdraws every article whose instant has come; gives how many of each. Each happens once, in however many
 * processes this runs: what is due is looked up again under the write lock. After a downtime that swallowed both instants
 * of an article, readers never see it. One that cannot be done holds up no other: its error is thrown once the rest is done.
 */
export function runSchedule(now: number): { published: number; withdrawn: number } {
  const isIdle = coming().all({ now }).length === 0 && going().all({ now }).length === 0;
  if (isIdle) return { published: 0, withdrawn: 0 };
  const errors: unknown[] = [];
  const done = write((tx) => {
    const count = (due: Due[], act: (part: Tx, article: Due) => void) =>
      due.filter((article) => {
        try {
          tx.transaction((part) => act(part, article));
          return true;
        } catch (error) {
          errors.push(error);
          return false;
        }
      }).length;
    const published = count(coming().all({ now }), (part, { id, at }) => {
      showToReaders(part, id, { now });
      audit(part, { verb: "articles.publish", id, at, now });
    });
    const withdrawn = count(going().all({ now }), (part, { id, at }) => {
      takeFromReaders(part, id, now);
      audit(part, { verb: "articles.withdraw", id, at, now });
    });
    return { published, withdrawn };
  });
  if (errors.length > 0) throw errors[0];
  return done;
}

type Due = { id: string; at: number | null };
type Done = { verb: string; id: string; at: number | null; now: number };

function audit(tx: Tx, { verb, id, at, now }: Done): void {
  recordAudit(tx, { at: now, verb, subject: `article:${id}`, detail: { scheduled: true, dueAt: at } });
}
