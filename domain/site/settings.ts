import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";
import { hour, minute } from "../durations.ts";

// Each setting of the environment, checked once at start. db/client.ts reads DATA_DIR by itself.

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must lie between ${least} and ${most}`);

const origin = z
  .string()
  .refine((value) => {
    const url = URL.parse(value);
    return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  }, "must be an http(s) address without a path, such as https://news.example")
  // As browsers write it: links and the check of a form's origin compare it with what they send.
  .transform((value) => new URL(value).origin);

const smtp = z.string().refine((value) => {
  const url = URL.parse(value);
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "";
}, "must look like smtp://user:password@host:587 or smtps://host:465");

const mailbox = z
  .string()
  .regex(
    /^(?:[^<>\r\n"]{1,100}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
    "must look like Name <news@site.example>",
  );

const contact = z
  .string()
  .regex(
    /^(?:mailto:[^\s<>@]+@[^\s<>@]+|https:\/\/\S+)$/,
    "must look like mailto:safe@news.example or https://…",
  );

const key = z.string().regex(/^[0-9a-f]{64}$/i, "must be 64 hexadecimal digits");
const keys = z
  .string()
  .regex(/^[0-9a-f]{64}(?:,[0-9a-f]{64})*$/i, "must be keys of 64 hexadecimal digits, with commas between");

const schema = z.object({
  PORT: wholeNumber(1, 65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  SITE_URL: origin.optional(),
  DATA_DIR: z.string().min(1).default("data"),
  SMTP_URL: smtp.optional(),
  MAIL_FROM: mailbox.optional(),
  MAIL_CONNECTIONS: wholeNumber(1, 100).default(4),
  MAIL_PER_CONNECTION: wholeNumber(1, 100_000).default(100),
  MAIL_PER_SECOND: wholeNumber(0, 100_000).default(0),
  MAIL_PER_HOUR: wholeNumber(0, 100_000_000).default(0),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i, "must be one label of a DNS name, such as apadana")
    .optional(),
  TRUST_PROXY: wholeNumber(0, 10).default(0),
  EDGE_SECONDS: wholeNumber(0, 86_400).default(0),
  PROCESSES: z
    .union(
      [z.literal("auto").transform(() => availableParallelism()), wholeNumber(1, 128)],
      "must be a whole number between 1 and 128, or auto",
    )
    .default(1),
  SECURITY_CONTACT: contact.optional(),
  AUDIT_DAYS: wholeNumber(0, 36_500).default(365),
  SESSION_IDLE_MINUTES: wholeNumber(30, 720).default(720),
  SESSION_HOURS: wholeNumber(1, 168).default(168),
  // Read where they are used, in domain/keys/, and handed to nobody else.
  ADDRESS_KEY: key.optional(),
  OLD_ADDRESS_KEYS: keys.optional(),
  LOOKUP_KEY: key.optional(),
  LINK_KEY: key.optional(),
  SESSION_KEY: key.optional(),
  SEED: z.enum(["sample", "none"], "must be sample or none").default("sample"),
});

export type Settings = {
  port: number;
  host: string;
  /** The site's public origin, without a slash at its end. */
  siteUrl: string;
  dataDir: string;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** What the mail server bears: connections of each process, mails over one of them, and mails in all (0: no limit). */
  mailLimits: { connections: number; perConnection: number; perSecond: number; perHour: number };
  /** Under which name in DNS the DKIM key stands; undefined leaves signing to the mail server. */
  dkimSelector: string | undefined;
  /** How many proxies in front of us add to X-Forwarded-For. */
  trustProxy: number;
  /** How long a proxy or CDN in front may keep a reader's page. */
  edgeSeconds: number;
  /** How many processes serve the port together. */
  processes: number;
  /** Whom security.txt names: a mailto: or https: address. */
  securityContact: string | undefined;
  /** How many days the audit keeps an entry; 0 keeps all. */
  auditDays: number;
  /** After how long without use a session of staff ends. */
  sessionIdleMs: number;
  /** How long after the sign-in a session ends, whatever happens. */
  sessionLastsMs: number;
  seed: "sample" | "none";
};

export class BadSetting extends Error {}

export const settingNames = Object.keys(schema.shape);

const held = globalThis as typeof globalThis & { apadanaSettings?: Settings };

/** The checked settings. Throws BadSetting, with one line that names the setting, when one is wrong. */
export function settings(): Settings {
  held.apadanaSettings ??= readSettings(process.env);
  return held.apadanaSettings;
}

/** Reads settings from an environment; an empty value counts as absent. Throws BadSetting. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new BadSetting(`Setting ${issue?.path.join(".")}: ${issue?.message}.`);
  }
  const s = result.data;
  const siteUrl = s.SITE_URL ?? `http://localhost:${s.PORT}`;
  return {
    port: s.PORT,
    host: s.HOST,
    siteUrl,
    dataDir: resolve(s.DATA_DIR),
    smtpUrl: s.SMTP_URL,
    mailFrom: s.MAIL_FROM ?? `noreply@${new URL(siteUrl).hostname}`,
    mailLimits: {
      connections: s.MAIL_CONNECTIONS,
      perConnection: s.MAIL_PER_CONNECTION,
      perSecond: s.MAIL_PER_SECOND,
      perHour: s.MAIL_PER_HOUR,
    },
    dkimSelector: s.DKIM_SELECTOR,
    trustProxy: s.TRUST_PROXY,
    edgeSeconds: s.EDGE_SECONDS,
    processes: s.PROCESSES,
    securityContact: s.SECURITY_CONTACT,
    auditDays: s.AUDIT_DAYS,
    sessionIdleMs: s.SESSION_IDLE_MINUTES * minute,
    sessionLastsMs: s.SESSION_HOURS * hour,
    seed: s.SEED,
  };
}
