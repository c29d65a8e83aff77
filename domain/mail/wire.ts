import { createHash, createPrivateKey, randomBytes } from "node:crypto";
import sign from "nodemailer/lib/dkim/sign.js";
import MailComposer from "nodemailer/lib/mail-composer";
import { settings } from "../site/settings.ts";
import { addressOf, type DkimKey, signedHeaders } from "./dkim.ts";

/** A mail as it goes over the wire (RFC 5322), and its envelope. */
export type WireMail = { from: string; to: string; raw: Buffer };

type Common = {
  fromName: string;
  subject: string;
  headers: Record<string, string>;
  /** With what each copy's parts begin. */
  start: { text: string; html: string };
};
type Own = {
  to: string;
  messageId: string;
  date: number;
  text: string;
  html: string;
  headers: Record<string, string>;
};

/** Who mail comes from: the setting as it is, or its bare address under the site's name. */
export function senderOf(name: string): string | { name: string; address: string } {
  const { mailFrom } = settings();
  return mailFrom.includes("<") ? mailFrom : { name, address: mailFrom };
}

/**
 * Makes the mails of one letter: what all of them share is encoded once, by nodemailer, the rest is put in for each. All of
 * it is ASCII, and signed (RFC 6376) where there is a key. Composing each mail anew takes three times as long.
 */
export function openWire(common: Common, key: DkimKey | undefined): (own: Own) => WireMail {
  const boundary = `=_${randomBytes(12).toString("hex")}`;
  const shared = sharedHeaders(common);
  const from = addressOf(settings().mailFrom);
  const signer = key && openSigner(key);
  const plain = openPart(boundary, "text/plain", common.start.text);
  const rich = openPart(boundary, "text/html", common.start.html);
  return ({ to, messageId, date, text, html, headers }) => {
    const lines = [
      ...shared,
      `To: ${to}`,
      `Message-ID: ${messageId}`,
      `Date: ${new Date(date).toUTCString().replace("GMT", "+0000")}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      "MIME-Version: 1.0",
      `Content-Type: multipart/alternative; boundary="${boundary}"`,
    ];
    const body = `${plain(text)}${rich(html)}--${boundary}--\r\n`;
    const signature = signer ? [signer(lines, body)] : [];
    return { from, to, raw: Buffer.from([...signature, ...lines, "", body].join("\r\n"), "latin1") };
  };
}

function sharedHeaders({ fromName, subject, headers }: Common): string[] {
  const composed = new MailComposer({ from: senderOf(fromName), subject, headers, text: " " });
  return composed
    .compile()
    .buildHeaders()
    .split(/\r\n(?![ \t])/)
    .filter((line) => line && !/^(?:Message-ID|Date|MIME-Version|Content-T[\w-]*):/i.test(line));
}

// 57 bytes are a line of 76 letters: up to there the start, which is nearly all of a letter, is the same in each copy.
function openPart(boundary: string, type: string, start: string): (content: string) => string {
  const bytes = bytesOf(start);
  const whole = bytes.length - (bytes.length % 57);
  const head = [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    "Content-Transfer-Encoding: base64",
    "",
    base64Lines(bytes.subarray(0, whole)),
  ].join("\r\n");
  const begun = bytes.subarray(whole);
  return (content) => head + base64Lines(Buffer.concat([begun, bytesOf(content.slice(start.length))]));
}

function bytesOf(content: string): Buffer {
  return Buffer.from(content.replace(/\r?\n/g, "\r\n"));
}

function base64Lines(bytes: Buffer): string {
  return bytes.toString("base64").replace(/.{1,76}/g, "$&\r\n");
}

// Our body's lines hold no white space that "relaxed" would take out: it is its own canonical form.
function openSigner({ domain, selector, privateKey }: DkimKey): (lines: string[], body: string) => string {
  const options = {
    domainName: domain,
    keySelector: selector,
    // Read once: parsing the key takes longer than signing.
    privateKey: createPrivateKey(privateKey),
    headerFieldNames: signedHeaders,
  };
  return (lines, body) => {
    const bodyHash = createHash("sha256").update(body, "latin1").digest("base64");
    const headers = lines.map((line) => ({ key: line.slice(0, line.indexOf(":")).toLowerCase(), line }));
    const signature = sign(headers, "sha256", bodyHash, options);
    if (signature === false) throw new Error("the DKIM key cannot sign");
    return signature;
  };
}
