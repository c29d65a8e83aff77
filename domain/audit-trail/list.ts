import { and, asc, desc, eq, gte, isNull, like, lt, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { audit } from "#db/schema/audit.ts";
import { bylineNames, pages, topicNames } from "#db/schema/site.ts";
import { staff } from "#db/schema/staff.ts";
import { type Actor, authorize } from "../staff/permissions.ts";

// Apart from domain/audit/: every noun writes through that, and so it can ask for nobody's rights.

const pageSize = 50;

/** What the audit is narrowed to; an absent field does not narrow it. */
export type AuditFilter = {
  /** Who acted: a staff member's id, or "nobody" for readers, the worker and the command line. */
  staffId?: string;
  /** A verb ("articles.publish"), or the noun that begins it ("articles"). */
  verb?: string;
  /** To what, as "noun:id". */
  subject?: string;
  /** From this instant on, and before that one (UTC milliseconds). */
  from?: number;
  before?: number;
};

export type AuditEntry = {
  id: number;
  at: number;
  staffId: string | null;
  /** The name of who acted, null when nobody did or the account is gone. */
  staffName: string | null;
  verb: string;
  subject: string;
  /** What the subject is called now, null when it is gone or has no name. */
  subjectName: string | null;
  detail: Record<string, unknown>;
  network: string;
};

/** The audit's entries, newest first. `after` is the id from the last page's `next`. Throws Forbidden. */
export function listAudit(
  actor: Actor,
  filter: AuditFilter,
  { after, lang, size = pageSize }: { after?: string; lang: string; size?: number },
): { rows: AuditEntry[]; next: string | undefined } {
  authorize(actor, "audit.read");
  const afterId = /^\d{1,15}$/.test(after ?? "") ? Number(after) : undefined;
  const rows = db()
    .select({
      id: audit.id,
      at: audit.at,
      staffId: audit.staffId,
      staffName: staff.name,
      verb: audit.verb,
      subject: audit.subject,
      subjectName: subjectName(lang),
      detail: sql<string>`${audit.detail}`,
      network: audit.network,
    })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.staffId))
    .where(and(...conditions(filter), afterId === undefined ? undefined : lt(audit.id, afterId)))
    .orderBy(desc(audit.id))
    .limit(size + 1)
    .all();
  const shown = rows.slice(0, size).map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
  return { rows: shown, next: rows.length > size ? String(shown.at(-1)?.id) : undefined };
}

/** The verbs that occur in the audit, and the people who acted, for the filter. Throws Forbidden. */
export function listAuditChoices(actor: Actor): { verbs: string[]; people: { id: string; name: string }[] } {
  authorize(actor, "audit.read");
  const verbs = db().selectDistinct({ verb: audit.verb }).from(audit).orderBy(asc(audit.verb)).all();
  const people = db().select({ id: staff.id, name: staff.name }).from(staff).orderBy(asc(staff.name)).all();
  return { verbs: verbs.map(({ verb }) => verb), people };
}

function conditions({ staffId, verb, subject, from, before }: AuditFilter): (SQL | undefined)[] {
  return [
    staffId === "nobody" ? isNull(audit.staffId) : undefined,
    staffId && staffId !== "nobody" ? eq(audit.staffId, staffId) : undefined,
    verb?.includes(".") || verb === "denied" ? eq(audit.verb, verb) : undefined,
    verb && !verb.includes(".") && verb !== "denied" ? like(audit.verb, `${nounOf(verb)}.%`) : undefined,
    subject ? eq(audit.subject, subject) : undefined,
    from === undefined ? undefined : gte(audit.at, from),
    before === undefined ? undefined : lt(audit.at, before),
  ];
}

function nounOf(verb: string): string {
  return verb.replace(/[^a-z-]/g, "").slice(0, 40);
}

// Drizzle names columns without their table at the top of such an expression: the conditions are therefore nested.
function subjectName(lang: string): SQL<string | null> {
  const id = sql`substr(${audit.subject}, instr(${audit.subject}, ':') + 1)`;
  const noun = sql`substr(${audit.subject}, 1, instr(${audit.subject}, ':') - 1)`;
  return sql<string | null>`case ${noun}
    when 'article' then (select ${articles.title} from ${articles} where ${and(eq(articles.id, id))})
    when 'page' then (select ${pages.title} from ${pages} where ${and(eq(pages.id, id))})
    when 'staff' then (select s.name from ${staff} s where s.id = ${id})
    when 'topic' then (select ${topicNames.name} from ${topicNames}
      where ${and(eq(topicNames.topicId, id), eq(topicNames.lang, lang))})
    when 'byline' then (select ${bylineNames.name} from ${bylineNames}
      where ${and(eq(bylineNames.bylineId, id), eq(bylineNames.lang, lang))})
  end`;
}
