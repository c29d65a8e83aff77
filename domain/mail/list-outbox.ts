import { desc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { openSealed } from "../keys/seal.ts";
import { isAfterKey, type Paged, pageOf, pageSize, readKey } from "../paging.ts";
import { type Actor, authorize, can } from "../staff/permissions.ts";
import { type MailKind, mailSubject } from "./compose.ts";
import type { Message } from "./letter.ts";
import { mailContext } from "./queue.ts";
import { isStaffMail } from "./staff-letters.ts";

type MailState = "pending" | "sending" | "sent" | "retry" | "failed" | "unknown";

/** A mail as the outbox lists it. To whom it goes is sealed; its subject follows from its kind. */
export type OutgoingMail = {
  id: string;
  kind: MailKind;
  lang: string;
  subject: string;
  state: MailState;
  attempts: number;
  createdAt: number;
  nextAt: number;
  endedAt: number | null;
  smtpCode: number | null;
  error: string;
};

const columns = {
  id: outgoingMails.id,
  kind: outgoingMails.kind,
  lang: outgoingMails.lang,
  state: outgoingMails.state,
  attempts: outgoingMails.attempts,
  createdAt: outgoingMails.createdAt,
  nextAt: outgoingMails.nextAt,
  endedAt: outgoingMails.endedAt,
  smtpCode: outgoingMails.smtpCode,
  error: outgoingMails.error,
};

/** The mails that were sent or wait to be, newest first. `after` is the key from the last page's `next`. Throws Forbidden. */
export function listOutgoingMails(actor: Actor, { after }: { after?: string } = {}): Paged<OutgoingMail> {
  authorize(actor, "outbox.read");
  const rows = db()
    .select(columns)
    .from(outgoingMails)
    .where(isAfterKey(outgoingMails.createdAt, outgoingMails.id, readKey(after)))
    .orderBy(desc(outgoingMails.createdAt), desc(outgoingMails.id))
    .limit(pageSize + 1)
    .all();
  return pageOf(rows.map(withSubject), (row) => row.createdAt);
}

/**
 * A mail and, while it waits, its message opened: without a mail server staff follow the link in it for the reader. The
 * message of a mail that was sent or given up is gone; one to staff may hold a link into their account and is for owners
 * alone. Throws Forbidden.
 */
export function findOutgoingMail(
  actor: Actor,
  id: string,
): (OutgoingMail & { message: Pick<Message, "to" | "text"> | undefined }) | undefined {
  authorize(actor, "outbox.read");
  const row = db()
    .select({ ...columns, messageSealed: outgoingMails.messageSealed })
    .from(outgoingMails)
    .where(eq(outgoingMails.id, id))
    .all()[0];
  if (!row) return undefined;
  const { messageSealed, ...mail } = row;
  const mayRead = !isStaffMail(mail.kind) || can(actor, "staff.edit");
  return { ...withSubject(mail), message: messageSealed && mayRead ? opened(messageSealed, id) : undefined };
}

function withSubject<T extends { kind: MailKind; lang: string }>(mail: T): T & { subject: string } {
  return { ...mail, subject: mailSubject(mail.kind, mail.lang) };
}

function opened(sealed: Buffer, id: string): Pick<Message, "to" | "text"> {
  const { to, text }: Message = JSON.parse(openSealed(sealed, mailContext(id)));
  return { to, text };
}
