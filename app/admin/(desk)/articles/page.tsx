import type { Metadata } from "next";
import { ArticleFilter } from "#components/admin/article-filter.tsx";
import { ArticleTable } from "#components/admin/article-table.tsx";
import { translator } from "#components/messages/translator.ts";
import type { Status } from "#domain/articles/find-for-desk.ts";
import { type DeskFilter, listForDesk } from "#domain/articles/list-for-desk.ts";
import { listBylineChoices } from "#domain/bylines/list-choices.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { can } from "#domain/staff/permissions.ts";
import { listTopicChoices } from "#domain/topics/list-choices.ts";
import { requireStaff } from "../../current-staff.ts";
import "./articles.css";

export async function generateMetadata(): Promise<Metadata> {
  const person = await requireStaff();
  return { title: translator(person.lang, "desk")("articles") };
}

export default async function ArticlesPage({ searchParams }: PageProps<"/admin/articles">) {
  const person = await requireStaff();
  const t = translator(person.lang, "desk");
  const asked = await searchParams;
  const filter = filterFrom(asked);
  const { rows, next } = listForDesk(person, filter, { after: text(asked.after) });
  const shared = {
    languages: listLanguages(),
    topics: listTopicChoices(person.lang),
    bylines: listBylineChoices(person.lang),
  };
  return (
    <>
      <div className="screen-head">
        <h1>{t("articles")}</h1>
        {can(person, "articles.create") ? (
          <a className="button" href="/admin/articles/new">
            {t("newArticle")}
          </a>
        ) : null}
      </div>
      <ArticleFilter {...shared} filter={filter} />
      <ArticleTable
        {...shared}
        rows={rows}
        isNarrowed={Object.keys(filter).length > 0}
        lang={person.lang}
        timeZone={findSite(person.lang)?.timeZone ?? "UTC"}
      />
      <nav className="pages">
        {asked.after ? <a href={addressOf(filter)}>{t("list.newest")}</a> : null}
        {next ? <a href={addressOf(filter, next)}>{t("list.older")}</a> : null}
      </nav>
    </>
  );
}

type Asked = Record<string, string | string[] | undefined>;

const statuses: Status[] = ["draft", "scheduled", "published", "withdrawn"];
const text = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

function filterFrom(asked: Asked): DeskFilter {
  const filter: DeskFilter = {
    status: statuses.find((status) => status === asked.status),
    lang: text(asked.lang),
    topicId: text(asked.topicId),
    bylineId: text(asked.bylineId),
    title: text(asked.title)?.trim(),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
}

function addressOf(filter: DeskFilter, after?: string): string {
  const query = new URLSearchParams({ ...filter, ...(after ? { after } : {}) });
  return query.size > 0 ? `/admin/articles?${query}` : "/admin/articles";
}
