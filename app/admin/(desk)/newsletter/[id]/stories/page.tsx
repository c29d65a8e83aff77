import type { Metadata } from "next";
import { queryText } from "#app/query-text.ts";
import { IssueStories } from "#components/admin/newsletter/issue-stories.tsx";
import { StoryFinder } from "#components/admin/newsletter/story-finder.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isDraft } from "#domain/newsletter/draft.ts";
import { findStories } from "#domain/newsletter/find-stories.ts";
import { requireStaff } from "../../../../current-staff.ts";
import { requireRight } from "../../../../require-right.ts";
import { orderStoriesAction, storyAction } from "../../actions.ts";
import { requireIssue } from "../../find-issue.ts";
import { IssueScreen } from "../../screen.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "issues")("stories.title") };
}

export default async function StoriesPage({
  params,
  searchParams,
}: PageProps<"/admin/newsletter/[id]/stories">) {
  const person = await requireRight("newsletter.edit");
  const { lang } = person;
  const issue = requireIssue(person, (await params).id);
  const { q, added } = await searchParams;
  const question = queryText(q) ?? "";
  const t = translator(lang, "issues");
  const isOpen = isDraft(issue);
  return (
    <IssueScreen issue={issue} personId={person.id} lang={lang} step="stories">
      {typeof added === "string" ? (
        <p className="form-message screen-message" role="status">
          {t("stories.added", { count: Number(added) || 0 })}
        </p>
      ) : null}
      <p className="screen-intro newsletter-intro">{t("stories.intro")}</p>
      <IssueStories
        // The list keeps an order of its own while it is dragged: another choice of stories begins it anew.
        key={issue.stories.map(({ groupId, isWhole }) => `${groupId}${isWhole}`).join()}
        issueId={issue.id}
        stories={issue.stories}
        isOpen={isOpen}
        action={storyAction}
        order={orderStoriesAction}
      />
      {isOpen ? (
        <>
          <ActionForm action={storyAction} className="newsletter-since">
            <input type="hidden" name="id" value={issue.id} />
            <SubmitButton name="intent" value="sinceLast" className="button button-plain">
              {t("stories.sinceLast")}
            </SubmitButton>
          </ActionForm>
          <StoryFinder
            issueId={issue.id}
            question={question}
            found={findStories(person, question)}
            chosen={issue.stories.map(({ groupId }) => groupId)}
            lang={lang}
            action={storyAction}
          />
        </>
      ) : null}
    </IssueScreen>
  );
}
