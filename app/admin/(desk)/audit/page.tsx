import type { Metadata } from "next";
import { queryText } from "#app/query-text.ts";
import { type AskedAudit, AuditFilter } from "#components/admin/audit/audit-filter.tsx";
import { AuditTable } from "#components/admin/audit/audit-table.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { type AuditFilter as Filter, listAudit, listAuditChoices } from "#domain/audit-trail/list.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { instantFromZoned } from "#domain/site/zoned-time.ts";
import { listTopicChoices } from "#domain/topics/list-choices.ts";
import { requireStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";
import "../articles/articles.css";
import "./audit.css";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "audit")("title") };
}

export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
  const person = await requireRight("audit.read");
  const { lang } = person;
  const t = translator(lang, "audit");
  const timeZone = siteTimeZone();
  const { after, ...given } = await searchParams;
  const asked = askedFrom(given);
  const topics = new Map(listTopicChoices(lang).map(({ id, name }) => [id, name]));
  const filter = filterFrom(asked, timeZone);
  const noDays = (["from", "until"] as const).filter(
    (name) => asked[name] && filter[bounds[name]] === undefined,
  );
  const { rows, next } = listAudit(person, filter, { after: queryText(after), lang });
  return (
    <>
      <ScreenHead title={t("title")} intro={t("intro")} />
      <AuditFilter asked={asked} noDays={noDays} lang={lang} {...listAuditChoices(person)} />
      {rows.length > 0 ? (
        <AuditTable entries={rows} topics={topics} lang={lang} timeZone={timeZone} />
      ) : (
        <p className="empty">{t("empty")}</p>
      )}
      <nav className="pages">
        {after ? <a href={addressOf(asked)}>{t("newest")}</a> : null}
        {next ? <a href={addressOf(asked, next)}>{t("older")}</a> : null}
      </nav>
    </>
  );
}

type Asked = Record<string, string | string[] | undefined>;

function askedFrom(given: Asked): AskedAudit {
  const names = ["staffId", "verb", "subject", "from", "until"] as const;
  return Object.fromEntries(
    names.flatMap((name) => (queryText(given[name]) ? [[name, queryText(given[name])?.slice(0, 100)]] : [])),
  );
}

const bounds = { from: "from", until: "before" } as const;

// Both days count whole, by the site's clock.
function filterFrom({ from, until, ...filter }: AskedAudit, timeZone: string): Filter {
  const dayAfter = until && Number.isFinite(Date.parse(until)) ? nextDay(until) : undefined;
  return {
    ...filter,
    from: instantFromZoned(`${from}T00:00`, timeZone),
    before: instantFromZoned(`${dayAfter}T00:00`, timeZone),
  };
}

function nextDay(date: string): string {
  return new Date(Date.parse(date) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

function addressOf(asked: AskedAudit, after?: string): string {
  const query = new URLSearchParams({ ...asked, ...(after ? { after } : {}) });
  return query.size > 0 ? `/admin/audit?${query}` : "/admin/audit";
}
