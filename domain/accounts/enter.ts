import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { sessions } from "#db/schema/staff.ts";
import { cutNetwork } from "../audit/network.ts";
import { recordAudit } from "../audit/record.ts";
import { startSession } from "../staff/sessions.ts";
import { newToken, tokenHash } from "../tokens.ts";
import { deviceName } from "./device-name.ts";
import { tellOfSignIn } from "./letters.ts";
import { rememberPlace } from "./places.ts";

/** From where somebody signs in. */
export type Door = {
  /** The client's network address. */
  network: string;
  userAgent: string;
  /** The secret by which the browser is known, if it was here before. */
  device?: string | undefined;
  /** The secret of the session that the browser came with, which a new one replaces. */
  replaces?: string | undefined;
};

/** How somebody showed who they are, and the secret of the session that begins, where that is known beforehand. */
export type Entrance = Door & { by: Way; sessionId?: string };

/** Somebody who is signed in: the secrets for the browser's two cookies. */
export type Entered = { sessionId: string; device: string };

type Way = "password" | "code" | "recovery-code" | "passkey" | "invitation";

type Person = { id: string; email: string; name: string; lang: string };

/**
 * The session that somebody who proved who they are gets: always a new one, whatever the browser came with. Coming from a
 * device or network that is new is told to the person by mail.
 */
export function enter(
  tx: Tx,
  person: Person,
  { by, sessionId: known, ...door }: Entrance,
  now: number,
): Entered {
  if (door.replaces) {
    tx.delete(sessions)
      .where(eq(sessions.hash, tokenHash(door.replaces)))
      .run();
  }
  recordAudit(tx, {
    at: now,
    actor: person,
    verb: "staff.sign-in",
    subject: `staff:${person.id}`,
    detail: { by },
  });
  const device = door.device ?? newToken();
  const network = cutNetwork(door.network);
  const { isNew } = rememberPlace(tx, person.id, { device, network: door.network }, now);
  if (isNew) tellOfSignIn(tx, person, { device: deviceName(door.userAgent), network }, now);
  const { userAgent } = door;
  const sessionId = startSession(tx, { staffId: person.id, userAgent, network, sessionId: known }, now);
  return { sessionId, device };
}
