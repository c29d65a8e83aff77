import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { subscribers, suppressions } from "#db/schema/subscribers.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { type Happening, listHistory } from "./history.ts";
import { type ListedSubscriber, listedColumns, opened } from "./list.ts";

export type Subscriber = ListedSubscriber & {
  addressHash: string;
  consentAt: number;
  consentPage: string;
  origin: "page" | "by-hand" | "import";
  consentNote: string;
  confirmedAt: number | null;
  unsubscribedAt: number | null;
  history: Happening[];
};

/** One subscriber with all that is known of them. Throws Forbidden, NotFound. */
export function findSubscriber(actor: Actor, id: string): Subscriber {
  authorize(actor, "subscribers.read");
  const row = db()
    .select({
      ...listedColumns,
      addressHash: subscribers.addressHash,
      consentAt: subscribers.consentAt,
      consentPage: subscribers.consentPage,
      origin: subscribers.origin,
      consentNote: subscribers.consentNote,
      confirmedAt: subscribers.confirmedAt,
      unsubscribedAt: subscribers.unsubscribedAt,
    })
    .from(subscribers)
    .leftJoin(suppressions, eq(suppressions.addressHash, subscribers.addressHash))
    .where(eq(subscribers.id, id))
    .all()[0];
  if (!row) throw new NotFound("subscriber");
  return { ...opened(row), history: listHistory(id) };
}
