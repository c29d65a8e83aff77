import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { second } from "../durations.ts";
import { relayOptions } from "./relay-address.ts";
import type { Outcome } from "./verdict.ts";
import type { WireMail } from "./wire.ts";

/** Why no mail at all can go out: a refused sign-in, or no way to the server. */
export class RelayRefusal extends Error {
  reason: "auth" | "route";

  constructor(reason: "auth" | "route", words: string) {
    super(words);
    this.reason = reason;
  }
}

/** One connection to the mail server, opened when it is needed and after so many mails anew. */
export type Lane = {
  isOpen(): boolean;
  /** Connects and signs in, unless it is closed meanwhile. Throws RelayRefusal. */
  open(): Promise<void>;
  /** Sends one mail over the open connection; says how it ended and never throws. */
  send(mail: WireMail): Promise<Outcome>;
  close(): void;
};

/**
 * A lane to the server of an SMTP address; `perConnection` mails go over one connection. The answer to the final dot may
 * take its ten minutes (RFC 5321, 4.5.3.2.6): who hangs up sooner makes mails unknown.
 */
export function openLane(smtpUrl: string, { perConnection }: { perConnection: number }): Lane {
  const { auth, ...options } = relayOptions(smtpUrl);
  let connection: SMTPConnection | undefined;
  let abandon: (() => void) | undefined;
  let sent = 0;

  async function open(): Promise<void> {
    if (connection) return;
    const fresh = new SMTPConnection({
      ...options,
      connectionTimeout: 15 * second,
      greetingTimeout: 15 * second,
      socketTimeout: 600 * second,
    });
    // What happens while a mail is on its way is that mail's own error; a connection that ends between mails is gone.
    fresh.on("error", () => forget(fresh));
    fresh.once("end", () => forget(fresh));
    let isAbandoned = false;
    const abandoned = new Promise<void>((resolve) => {
      abandon = () => {
        isAbandoned = true;
        resolve();
      };
    });
    try {
      await Promise.race([connect(fresh, auth), abandoned]);
    } catch (error) {
      fresh.close();
      throw refusalOf(error as SMTPConnection.SMTPError);
    } finally {
      abandon = undefined;
    }
    if (isAbandoned) return fresh.close();
    connection = fresh;
    sent = 0;
  }

  function forget(gone: SMTPConnection): void {
    if (connection === gone) connection = undefined;
  }

  async function send(mail: WireMail): Promise<Outcome> {
    const current = connection;
    if (!current) return { end: "lost", isHandedOver: false, words: "not connected" };
    const outcome = await sendOver(current, mail);
    sent += 1;
    if (outcome.end === "lost") close();
    else if (sent >= perConnection) leave();
    // After a refused mail the next one begins anew.
    else if (outcome.end === "refused") await reset(current).catch(close);
    return outcome;
  }

  function leave(): void {
    abandon?.();
    connection?.quit();
    connection = undefined;
  }

  function close(): void {
    connection?.close();
    connection = undefined;
  }

  return { isOpen: () => connection !== undefined, open, send, close: leave };
}

function connect(fresh: SMTPConnection, auth: ReturnType<typeof relayOptions>["auth"]): Promise<void> {
  return new Promise((resolve, reject) => {
    fresh.once("error", reject);
    fresh.once("end", () => reject(new Error("the server closed the connection")));
    fresh.connect((error) => {
      if (error) return reject(error);
      if (!auth) return resolve();
      fresh.login(auth as never, (refusal) => (refusal ? reject(refusal) : resolve()));
    });
  });
}

function sendOver(connection: SMTPConnection, { from, to, raw }: WireMail): Promise<Outcome> {
  let isHandedOver = false;
  // A stream, because its end tells when the final dot goes out: an answer that does not come after it is in doubt.
  const stream = Readable.from([raw]);
  stream.once("end", () => {
    isHandedOver = true;
  });
  return new Promise((resolve) => {
    connection.send({ from, to: [to], size: raw.length }, stream as never, (error, info) => {
      resolve(error ? failure(error, { isHandedOver }) : { end: "accepted", code: codeOf(info.response) });
    });
  });
}

function reset(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.reset((error) => (error ? reject(error) : resolve()));
  });
}

function refusalOf(error: SMTPConnection.SMTPError): RelayRefusal {
  const isSignIn = error.code === "EAUTH" && (error.responseCode ?? 500) >= 500;
  return new RelayRefusal(isSignIn ? "auth" : "route", error.message);
}

function failure(error: SMTPConnection.SMTPError, { isHandedOver }: { isHandedOver: boolean }): Outcome {
  const words = String(error.response ?? error.message);
  // A command's answer stands in the error; a connection that only broke has none.
  if (!error.responseCode) return { end: "lost", isHandedOver, words };
  return { end: "refused", command: error.command ?? "DATA", code: error.responseCode, words };
}

function codeOf(response: string): number {
  return Number(/^\d{3}/.exec(response)?.[0] ?? 250);
}
