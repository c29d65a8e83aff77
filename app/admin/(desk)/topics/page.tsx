import type { Metadata } from "next";
import { KeptNotice } from "#components/admin/kept-notice.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { TopicTable } from "#components/admin/topic-table.tsx";
import { translator } from "#components/messages/translator.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { listTopicsForDesk } from "#domain/topics/list-for-desk.ts";
import { requireStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";
import { Done } from "../done.tsx";
import { moveTopicAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("topics.title") };
}

export default async function TopicsPage({ searchParams }: PageProps<"/admin/topics">) {
  const person = await requireRight("topics.edit");
  const t = translator(person.lang, "admin");
  const topics = listTopicsForDesk(person);
  return (
    <>
      <Done done={(await searchParams).done} lang={person.lang} />
      <KeptNotice personId={person.id} />
      <ScreenHead title={t("topics.title")} intro={topics.length > 0 ? t("topics.intro") : undefined}>
        <a className="button" href="/admin/topics/new">
          {t("topics.new")}
        </a>
      </ScreenHead>
      {topics.length > 0 ? (
        <TopicTable topics={topics} languages={listLanguages()} lang={person.lang} move={moveTopicAction} />
      ) : (
        <p className="empty">{t("topics.empty")}</p>
      )}
    </>
  );
}
