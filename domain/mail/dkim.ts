import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dataDir } from "#db/client.ts";
import { placeSecret } from "../secret-file.ts";
import { settings } from "../site/settings.ts";

/** By which key mail is signed, and what DNS must say of it (RFC 6376, section 3.6). */
export type DkimKey = {
  domain: string;
  selector: string;
  privateKey: string;
  record: { name: string; type: "TXT"; value: string };
};

// RFC 8058 wants both of its headers under the signature; the others are those that RFC 6376 (5.4.1) counts up.
export const signedHeaders = [
  "From",
  "Reply-To",
  "Subject",
  "Date",
  "Message-ID",
  "To",
  "MIME-Version",
  "Content-Type",
  "List-Id",
  "List-Archive",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
].join(":");

/**
 * The installation's DKIM key for the domain of the sender's address, made at the first use; undefined where signing is
 * left to the mail server (no DKIM_SELECTOR).
 */
export function findDkimKey(): DkimKey | undefined {
  const { dkimSelector: selector, mailFrom } = settings();
  if (selector === undefined) return undefined;
  const domain = addressOf(mailFrom).split("@")[1] ?? "";
  const privateKey = readOrMake(join(dataDir(), "keys", "dkim.pem"));
  const published = createPublicKey(privateKey).export({ type: "spki", format: "der" }).toString("base64");
  return {
    domain,
    selector,
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    record: {
      name: `${selector}._domainkey.${domain}`,
      type: "TXT",
      value: `v=DKIM1; k=rsa; p=${published}`,
    },
  };
}

/** The bare address of a mailbox such as "Name <news@site.example>". */
export function addressOf(mailbox: string): string {
  return /<([^<>]+)>/.exec(mailbox)?.[1] ?? mailbox;
}

function readOrMake(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  placeSecret(file, privateKey.export({ type: "pkcs8", format: "pem" }));
  return createPrivateKey(readFileSync(file));
}
