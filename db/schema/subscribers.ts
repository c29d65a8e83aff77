import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { id, instant } from "../columns.ts";
import { languages } from "./site.ts";
import { staff } from "./staff.ts";

export const subscribers = sqliteTable(
  "subscribers",
  {
    id: id(),
    // AES-256-GCM, with the key's id in front: see domain/keys/seal.ts.
    addressSealed: blob({ mode: "buffer" }).notNull(),
    // HMAC of the normalised address, the only way to find a row by address.
    addressHash: text().notNull().unique(),
    lang: text()
      .notNull()
      .references(() => languages.code),
    state: text({ enum: ["pending", "confirmed", "unsubscribed"] }).notNull(),
    createdAt: instant().notNull(),
    // When and from which page consent was given (the sign-up), and when the mailed link proved it.
    consentAt: instant().notNull(),
    consentPage: text().notNull(),
    // How the address came here; where no page can tell of the consent, what staff said of its source.
    origin: text({ enum: ["page", "by-hand", "import"] })
      .notNull()
      .default("page"),
    consentNote: text().notNull().default(""),
    importId: text().references(() => subscriberImports.id, { onDelete: "set null" }),
    confirmedAt: instant(),
    unsubscribedAt: instant(),
    // When the last mail that a stranger's sign-up caused went to this address.
    mailedAt: instant(),
  },
  (t) => [
    index("subscribers_state").on(t.state, t.lang, t.createdAt, t.id),
    index("subscribers_latest").on(t.state, t.createdAt, t.id),
    index("subscribers_confirmed")
      .on(t.state, t.confirmedAt, t.lang)
      .where(sql`${t.confirmedAt} is not null`),
    index("subscribers_import").on(t.importId).where(sql`${t.importId} is not null`),
  ],
);

// How many subscribers there are, kept by triggers: counting a million rows takes too long for a page.
export const subscriberCounts = sqliteTable(
  "subscriber_counts",
  {
    lang: text().notNull(),
    state: text({ enum: ["pending", "confirmed", "unsubscribed"] }).notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lang, t.state] })],
);

// How many came and went on each day (days since 1970 in UTC), kept by triggers.
export const subscriberDays = sqliteTable("subscriber_days", {
  day: integer().primaryKey(),
  joined: integer().notNull().default(0),
  left: integer().notNull().default(0),
});

// A file of addresses on its way into the list: a job that goes on where it was, whatever happens to the process.
export const subscriberImports = sqliteTable("subscriber_imports", {
  id: id(),
  state: text({
    enum: ["receiving", "received", "checking", "checked", "running", "done", "cancelled"],
  }).notNull(),
  staffId: text().references(() => staff.id, { onDelete: "set null" }),
  createdAt: instant().notNull(),
  // What each column of the file is, and what holds for all its rows: see domain/subscriber-imports/plan.ts.
  plan: text({ mode: "json" }),
  rowCount: integer().notNull().default(0),
  // By which a file that came before is known: an HMAC over its rows.
  rowsHash: text(),
  // Rows that are done in the present state.
  position: integer().notNull().default(0),
  added: integer().notNull().default(0),
  skipped: integer().notNull().default(0),
  claimedBy: text(),
  endedAt: instant(),
});

// The rows of such a file, so many in one sealed piece; gone once the import ends.
export const subscriberImportPieces = sqliteTable(
  "subscriber_import_pieces",
  {
    importId: text()
      .notNull()
      .references(() => subscriberImports.id, { onDelete: "cascade" }),
    // The count of rows before it.
    position: integer().notNull(),
    rowsSealed: blob({ mode: "buffer" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
);

// Which lines of such a file were not taken, and why.
export const subscriberImportProblems = sqliteTable(
  "subscriber_import_problems",
  {
    importId: text()
      .notNull()
      .references(() => subscriberImports.id, { onDelete: "cascade" }),
    line: integer().notNull(),
    problem: text({
      enum: ["badAddress", "badLanguage", "badDate", "known", "left", "repeated", "suppressed"],
    }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line] })],
);

export const subscriberTokens = sqliteTable(
  "subscriber_tokens",
  {
    hash: text().primaryKey(),
    subscriberId: text()
      .notNull()
      .references(() => subscribers.id, { onDelete: "cascade" }),
    purpose: text({ enum: ["confirm", "unsubscribe", "preferences", "change"] }).notNull(),
    // The address that a link of the purpose "change" was mailed to.
    addressSealed: blob({ mode: "buffer" }),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index("subscriber_tokens_subscriber").on(t.subscriberId, t.purpose)],
);

// Addresses that no mail goes to any more, whoever asks; known by their lookup hash alone, so that a reader can be
// forgotten and still never be written to.
export const suppressions = sqliteTable(
  "suppressions",
  {
    // See lookupHash in domain/keys/seal.ts: of the normal address in lower case.
    addressHash: text().primaryKey(),
    reason: text({ enum: ["hard-bounce", "complaint", "by-hand", "forgotten"] }).notNull(),
    createdAt: instant().notNull(),
    // What is known of it (a code, an issue); never an address.
    detail: text().notNull().default(""),
  },
  (t) => [index("suppressions_latest").on(t.createdAt, t.addressHash)],
);
