import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Comparison } from "#components/admin/comparison.tsx";
import { HistoryList } from "#components/admin/history-list.tsx";
import { type Picked, RevisionTable } from "#components/admin/revision-table.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { SecondThought } from "#components/admin/second-thought.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findArticleForDesk } from "#domain/articles/find-for-desk.ts";
import { listHistory } from "#domain/articles/list-history.ts";
import { NotFound } from "#domain/errors.ts";
import { compareContents } from "#domain/revisions/compare.ts";
import { type Gathered, gatherAutosaves } from "#domain/revisions/gather.ts";
import { findRevisions, listRevisions, type Revision } from "#domain/revisions/list.ts";
import { findSite } from "#domain/site/find-site.ts";
import { findLanguage } from "#domain/site/languages.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { requireStaff } from "../../../../current-staff.ts";
import "../../revisions.css";
import { trashAction } from "../../trash/actions.ts";
import { nameRevisionAction, restoreRevisionAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const person = await requireStaff();
  return { title: translator(person.lang, "revisions")("title") };
}

type Props = PageProps<"/admin/articles/[id]/revisions">;

export default async function RevisionsPage({ params, searchParams }: Props) {
  const person = await requireStaff();
  const article = findArticleForDesk(person, (await params).id);
  if (!article) notFound();
  const { id, lang, version } = article;
  const t = translator(person.lang, "revisions");
  const desk = translator(person.lang, "desk");
  const back = { href: `/admin/articles/${id}`, label: article.title || desk("untitled") };
  if (!article.mayEdit) return <ScreenHead title={t("title")} intro={t("notYours")} back={back} />;
  const asked = await searchParams;
  const before = Number(asked.before) || undefined;
  const { rows, hasMore } = listRevisions(person, id, before === undefined ? {} : { before });
  const entries = gatherAutosaves(rows);
  const picked = pickedOf(asked, rows, entries);
  const compared = typeof asked.b === "string" ? compare(person, id, picked) : undefined;
  const shared = { lang: person.lang, timeZone: findSite(person.lang)?.timeZone ?? "UTC" };
  const isPublic = article.status === "published" || article.status === "scheduled";
  return (
    <>
      <ScreenHead title={t("title")} intro={t("intro")} back={back} />
      {compared ? (
        <Comparison
          {...shared}
          {...compared}
          articleLang={lang}
          direction={findLanguage(lang)?.direction ?? "ltr"}
        />
      ) : null}
      <RevisionTable
        {...shared}
        articleId={id}
        version={version}
        entries={entries}
        picked={picked}
        restore={restoreRevisionAction}
        name={nameRevisionAction}
      />
      {hasMore ? (
        <nav className="pages">
          <a href={`/admin/articles/${id}/revisions?before=${rows.at(-1)?.version}`}>{desk("list.older")}</a>
        </nav>
      ) : null}
      <HistoryList {...shared} deeds={listHistory(person, id)} />
      <SecondThought label={t("trash.move")}>
        {isPublic ? (
          <p>{t("trash.withdrawFirst")}</p>
        ) : (
          <ActionForm action={trashAction} className="form">
            <p>{t("trash.moveText")}</p>
            <input type="hidden" name="id" value={id} />
            <SubmitButton className="button button-danger">{t("trash.moveButton")}</SubmitButton>
          </ActionForm>
        )}
      </SecondThought>
    </>
  );
}

type Asked = { a?: string | string[]; b?: string | string[] };

// Before anything is asked, the newest with the entry before it; one that is asked for alone, with the revision before it.
function pickedOf({ a, b }: Asked, rows: Revision[], entries: Gathered[]): Picked {
  if (typeof b !== "string") return [entries[1]?.shown.id, rows[0]?.id];
  const before = rows[rows.findIndex(({ id }) => id === b) + 1];
  return [typeof a === "string" ? a : before?.id, b];
}

function compare(person: SignedIn, id: string, [a, b]: Picked) {
  if (!a || !b || a === b) return undefined;
  try {
    const [from, to] = findRevisions(person, id, [a, b]);
    return from && to ? { from, to, comparison: compareContents(from.content, to.content) } : undefined;
  } catch (error) {
    // One of them was thinned away since the page was opened.
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
