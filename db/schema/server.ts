import { blob, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { id, instant } from "../columns.ts";

// Fixed windows that count attempts by key (a hash where the key is personal).
export const throttles = sqliteTable(
  "throttles",
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    resetAt: instant().notNull(),
    // Where waits grow: no further attempt before this.
    openAt: instant().notNull().default(0),
  },
  (t) => [index("throttles_reset").on(t.resetAt)],
);

// What forms were answered lately: one that is sent twice is answered alike, and does what it asks for once.
export const answeredForms = sqliteTable(
  "answered_forms",
  {
    hash: text().primaryKey(),
    // Null while the first one is at work.
    answerSealed: blob({ mode: "buffer" }),
    expiresAt: instant().notNull(),
  },
  (t) => [index("answered_forms_expiry").on(t.expiresAt)],
);

// Which server processes are alive: a mail claimed by a process that is gone is known to be in doubt.
export const processes = sqliteTable("processes", {
  id: id(),
  startedAt: instant().notNull(),
  seenAt: instant().notNull(),
  // By these a process of the same machine that died is known at once.
  host: text().notNull().default(""),
  pid: integer().notNull().default(0),
});

// One row, counted up by triggers on every change that readers can see: see docs/architecture.md.
export const generation = sqliteTable("generation", {
  id: integer().primaryKey(),
  value: integer().notNull(),
});
