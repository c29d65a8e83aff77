import assert from "node:assert/strict";
import { test } from "node:test";
import { useTestDatabase } from "#fixtures/test-database.ts";
import { db } from "./client.ts";

useTestDatabase({ seed: "sample" });

// What readers never see may change without making their pages be rendered anew.
const unseen = new Set([
  "__drizzle_migrations",
  "account_tokens",
  "answered_forms",
  "audit",
  "audit_chain",
  "deliveries",
  "draft_entries",
  "familiar_places",
  "generation",
  "invitations",
  "issue_letters",
  "issue_progress",
  "media_uses",
  "outgoing_mails",
  "passkeys",
  "presences",
  "saved_filters",
  "processes",
  "recovery_codes",
  "revision_pictures",
  "revisions",
  "sessions",
  "setup_tokens",
  "sitemap_months",
  "sqlite_sequence",
  "staff",
  "strict_roles",
  "subscriber_counts",
  "subscriber_days",
  "subscriber_import_pieces",
  "subscriber_import_problems",
  "subscriber_imports",
  "subscriber_tokens",
  "subscribers",
  "suppressions",
  "throttles",
  "trash",
]);

test("every table is either watched on all three kinds of change, or known to be unseen by readers", () => {
  const client = db().$client;
  const tables = client
    .prepare("select name from sqlite_master where type = 'table'")
    .pluck()
    .all() as string[];
  const watched = client
    .prepare("select tbl_name || ' ' || sql from sqlite_master where type = 'trigger'")
    .pluck();
  const triggers = watched.all() as string[];
  const missing = tables
    // The full-text tables change with search_entries alone.
    .filter((table) => !unseen.has(table) && !/^(?:(?:search|title)_(?:stems|words)|draft_words)/.test(table))
    .flatMap((table) =>
      ["INSERT", "UPDATE", "DELETE"]
        .filter(
          (verb) =>
            !triggers.some((each) => each.startsWith(`${table} `) && each.includes(`AFTER ${verb} ON`)),
        )
        .map((verb) => `${table} ${verb}`),
    );
  assert.deepEqual(missing, []);
});
