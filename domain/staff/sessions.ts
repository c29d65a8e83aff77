import { and, eq, inArray, ne } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { accountTokens, sessions } from "#db/schema/staff.ts";
import { newToken, tokenHash } from "../tokens.ts";
import type { Role } from "./permissions.ts";

/** The person behind a session: an actor, with what the screens show of them. */
export type SignedIn = {
  id: string;
  role: Role;
  name: string;
  email: string;
  lang: string;
  /** What the database knows the session by. */
  sessionHash: string;
  /** When they last gave a password or a passkey in this session. */
  provenAt: number;
  /** Whether their role demands a second factor that they do not have yet. */
  lacksSecondFactor: boolean;
};

type NewSession = {
  staffId: string;
  userAgent: string;
  network?: string;
  /** Its secret, where that is known beforehand. */
  sessionId?: string | undefined;
};

/** Begins a session and gives its secret id, which the cookie carries and the database holds hashed. */
export function startSession(
  tx: Tx,
  { staffId, userAgent, network = "", sessionId = newToken() }: NewSession,
  now: number,
): string {
  tx.insert(sessions)
    .values({
      hash: tokenHash(sessionId),
      staffId,
      createdAt: now,
      usedAt: now,
      provenAt: now,
      userAgent: userAgent.slice(0, 300),
      network,
    })
    .run();
  return sessionId;
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

/**
 * Ends a person's sessions, all but the one with the given hash, and what could still become one: a sign-in that waits
 * for its second factor, a mailed link for a new password.
 */
export function endSessionsOf(tx: Tx, staffId: string, exceptHash?: string): void {
  const others = exceptHash ? ne(sessions.hash, exceptHash) : undefined;
  tx.delete(sessions)
    .where(and(eq(sessions.staffId, staffId), others))
    .run();
  tx.delete(accountTokens)
    .where(and(eq(accountTokens.staffId, staffId), inArray(accountTokens.purpose, ["second-step", "reset"])))
    .run();
}
