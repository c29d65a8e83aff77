import { lt, or } from "drizzle-orm";
import { write } from "#db/client.ts";
import { accountTokens, familiarPlaces, invitations, sessions } from "#db/schema/staff.ts";
import { day } from "../durations.ts";
import { settings } from "../site/settings.ts";

// A device or network that was not used for so long counts as new again.
const familiarForMs = 180 * day;

/** Forgets sessions, one-time secrets, invitations and places whose time is over. */
export function forgetOldSignIns(now: number): void {
  const { sessionIdleMs, sessionLastsMs } = settings();
  write((tx) => {
    tx.delete(sessions)
      .where(or(lt(sessions.createdAt, now - sessionLastsMs), lt(sessions.usedAt, now - sessionIdleMs)))
      .run();
    tx.delete(accountTokens).where(lt(accountTokens.expiresAt, now)).run();
    tx.delete(invitations).where(lt(invitations.expiresAt, now)).run();
    tx.delete(familiarPlaces)
      .where(lt(familiarPlaces.usedAt, now - familiarForMs))
      .run();
  });
}
