import { and, eq, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { redirects } from "#db/schema/site.ts";
import type { Place } from "./leave.ts";

const placeholder = sql.placeholder;

const target = prepared((db) =>
  db
    .select({ id: redirects.targetId })
    .from(redirects)
    .where(
      and(
        eq(redirects.kind, placeholder("kind")),
        eq(redirects.lang, placeholder("lang")),
        eq(redirects.slug, placeholder("slug")),
      ),
    )
    .prepare(),
);

/** The id of what once had a slug and has another one now, or undefined. */
export function findMoved({ kind, lang, slug }: Omit<Place, "id">): string | undefined {
  return target().all({ kind, lang, slug })[0]?.id;
}
