import { and, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { passkeys, sessions, staff, strictRoles } from "#db/schema/staff.ts";
import { minute } from "../durations.ts";
import { settings } from "../site/settings.ts";
import type { SignedIn } from "../staff/sessions.ts";
import { tokenHash } from "../tokens.ts";

// A session's last use is written at most this often.
const touchEveryMs = minute;

/**
 * The signed-in person of a session that was neither ended nor outlived the settings SESSION_IDLE_MINUTES and
 * SESSION_HOURS; else undefined. `now` in milliseconds.
 */
export function findSignedIn(sessionId: string, now: number): SignedIn | undefined {
  const { sessionIdleMs, sessionLastsMs } = settings();
  const sessionHash = tokenHash(sessionId);
  const row = db()
    .select({
      id: staff.id,
      role: staff.role,
      name: staff.name,
      email: staff.email,
      lang: staff.lang,
      provenAt: sessions.provenAt,
      usedAt: sessions.usedAt,
      strictRole: strictRoles.role,
      hasTotp: isNotNull(staff.totpSealed).mapWith(Boolean),
      hasPasskey: sql`exists (select 1 from ${passkeys} where ${eq(passkeys.staffId, staff.id)})`.mapWith(
        Boolean,
      ),
    })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .leftJoin(strictRoles, eq(strictRoles.role, staff.role))
    .where(
      and(
        eq(sessions.hash, sessionHash),
        isNull(staff.disabledAt),
        gt(sessions.createdAt, now - sessionLastsMs),
        gt(sessions.usedAt, now - sessionIdleMs),
      ),
    )
    .all()[0];
  if (!row) return undefined;
  const { usedAt, strictRole, hasTotp, hasPasskey, ...person } = row;
  if (usedAt < now - touchEveryMs) {
    write((tx) => tx.update(sessions).set({ usedAt: now }).where(eq(sessions.hash, sessionHash)).run());
  }
  return { ...person, sessionHash, lacksSecondFactor: strictRole !== null && !hasTotp && !hasPasskey };
}
