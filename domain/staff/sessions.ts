import { and, eq, gt, isNull, lt, ne, or } from "drizzle-orm";
import { db, type Tx, write } from "#db/client.ts";
import { sessions, staff } from "#db/schema.ts";
import { newToken, tokenHash } from "../tokens.ts";
import type { Role } from "./permissions.ts";

const hour = 60 * 60 * 1000;
const idleForMs = 12 * hour;
/** A session ends this long after the sign-in, whatever happens. */
export const sessionLastsMs = 7 * 24 * hour;
// A session's last use is written at most this often.
const touchEveryMs = 60_000;

/** The person behind a session: an actor, with what the screens show of them. */
export type SignedIn = { id: string; role: Role; name: string; email: string; lang: string };

/** Begins a session and gives its secret id, which the cookie carries and the database holds hashed. */
export function startSession(
  tx: Tx,
  { staffId, userAgent }: { staffId: string; userAgent: string },
  now: number,
): string {
  const sessionId = newToken();
  tx.delete(sessions)
    .where(or(lt(sessions.createdAt, now - sessionLastsMs), lt(sessions.usedAt, now - idleForMs)))
    .run();
  tx.insert(sessions)
    .values({
      hash: tokenHash(sessionId),
      staffId,
      createdAt: now,
      usedAt: now,
      userAgent: userAgent.slice(0, 300),
    })
    .run();
  return sessionId;
}

/** The signed-in person of a session that is neither ended, idle for 12 hours nor 7 days old; else undefined. */
export function findSignedIn(sessionId: string, now: number): SignedIn | undefined {
  const hash = tokenHash(sessionId);
  const row = db()
    .select({
      id: staff.id,
      role: staff.role,
      name: staff.name,
      email: staff.email,
      lang: staff.lang,
      usedAt: sessions.usedAt,
    })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(
      and(
        eq(sessions.hash, hash),
        isNull(staff.disabledAt),
        gt(sessions.createdAt, now - sessionLastsMs),
        gt(sessions.usedAt, now - idleForMs),
      ),
    )
    .all()[0];
  if (!row) return undefined;
  const { usedAt, ...person } = row;
  if (usedAt < now - touchEveryMs) {
    write((tx) => tx.update(sessions).set({ usedAt: now }).where(eq(sessions.hash, hash)).run());
  }
  return person;
}

/** Ends one session; ending one that is gone changes nothing. */
export function endSession(sessionId: string): void {
  write((tx) =>
    tx
      .delete(sessions)
      .where(eq(sessions.hash, tokenHash(sessionId)))
      .run(),
  );
}

/** Ends a person's sessions, all but the one given. */
export function endSessionsOf(tx: Tx, staffId: string, exceptSessionId?: string): void {
  const others = exceptSessionId ? ne(sessions.hash, tokenHash(exceptSessionId)) : undefined;
  tx.delete(sessions)
    .where(and(eq(sessions.staffId, staffId), others))
    .run();
}
