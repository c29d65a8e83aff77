import { like } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { issues } from "#db/schema/newsletter.ts";
import { recordAudit } from "../audit/record.ts";
import { siteTimeZone } from "../site/find-site.ts";
import { zonedFromInstant } from "../site/zoned-time.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

/** Begins an empty issue, named by today's date in the site's zone; gives its id. Throws Forbidden. */
export function beginIssue(actor: Actor, now: number): string {
  authorize(actor, "newsletter.edit");
  return write((tx) => {
    const id = newId();
    tx.insert(issues)
      .values({ id, slug: freeSlug(tx, now), state: "draft", createdAt: now, savedAt: now })
      .run();
    recordAudit(tx, { at: now, actor, verb: "newsletter.begin", subject: `issue:${id}` });
    return id;
  });
}

function freeSlug(tx: Tx, now: number): string {
  const date = zonedFromInstant(now, siteTimeZone()).slice(0, 10);
  const used = new Set(
    tx
      .select({ slug: issues.slug })
      .from(issues)
      .where(like(issues.slug, `${date}%`))
      .all()
      .map(({ slug }) => slug),
  );
  let [slug, count] = [date, 1];
  while (used.has(slug)) {
    count += 1;
    slug = `${date}-${count}`;
  }
  return slug;
}
