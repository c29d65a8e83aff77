import type { Metadata } from "next";
import { ArticleFilter } from "#components/admin/article-filter.tsx";
import { ArticleTable } from "#components/admin/article-table.tsx";
import { ComingList } from "#components/admin/coming-list.tsx";
import { KeptNotice } from "#components/admin/kept-notice.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Select } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { manyActs } from "#domain/articles/act-on-many.ts";
import type { Status } from "#domain/articles/find-for-desk.ts";
import { listComing } from "#domain/articles/list-coming.ts";
import { type DeskFilter, listForDesk } from "#domain/articles/list-for-desk.ts";
import { listBylineChoices } from "#domain/bylines/list-choices.ts";
import { findSite } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { can } from "#domain/staff/permissions.ts";
import { listTopicChoices } from "#domain/topics/list-choices.ts";
import { requireStaff } from "../../current-staff.ts";
import { actOnManyAction } from "./actions.ts";
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
  const timeZone = findSite(person.lang)?.timeZone ?? "UTC";
  const isWhole = Object.keys(filter).length === 0 && asked.after === undefined;
  const coming = isWhole || filter.status === "scheduled" ? listComing(person, { size: 5 }) : [];
  const today = translator(person.lang, "today");
  const acts = manyActs.filter((act) => act === "trash" || can(person, `articles.${act}`));
  const table = { rows, isNarrowed: Object.keys(filter).length > 0, lang: person.lang, timeZone };
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
      <KeptNotice personId={person.id} />
      {coming.length > 0 ? (
        <section className="coming-up" aria-labelledby="coming">
          <h2 id="coming">{today("coming.title")}</h2>
          <ComingList coming={coming} lang={person.lang} timeZone={timeZone} />
        </section>
      ) : null}
      <ArticleFilter {...shared} filter={filter} />
      {rows.length > 0 ? (
        <ActionForm action={actOnManyAction} clearsWhenDone hasMessageBelow>
          <ArticleTable {...shared} {...table} hasChoice />
          <div className="many">
            <Select name="act" label={today("many.label")}>
              {acts.map((act) => (
                <option key={act} value={act}>
                  {today(`many.${act}`)}
                </option>
              ))}
            </Select>
            <SubmitButton className="button button-plain">{today("many.button")}</SubmitButton>
          </div>
        </ActionForm>
      ) : (
        <ArticleTable {...shared} {...table} />
      )}
      <nav className="pages">
        {asked.after ? <a href={addressOf(filter)}>{t("list.newest")}</a> : null}
        {next ? <a href={addressOf(filter, next)}>{t("list.older")}</a> : null}
        <a href="/admin/articles/trash">{translator(person.lang, "revisions")("trash.link")}</a>
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
    words: text(asked.words)?.trim().slice(0, 200),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
}

function addressOf(filter: DeskFilter, after?: string): string {
  const query = new URLSearchParams({ ...filter, ...(after ? { after } : {}) });
  return query.size > 0 ? `/admin/articles?${query}` : "/admin/articles";
}
