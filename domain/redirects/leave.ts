import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { redirects } from "#db/schema/site.ts";

/** Something that has an address; `lang` is "" where its slug is the same in all languages. */
export type Place = { kind: (typeof redirects.$inferSelect)["kind"]; id: string; lang: string; slug: string };

/** Has the old address of what has another slug now lead on to it; whatever took the address since comes first. */
export function leaveRedirect(tx: Tx, { kind, id, lang, slug }: Place, now: number): void {
  tx.insert(redirects)
    .values({ kind, lang, slug, targetId: id, createdAt: now })
    .onConflictDoUpdate({
      target: [redirects.kind, redirects.lang, redirects.slug],
      set: { targetId: id, createdAt: now },
    })
    .run();
}

/** Has no old address lead on to something any more. */
export function dropRedirects(tx: Tx, id: string): void {
  tx.delete(redirects).where(eq(redirects.targetId, id)).run();
}
