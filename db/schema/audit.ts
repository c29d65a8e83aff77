import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant } from "../columns.ts";

export const audit = sqliteTable(
  "audit",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: instant().notNull(),
    staffId: text(),
    verb: text().notNull(),
    subject: text().notNull().default(""),
    detail: text({ mode: "json" }).notNull().default({}),
    // The network that the request came from, cut to /24 or /48; "" for the command line and the worker.
    network: text().notNull().default(""),
    // HMAC over the entry and the hash of the one before it: see domain/audit/chain.ts.
    hash: text().notNull().default(""),
  },
  (t) => [
    index("audit_subject").on(t.subject, t.id),
    index("audit_staff").on(t.staffId, t.id),
    index("audit_verb").on(t.verb, t.id),
  ],
);

// One row: where the chain of the audit begins, now that older entries are pruned, and where it ends.
export const auditChain = sqliteTable("audit_chain", {
  id: integer().primaryKey(),
  anchorId: integer().notNull(),
  anchorHash: text().notNull(),
  headId: integer().notNull(),
  headHash: text().notNull(),
  // HMAC over the four: "" once it was found not to fit.
  seal: text().notNull(),
});
