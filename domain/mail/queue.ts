import type { Tx } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { outgoingMails } from "#db/schema/newsletter.ts";
import { seal } from "../keys/seal.ts";
import { settings } from "../site/settings.ts";
import type { MailKind } from "./compose.ts";
import type { Message } from "./letter.ts";

type SealedMail = {
  id: string;
  kind: MailKind;
  lang: string;
  messageSealed: Buffer;
  messageId: string;
};

/** Makes a mail ready for the queue: under seal, and with the Message-ID that it keeps at every attempt. */
export function sealMail(kind: MailKind, lang: string, message: Message): SealedMail {
  const id = newId();
  return {
    id,
    kind,
    lang,
    messageSealed: seal(JSON.stringify(message), mailContext(id)),
    messageId: `<${id}@${new URL(settings().siteUrl).hostname}>`,
  };
}

/** Puts a mail into the queue, inside the transaction of what it tells about; `subscriberId` is null for mail to staff. */
export function queueMail(tx: Tx, mail: SealedMail, subscriberId: string | null, now: number): void {
  tx.insert(outgoingMails)
    .values({ ...mail, subscriberId, state: "pending", nextAt: now, createdAt: now })
    .run();
}

/** What a mail's message is sealed for. */
export function mailContext(id: string): string {
  return `mail:${id}`;
}
