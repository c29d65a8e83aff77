import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, id, instant } from "../columns.ts";
import { languages } from "./site.ts";
import { staff } from "./staff.ts";
import { subscribers } from "./subscribers.ts";

export const outgoingMails = sqliteTable(
  "outgoing_mails",
  {
    id: id(),
    kind: text({
      enum: [
        "confirm",
        "welcome",
        "invite",
        "change",
        "changed",
        "test",
        "report",
        "invitation",
        "reset",
        "sign-in-alert",
        "account-change",
      ],
    }).notNull(),
    lang: text().notNull(),
    subscriberId: text().references(() => subscribers.id, { onDelete: "cascade" }),
    // The whole message (recipient, subject, texts, headers) sealed; emptied once it was sent or given up.
    messageSealed: blob({ mode: "buffer" }),
    messageId: text().notNull().unique(),
    state: text({ enum: ["pending", "sending", "sent", "retry", "failed", "unknown"] }).notNull(),
    attempts: integer().notNull().default(0),
    nextAt: instant().notNull(),
    claimedBy: text(),
    smtpCode: integer(),
    error: text().notNull().default(""),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index("outgoing_mails_due").on(t.state, t.nextAt),
    index("outgoing_mails_latest").on(t.createdAt, t.id),
    index("outgoing_mails_subscriber").on(t.subscriberId, t.kind),
  ],
);

// One issue of the newsletter, in all its languages.
export const issues = sqliteTable(
  "issues",
  {
    id: id(),
    // Of its page in the archive, the same in every language.
    slug: text().notNull().unique(),
    state: text({
      enum: ["draft", "scheduled", "sending", "paused", "sent", "cancelled"],
    }).notNull(),
    createdAt: instant().notNull(),
    savedAt: instant().notNull(),
    // Counts saves of its texts: each save names the version that it started from.
    version: integer().notNull().default(1),
    scheduledAt: instant(),
    // Who had it sent: they get the mail that tells how it went.
    scheduledBy: text().references(() => staff.id, { onDelete: "set null" }),
    // From here on its content is frozen and its page is in the archive.
    startedAt: instant(),
    endedAt: instant(),
    // Why it is paused: a key, and what the mail server said; empty when somebody paused it.
    stopReason: text().notNull().default(""),
    stopDetail: text().notNull().default(""),
    // SHA-256 of all its letters, and the right-hand side of its Message-IDs.
    contentHash: text().notNull().default(""),
    messageHost: text().notNull().default(""),
  },
  (t) => [index("issues_latest").on(t.createdAt, t.id), index("issues_state").on(t.state, t.scheduledAt)],
);

export const issueTexts = sqliteTable(
  "issue_texts",
  {
    issueId: text()
      .notNull()
      .references(() => issues.id, { onDelete: "cascade" }),
    lang: text()
      .notNull()
      .references(() => languages.code),
    subject: text().notNull().default(""),
    preview: text().notNull().default(""),
    intro: text({ mode: "json" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.issueId, t.lang] })],
);

// A story is an article in all its languages: each language's letter has the version that is published in it.
export const issueStories = sqliteTable(
  "issue_stories",
  {
    issueId: text()
      .notNull()
      .references(() => issues.id, { onDelete: "cascade" }),
    groupId: text().notNull(),
    position: integer().notNull(),
    // The whole text in the mail, for readers who cannot reach the site.
    isWhole: flag().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.issueId, t.groupId] })],
);

// What is mailed, frozen when sending starts; the links of each recipient are filled in.
export const issueLetters = sqliteTable(
  "issue_letters",
  {
    issueId: text()
      .notNull()
      .references(() => issues.id, { onDelete: "cascade" }),
    lang: text().notNull(),
    fromName: text().notNull().default(""),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.issueId, t.lang] })],
);

// The ledger: one row for each recipient of an issue. It holds no address, and outlives the subscriber.
export const deliveries = sqliteTable(
  "deliveries",
  {
    issueId: text()
      .notNull()
      .references(() => issues.id, { onDelete: "cascade" }),
    subscriberId: text().notNull(),
    lang: text().notNull(),
    state: text({
      enum: ["pending", "sending", "sent", "retry", "failed", "skipped", "unknown"],
    }).notNull(),
    attempts: integer().notNull().default(0),
    nextAt: instant().notNull().default(0),
    // The process that has it on the wire, or had when it became unknown.
    claimedBy: text(),
    smtpCode: integer(),
    // Why it is in its state, for all but the ordinary: see domain/mail/verdict.ts.
    kind: text().notNull().default(""),
    error: text().notNull().default(""),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.issueId, t.subscriberId] }),
    index("deliveries_due").on(t.issueId, t.state, t.nextAt, t.subscriberId),
    index("deliveries_kind").on(t.issueId, t.kind, t.state).where(sql`${t.kind} <> ''`),
    index("deliveries_claimed").on(t.claimedBy).where(sql`${t.state} = 'sending'`),
  ],
);

// How far an issue is, counted by whoever sends it, so that a look at it costs nothing.
export const issueProgress = sqliteTable("issue_progress", {
  issueId: text()
    .primaryKey()
    .references(() => issues.id, { onDelete: "cascade" }),
  at: instant().notNull(),
  counts: text({ mode: "json" }).notNull(),
  // By kind of trouble.
  kinds: text({ mode: "json" }).notNull(),
  // Over the last seconds.
  perSecond: real().notNull().default(0),
});
