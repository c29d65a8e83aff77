import type { Metadata } from "next";
import { forbidden, notFound, redirect } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { beginArticle, beginTranslation } from "#domain/articles/begin.ts";
import { type DeskArticle, findArticleForDesk } from "#domain/articles/find-for-desk.ts";
import { recordDenial } from "#domain/audit/denial.ts";
import { Forbidden, NotFound } from "#domain/errors.ts";
import { listLanguages } from "#domain/site/languages.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { requireStaff } from "../../../current-staff.ts";
import { DeskArticleScreen } from "../desk-article.tsx";
import "../editor.css";

export async function generateMetadata(): Promise<Metadata> {
  const person = await requireStaff();
  return { title: translator(person.lang, "desk")("newArticle") };
}

export default async function NewArticlePage({ searchParams }: PageProps<"/admin/articles/new">) {
  const person = await requireStaff();
  const { translationOf, lang, id, empty } = await searchParams;
  // A text that this device kept before the server ever saw it goes on under its own id.
  const keptId = typeof id === "string" && /^[\w-]{16}$/.test(id) ? id : undefined;
  if (keptId && findArticleForDesk(person, keptId)) redirect(`/admin/articles/${keptId}`);
  const begun = begin(person, {
    translationOf: String(translationOf ?? ""),
    asked: String(lang ?? ""),
    isEmpty: empty === "1",
  });
  if (begun.version > 0) redirect(`/admin/articles/${begun.id}`);
  const article = keptId ? { ...begun, id: keptId } : begun;
  return <DeskArticleScreen person={person} article={article} />;
}

type Asked = { translationOf: string; asked: string; isEmpty: boolean };

function begin(person: SignedIn, { translationOf, asked, isEmpty }: Asked): DeskArticle {
  const languages = listLanguages();
  const lang =
    languages.find(({ code }) => code === asked) ??
    languages.find(({ code }) => code === person.lang) ??
    languages.find(({ isDefault }) => isDefault);
  if (!lang) notFound();
  try {
    return translationOf
      ? beginTranslation(person, translationOf, { lang: lang.code, isEmpty })
      : beginArticle(person, lang.code);
  } catch (error) {
    if (error instanceof Forbidden) {
      recordDenial(person, error.message, Date.now());
      forbidden();
    }
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
