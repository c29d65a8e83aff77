import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { queryText } from "#app/query-text.ts";
import { Comparison } from "#components/admin/articles/comparison.tsx";
import { HistoryList } from "#components/admin/articles/history-list.tsx";
import { type Picked, RevisionTable } from "#components/admin/articles/revision-table.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { SecondThought } from "#components/admin/second-thought.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findArticleForDesk } from "#domain/articles/find-for-desk.ts";
import { findLinkedForDesk } from "#domain/articles/list-choices.ts";
import { listHistory } from "#domain/articles/list-history.ts";
import { linkedIds, pictureIds } from "#domain/documents/render.ts";
import { NotFound } from "#domain/errors.ts";
import { listGonePictures } from "#domain/media/list-gone.ts";
import { compareContents } from "#domain/revisions/compare.ts";
import type { Gathered } from "#domain/revisions/gather.ts";
import { findRevisions, listRevisions, listRevisionsById } from "#domain/revisions/list.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { findLanguage, listLanguages } from "#domain/site/languages.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { requireStaff } from "../../../../current-staff.ts";
import { formChoices } from "../../form-choices.ts";
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
  const more = queryText(asked.more);
  const before = queryText(asked.older) ?? queryText(asked.before);
  const { entries, next } = listRevisions(person, id, { before });
  const picked = pickedOf(asked, entries);
  const compared = asksToCompare(asked) ? compare(person, id, picked) : undefined;
  const ids = idsOf(entries);
  const elsewhere = picked.filter((each) => each !== undefined && !ids.includes(each)) as string[];
  const shared = { lang: person.lang, timeZone: siteTimeZone() };
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
        before={before}
        entries={entries}
        elsewhere={listRevisionsById(person, id, elsewhere)}
        picked={picked}
        isCompared={compared !== undefined}
        more={more}
        next={next}
        restore={restoreRevisionAction}
        name={nameRevisionAction}
      />
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

type Asked = Partial<Record<string, string | string[]>>;

// The list's other buttons carry what is picked as well: of these, only what was compared before is compared still.
function asksToCompare(asked: Asked): boolean {
  const [a, b, older, more, compared] = ["a", "b", "older", "more", "compared"].map((name) =>
    Boolean(queryText(asked[name])),
  );
  return Boolean(a && b && !older && (!more || compared));
}

// What is to be compared goes along from page to page. Before anything is asked, it is the newest, with the entry before it.
function pickedOf({ a, b }: Asked, entries: Gathered[]): Picked {
  const [first, second] = idsOf(entries);
  const to = queryText(b) ?? first;
  const from = entries.find(({ shown }) => shown.id !== to)?.shown.id ?? second;
  return [queryText(a) ?? from, to];
}

function idsOf(entries: Gathered[]): string[] {
  return entries.flatMap(({ shown, others }) => [shown, ...others].map(({ id }) => id));
}

type Found = ReturnType<typeof findRevisions>[number];

function compareRevisions(person: SignedIn, from: Found, to: Found) {
  const { topics, bylines } = formChoices(person.lang);
  const names = new Map([
    ...listLanguages().map(({ code, name }) => [code, name] as const),
    ...[...topics, ...bylines].map(({ id, name }) => [id, name] as const),
  ]);
  const { lang } = to.content;
  const both = { type: "doc", content: [from.content.body, to.content.body] };
  const leads = [from, to].flatMap(({ content }) => content.leadMediaId ?? []);
  return compareContents(from.content, to.content, {
    lang,
    linked: findLinkedForDesk(person, linkedIds(both)),
    goneCard: translator(person.lang, "saving")("goneFromText.card"),
    gonePictures: listGonePictures([...pictureIds(both), ...leads]),
    names,
    gone: translator(person.lang, "revisions")("gone"),
    comma: translator(person.lang, "desk")("list.comma"),
  });
}

function compare(person: SignedIn, id: string, [a, b]: Picked) {
  if (!a || !b || a === b) return undefined;
  try {
    const [from, to] = findRevisions(person, id, [a, b]);
    return from && to ? { from, to, comparison: compareRevisions(person, from, to) } : undefined;
  } catch (error) {
    // One of them was thinned away since the page was opened.
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
