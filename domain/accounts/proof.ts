import { and, eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { sessions } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { minute } from "../durations.ts";
import type { SignedIn } from "../staff/sessions.ts";
import { checkOwnPassword } from "./own-password.ts";

const proofLastsMs = 10 * minute;

/** Whether the person gave a password or a passkey within the last ten minutes. */
export function isRecentlyProven({ provenAt }: Pick<SignedIn, "provenAt">, now: number): boolean {
  return provenAt > now - proofLastsMs;
}

/**
 * Takes one's own password as proof that it is still the same person who acts in this session. Wrong ones make the next
 * try wait. Throws Invalid (password; "form" while one must wait).
 */
export async function proveWithPassword(actor: SignedIn, password: string, now: number): Promise<void> {
  await checkOwnPassword(actor, password, "password", now);
  noteProof(actor, now);
}

/** Remembers of the session that acts that the person just proved to be the same. */
export function noteProof(actor: SignedIn, now: number): void {
  write((tx) => {
    tx.update(sessions)
      .set({ provenAt: now })
      .where(and(eq(sessions.hash, actor.sessionHash), eq(sessions.staffId, actor.id)))
      .run();
    recordAudit(tx, { at: now, actor, verb: "staff.prove", subject: `staff:${actor.id}` });
  });
}
