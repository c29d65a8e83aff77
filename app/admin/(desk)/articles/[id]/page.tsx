import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import type { Intent } from "#components/admin/articles/article-form-state.ts";
import { translator } from "#components/messages/translator.ts";
import { findArticleForDesk } from "#domain/articles/find-for-desk.ts";
import { findThrown } from "#domain/articles/trash.ts";
import { requireStaff } from "../../../current-staff.ts";
import { DeskArticleScreen } from "../desk-article.tsx";
import "../editor.css";

export async function generateMetadata({ params }: PageProps<"/admin/articles/[id]">): Promise<Metadata> {
  const person = await requireStaff();
  const article = findArticleForDesk(person, (await params).id);
  return { title: article?.title || translator(person.lang, "desk")("untitled") };
}

export default async function ArticlePage({ params, searchParams }: PageProps<"/admin/articles/[id]">) {
  const person = await requireStaff();
  const { id } = await params;
  const article = findArticleForDesk(person, id);
  if (!article && findThrown(person, id)) redirect("/admin/articles/trash");
  if (!article) notFound();
  const { done } = await searchParams;
  return <DeskArticleScreen person={person} article={article} done={intents.find((each) => each === done)} />;
}

const intents: Intent[] = ["keep", "save", "publish", "schedule", "withdraw", "discard"];
