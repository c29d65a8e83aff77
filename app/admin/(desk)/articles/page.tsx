import type { Metadata } from "next";
import { queryText } from "#app/query-text.ts";
import { ArticleFilter } from "#components/admin/articles/article-filter.tsx";
import { ArticleTable } from "#components/admin/articles/article-table.tsx";
import { ComingList } from "#components/admin/articles/coming-list.tsx";
import { ManyActs } from "#components/admin/articles/many-acts.tsx";
import { SavedFilters } from "#components/admin/articles/saved-filters.tsx";
import { ChosenArticles } from "#components/admin/chosen-articles.tsx";
import { EditorAhead } from "#components/admin/editor/editor-ahead.tsx";
import { KeptNotice } from "#components/admin/kept-notice.tsx";
import { TurnPage } from "#components/admin/turn-page.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { manyActs, manyRights } from "#domain/articles/act-on-many.ts";
import { listComing } from "#domain/articles/list-coming.ts";
import { listForDesk } from "#domain/articles/list-for-desk.ts";
import { listBylineChoices } from "#domain/bylines/list-choices.ts";
import { listFilters } from "#domain/saved-filters/list.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { can } from "#domain/staff/permissions.ts";
import { listTopicChoices } from "#domain/topics/list-choices.ts";
import { requireStaff } from "../../current-staff.ts";
import { actOnManyAction, removeFilterAction, saveFilterAction } from "./actions.ts";
import { chosenFrom, filterFrom, listAddress } from "./filter-address.ts";
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
  const after = queryText(asked.after);
  const { rows, next } = listForDesk(person, filter, { after });
  const timeZone = siteTimeZone();
  const chosen = chosenFrom(asked.chosen);
  const elsewhere = chosen.filter((id) => !rows.some((row) => row.id === id));
  const isWhole = Object.keys(filter).length === 0 && after === undefined;
  const coming = isWhole || filter.status === "scheduled" ? listComing(person, { size: 5 }) : [];
  const saved = listFilters(person, person.lang).map((each) => ({ ...each, href: listAddress(each.filter) }));
  const acts = manyActs.filter((act) => can(person, manyRights[act]));
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
      {can(person, "articles.create") ? <EditorAhead href="/admin/articles/new" /> : null}
      {coming.length > 0 ? (
        <section className="coming-up" aria-labelledby="coming">
          <h2 id="coming">{translator(person.lang, "today")("coming.title")}</h2>
          <ComingList coming={coming} lang={person.lang} timeZone={timeZone} />
        </section>
      ) : null}
      <SavedFilters
        saved={saved}
        filter={filter}
        href={listAddress(filter)}
        saveAction={saveFilterAction}
        removeAction={removeFilterAction}
        lang={person.lang}
      />
      <ArticleFilter {...shared} filter={filter} />
      <DoneToMany counts={queryText(asked.done)} lang={person.lang} />
      {rows.length > 0 || chosen.length > 0 || after ? (
        // Anew on every page of the list, and after each act: what was ticked before is chosen there, or done.
        <ActionForm
          key={`${after} ${chosen.join()} ${asked.done}`}
          id="many"
          action={actOnManyAction}
          hasMessageBelow
        >
          <ArticleTable {...shared} {...table} chosen={chosen} />
          <ManyActs acts={acts} topics={shared.topics} lang={person.lang}>
            <ChosenArticles elsewhere={elsewhere} none={listAddress(filter, { after })} />
          </ManyActs>
        </ActionForm>
      ) : (
        <ArticleTable {...shared} {...table} />
      )}
      <nav className="pages">
        {after ? (
          <TurnPage form="many" to="" href={listAddress(filter)}>
            {t("list.newest")}
          </TurnPage>
        ) : null}
        {next ? (
          <TurnPage form="many" to={next} href={listAddress(filter, { after: next })}>
            {t("list.older")}
          </TurnPage>
        ) : null}
        <a href="/admin/articles/trash">{translator(person.lang, "revisions")("trash.link")}</a>
      </nav>
    </>
  );
}

function DoneToMany({ counts, lang }: { counts: string | undefined; lang: string }) {
  if (!counts) return null;
  const [done, left] = counts.split(".").map((count) => Number(count) || 0);
  return (
    <p className="form-message screen-message" role="status">
      {translator(lang, "today")("many.done", { done: done ?? 0, left: left ?? 0 })}
    </p>
  );
}
