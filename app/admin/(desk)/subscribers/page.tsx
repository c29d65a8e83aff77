import type { Metadata } from "next";
import { queryText } from "#app/query-text.ts";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { GrowthChart } from "#components/admin/subscribers/growth-chart.tsx";
import { SubscriberCounts } from "#components/admin/subscribers/subscriber-counts.tsx";
import { SubscriberSearch } from "#components/admin/subscribers/subscriber-search.tsx";
import { SubscriberTable } from "#components/admin/subscribers/subscriber-table.tsx";
import { translator } from "#components/messages/translator.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { can } from "#domain/staff/permissions.ts";
import { countSubscribers, listGrowth } from "#domain/subscribers/count.ts";
import { listSubscribers, type SubscriberState, subscriberStates } from "#domain/subscribers/list.ts";
import { requireStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";
import { Done } from "../done.tsx";
import { searchAction } from "./actions.ts";
import "./subscribers.css";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "subscribers")("title") };
}

export default async function SubscribersPage({ searchParams }: PageProps<"/admin/subscribers">) {
  const person = await requireRight("subscribers.read");
  const { lang } = person;
  const t = translator(lang, "subscribers");
  const now = Date.now();
  const languages = listLanguages();
  const asked = await searchParams;
  const state = subscriberStates.find((each) => each === asked.state) ?? "confirmed";
  const only = languages.find(({ code }) => code === asked.lang)?.code;
  const counts = countSubscribers(person);
  const { rows, next } = listSubscribers(person, { state, lang: only, after: queryText(asked.after) });
  const shared = { languages, now, lang, timeZone: siteTimeZone() };
  return (
    <>
      <Done done={asked.done} lang={lang} />
      <ScreenHead title={t("title")}>
        <div className="screen-ways">
          {can(person, "subscribers.import") ? <a href="/admin/subscribers/imports">{t("import")}</a> : null}
          {can(person, "subscribers.export") ? <a href="/admin/subscribers/export">{t("export")}</a> : null}
          <a href="/admin/subscribers/suppressed">{t("suppressed")}</a>
          <a className="button" href="/admin/subscribers/new">
            {t("add")}
          </a>
        </div>
      </ScreenHead>
      <div className="subscriber-figures">
        <section aria-label={t("counts.title")}>
          <SubscriberCounts counts={counts} languages={languages} lang={lang} />
        </section>
        <section aria-label={t("growth.title")}>
          <GrowthChart growth={listGrowth(person, 26, now)} lang={lang} />
        </section>
      </div>
      <SubscriberSearch action={searchAction} languages={languages} />
      <nav className="choices" aria-label={t("list.state")}>
        {subscriberStates.map((each) => (
          <a
            key={each}
            href={addressOf({ state: each, only })}
            aria-current={each === state ? "page" : undefined}
          >
            {t(`states.${each}`)}
          </a>
        ))}
      </nav>
      <nav className="choices choices-quiet" aria-label={t("list.language")}>
        {[undefined, ...languages].map((each) => (
          <a
            key={each?.code ?? ""}
            href={addressOf({ state, only: each?.code })}
            lang={each?.code}
            aria-current={each?.code === only ? "page" : undefined}
          >
            {each?.name ?? t("list.anyLanguage")}
          </a>
        ))}
      </nav>
      {rows.length > 0 ? (
        <SubscriberTable caption={t(`states.${state}`)} rows={rows} {...shared} />
      ) : (
        <p className="empty">{t(isEmpty(counts.total) ? "list.emptyFirst" : "list.empty")}</p>
      )}
      <nav className="pages">
        {asked.after ? <a href={addressOf({ state, only })}>{t("list.newest")}</a> : null}
        {next ? <a href={addressOf({ state, only, after: next })}>{t("list.older")}</a> : null}
      </nav>
    </>
  );
}

function isEmpty(total: Record<SubscriberState, number>): boolean {
  return Object.values(total).every((count) => count === 0);
}

function addressOf({
  state,
  only,
  after,
}: {
  state: SubscriberState;
  only?: string;
  after?: string;
}): string {
  const query = new URLSearchParams({ state, ...(only ? { lang: only } : {}), ...(after ? { after } : {}) });
  return `/admin/subscribers?${query}`;
}
