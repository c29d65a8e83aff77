import { and, asc, desc, eq, inArray, isNull, lte, notInArray, or, sql } from "drizzle-orm";
import { type Db, prepared, write } from "#db/client.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { processes } from "#db/schema/server.ts";
import { hour, minute, second } from "../durations.ts";
import { openSealed } from "../keys/seal.ts";
import { forgetSilent } from "../processes/heartbeat.ts";
import { allowanceOf, spendAllowance } from "./allowance.ts";
import type { MailKind } from "./compose.ts";
import type { Message } from "./letter.ts";
import { mailContext } from "./queue.ts";
import { connections, type Transport } from "./transport.ts";
import { withoutAddresses } from "./verdict.ts";
import { senderOf } from "./wire.ts";

// The wait after each failed attempt; the last one repeats. The fourth lies beyond the usual greylisting.
const waits = [10 * second, minute, 5 * minute, 15 * minute, hour, 2 * hour, 4 * hour];
// As long as the link of a confirmation works: see domain/subscribers/tokens.ts.
const tryForMs = 48 * hour;

// As long as the link of a new password works: see domain/accounts/tokens.ts.
const resetLastsMs = hour;
// Of no use once their time is over, tried or not.
const shortLived: MailKind[] = ["confirm", "sign-in-alert", "account-change"];

type Claimed = { id: string; messageId: string; messageSealed: Buffer | null; attempts: number };
/** How an attempt went: what was thrown, and what is said of it without naming anybody. */
type Ended = { error: unknown; said: string };
/**
 * What carries one mail after the other over a connection of its own, so that a server which is slow with one holds up no
 * other. Those for the newest take what was never tried: neither the questions of a long import nor what a server answers
 * late, however often, stands before a new password.
 */
export type Lane = { transport: Transport; processId: string; takes: "oldest" | "newest" };

const next = {
  oldest: prepared((connection) => dueIn(connection, ["pending", "retry"], asc)),
  newest: prepared((connection) => dueIn(connection, ["pending"], desc)),
};

function dueIn(connection: Db, states: ("pending" | "retry")[], order: typeof asc) {
  return connection
    .select({ id: outgoingMails.id })
    .from(outgoingMails)
    .where(and(inArray(outgoingMails.state, states), lte(outgoingMails.nextAt, sql.placeholder("now"))))
    .orderBy(order(outgoingMails.nextAt))
    .limit(1)
    .prepare();
}

/** The lanes of a process: as many as it has connections, half of them for the newest. */
export function lanesOf(post: Omit<Lane, "takes">): Lane[] {
  return Array.from({ length: connections }, (_, at) => ({
    ...post,
    takes: at % 2 === 0 ? "oldest" : "newest",
  }));
}

/**
 * Sends the next mail of a lane whose time has come, if the rates allow one, and notes how it went; gives whether there was
 * one. Of all lanes and processes one claims it. Throws nothing for a mail that fails.
 */
export async function sendNextMail(lane: Lane, now: number): Promise<boolean> {
  if (next[lane.takes]().all({ now }).length === 0) return false;
  const mail = claim(lane, now);
  if (!mail) return false;
  const began = performance.now();
  const ended = await attempt(lane.transport, mail);
  note(mail, lane, ended, now + Math.floor(performance.now() - began));
  return true;
}

/**
 * Frees mails that a process which is gone left on the wire. Whether those arrived nobody knows. They are sent again:
 * to ask or to welcome twice does no harm (the Message-ID is the same, the second link works like the first), while a
 * lost question loses a reader. A mail for which that does not hold must become "unknown" here instead.
 */
export function freeMailsInDoubt(now: number): number {
  return write((tx) => {
    forgetSilent(tx, now);
    const alive = tx.select({ id: processes.id }).from(processes);
    return tx
      .update(outgoingMails)
      .set({
        state: "retry",
        claimedBy: null,
        nextAt: now,
        error: "in doubt: the process that sent it ended",
      })
      .where(
        and(
          eq(outgoingMails.state, "sending"),
          or(isNull(outgoingMails.claimedBy), notInArray(outgoingMails.claimedBy, alive)),
        ),
      )
      .run().changes;
  });
}

/**
 * Gives up mails that were tried in vain for two days, and what is of no use any more, such as a link that no longer works,
 * tried or not (without a mail server they are not). Gives how many.
 */
export function giveUpOldMails(now: number): number {
  return write(
    (tx) =>
      tx
        .update(outgoingMails)
        .set({
          state: "failed",
          messageSealed: null,
          endedAt: now,
          error: sql`trim(${outgoingMails.error} || ' (given up)')`,
        })
        .where(
          or(
            and(
              lte(outgoingMails.createdAt, now - tryForMs),
              or(
                eq(outgoingMails.state, "retry"),
                and(eq(outgoingMails.state, "pending"), inArray(outgoingMails.kind, shortLived)),
              ),
            ),
            and(
              lte(outgoingMails.createdAt, now - resetLastsMs),
              eq(outgoingMails.kind, "reset"),
              inArray(outgoingMails.state, ["pending", "retry"]),
            ),
          ),
        )
        .run().changes,
  );
}

// Committed before SMTP begins: a mail that may be on the wire is never "pending".
function claim({ processId, takes }: Lane, now: number): Claimed | undefined {
  return write((tx) => {
    const found = next[takes]().all({ now })[0];
    if (!found || allowanceOf("single", 1, now) === 0) return undefined;
    spendAllowance(1, now);
    return tx
      .update(outgoingMails)
      .set({ state: "sending", claimedBy: processId, attempts: sql`${outgoingMails.attempts} + 1` })
      .where(eq(outgoingMails.id, found.id))
      .returning({
        id: outgoingMails.id,
        messageId: outgoingMails.messageId,
        messageSealed: outgoingMails.messageSealed,
        attempts: outgoingMails.attempts,
      })
      .all()[0];
  });
}

async function attempt(transport: Transport, mail: Claimed): Promise<Ended> {
  let to: string | undefined;
  try {
    if (!mail.messageSealed) throw new Error("the message is gone");
    const { fromName, ...message }: Message = JSON.parse(
      openSealed(mail.messageSealed, mailContext(mail.id)),
    );
    to = message.to;
    await transport.sendMail({ ...message, from: senderOf(fromName), messageId: mail.messageId });
    return { error: undefined, said: "" };
  } catch (error) {
    return { error, said: withoutAddresses(String((error as Error).message), to) };
  }
}

function note(mail: Claimed, { processId }: Lane, { error, said }: Ended, now: number): void {
  const isLast = error === undefined || isPermanent(error);
  const unsent = isLast ? "failed" : "retry";
  const wait = waits[Math.min(mail.attempts, waits.length) - 1] ?? 0;
  if (said) console.warn(`mail ${mail.id}, attempt ${mail.attempts}: ${said}`);
  write((tx) =>
    tx
      .update(outgoingMails)
      .set({
        state: error === undefined ? "sent" : unsent,
        claimedBy: null,
        smtpCode: error === undefined ? 250 : (responseCode(error) ?? null),
        error: said,
        nextAt: now + wait,
        ...(isLast ? { messageSealed: null, endedAt: now } : {}),
      })
      // Unless it was taken for dead meanwhile and another process has the mail.
      .where(
        and(
          eq(outgoingMails.id, mail.id),
          eq(outgoingMails.state, "sending"),
          eq(outgoingMails.claimedBy, processId),
        ),
      )
      .run(),
  );
}

type SmtpError = { code?: string; command?: string; responseCode?: number };

// What the server said for good about this recipient or this message; a refused sign-in or sender is ours to mend.
function isPermanent(error: unknown): boolean {
  const { code, command } = error as SmtpError;
  if (code !== "EENVELOPE" && code !== "EMESSAGE") return false;
  if (command === "API") return true;
  return (command === "RCPT TO" || command === "DATA") && (responseCode(error) ?? 0) >= 500;
}

function responseCode(error: unknown): number | undefined {
  return (error as SmtpError).responseCode || undefined;
}
