import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NameForm } from "#components/admin/name-form.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { SecondThought } from "#components/admin/second-thought.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { listLanguages } from "#domain/site/languages.ts";
import { topicPath } from "#domain/site/paths.ts";
import { findTopicForDesk } from "#domain/topics/list-for-desk.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { deleteTopicAction, saveTopicAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("topics.title") };
}

export default async function TopicPage({ params }: PageProps<"/admin/topics/[id]">) {
  const person = await requireRight("topics.edit");
  const topic = findTopicForDesk(person, (await params).id);
  if (!topic) notFound();
  const t = translator(person.lang, "admin");
  const shownIn = topic.texts[person.lang] ? person.lang : Object.keys(topic.texts)[0];
  return (
    <>
      <ScreenHead
        title={<bdi>{(shownIn && topic.texts[shownIn]?.name) ?? topic.slug}</bdi>}
        back={{ href: "/admin/topics", label: t("topics.title") }}
      >
        {shownIn ? (
          <NewTabLink href={topicPath(shownIn, topic.slug)} says={translator(person.lang, "desk")("newTab")}>
            {t("form.view")}
          </NewTabLink>
        ) : null}
      </ScreenHead>
      <NameForm
        kind="topics"
        named={topic}
        languages={listLanguages()}
        lang={person.lang}
        personId={person.id}
        action={saveTopicAction}
      />
      <SecondThought label={t("topics.delete")}>
        {topic.articleCount > 0 ? (
          <p>{t("topics.inUse", { count: topic.articleCount })}</p>
        ) : (
          <ActionForm action={deleteTopicAction}>
            <p>{t("form.deleteText")}</p>
            <input type="hidden" name="id" value={topic.id} />
            <SubmitButton className="button button-danger">{t("topics.deleteButton")}</SubmitButton>
          </ActionForm>
        )}
      </SecondThought>
    </>
  );
}
