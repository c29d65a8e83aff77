import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { queryText } from "#app/query-text.ts";
import { issueName } from "#components/admin/newsletter/issue-name.ts";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Select } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isDraft } from "#domain/newsletter/draft.ts";
import { findStoryOfArticle } from "#domain/newsletter/find-stories.ts";
import { listIssuesForDesk } from "#domain/newsletter/list-for-desk.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { mailArticleAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "issues")("pick.title") };
}

/** Where "Mail this article" leads: into which issue it goes. */
export default async function MailArticlePage({ searchParams }: PageProps<"/admin/newsletter/new">) {
  const person = await requireRight("newsletter.edit");
  const { article } = await searchParams;
  const articleId = queryText(article) ?? "";
  const story = findStoryOfArticle(person, articleId);
  // Not published, or no longer.
  if (!story) redirect("/admin/newsletter");
  const { lang } = person;
  const t = translator(lang, "issues");
  const drafts = listIssuesForDesk(person).rows.filter(isDraft);
  return (
    <>
      <ScreenHead
        title={t("pick.title")}
        intro={t("pick.intro")}
        back={{ href: `/admin/articles/${articleId}`, label: story.versions[0]?.title ?? "" }}
      />
      <ActionForm action={mailArticleAction} className="form">
        <input type="hidden" name="articleId" value={articleId} />
        <Select name="issueId" label={t("pick.into")} defaultValue="">
          <option value="">{t("pick.fresh")}</option>
          {drafts.map(({ id, slug, subjects }) => (
            <option key={id} value={id}>
              {issueName({ subjects, slug }, lang)}
            </option>
          ))}
        </Select>
        <SubmitButton>{t("pick.button")}</SubmitButton>
      </ActionForm>
    </>
  );
}
