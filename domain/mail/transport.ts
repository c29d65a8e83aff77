import { createTransport } from "nodemailer";
import { minute } from "../durations.ts";
import { type DkimKey, findDkimKey, signedHeaders } from "./dkim.ts";
import { relayOptions } from "./relay-address.ts";

/** How many single mails a process has on the wire at once. */
export const connections = 4;

/** Pooled connections to an SMTP server. What fails is left to the queue: the pool itself tries nothing twice. */
export function openTransport(smtpUrl: string) {
  const key = findDkimKey();
  return createTransport({
    ...(key ? { dkim: { ...dkimOf(key), headerFieldNames: signedHeaders } } : {}),
    ...relayOptions(smtpUrl),
    pool: true,
    maxConnections: connections,
    maxRequeues: 0,
    idleTimeout: 20_000,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: minute,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

export type Transport = ReturnType<typeof openTransport>;

function dkimOf({ domain, selector, privateKey }: DkimKey) {
  return { domainName: domain, keySelector: selector, privateKey };
}
