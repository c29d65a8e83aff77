import { and, desc, eq, gt } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { sessions } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { NotFound } from "../errors.ts";
import { settings } from "../site/settings.ts";
import { endSessionsOf, type SignedIn } from "../staff/sessions.ts";
import { type DeviceName, deviceName } from "./device-name.ts";

export type OwnSession = {
  /** What the database knows it by; nothing can be opened with it. */
  hash: string;
  device: DeviceName;
  /** Cut to /24 or /48; "" where it is not known. */
  network: string;
  createdAt: number;
  usedAt: number;
  isThisOne: boolean;
};

/** Where one is signed in, this session first, then the last used. */
export function listOwnSessions(actor: SignedIn, now: number): OwnSession[] {
  const { sessionIdleMs, sessionLastsMs } = settings();
  return db()
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.staffId, actor.id),
        gt(sessions.createdAt, now - sessionLastsMs),
        gt(sessions.usedAt, now - sessionIdleMs),
      ),
    )
    .orderBy(desc(eq(sessions.hash, actor.sessionHash)), desc(sessions.usedAt))
    .all()
    .map(({ hash, userAgent, network, createdAt, usedAt }) => ({
      hash,
      device: deviceName(userAgent),
      network,
      createdAt,
      usedAt,
      isThisOne: hash === actor.sessionHash,
    }));
}

/** Ends one of one's own sessions. Throws NotFound. */
export function endOwnSession(actor: SignedIn, hash: string, now: number): void {
  write((tx) => {
    const { changes } = tx
      .delete(sessions)
      .where(and(eq(sessions.hash, hash), eq(sessions.staffId, actor.id)))
      .run();
    if (changes === 0) throw new NotFound("session");
    recordAudit(tx, { at: now, actor, verb: "staff.end-session", subject: `staff:${actor.id}` });
  });
}

/** Ends all of one's sessions but the one that acts. */
export function endOtherSessions(actor: SignedIn, now: number): void {
  write((tx) => {
    endSessionsOf(tx, actor.id, actor.sessionHash);
    recordAudit(tx, { at: now, actor, verb: "staff.end-other-sessions", subject: `staff:${actor.id}` });
  });
}
