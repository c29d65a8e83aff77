import type { Metadata } from "next";
import { IssueForm } from "#components/admin/newsletter/issue-form.tsx";
import { SecondThought } from "#components/admin/second-thought.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { markdownFromDocument } from "#domain/documents/markdown-writing.ts";
import { documentElements } from "#domain/documents/render.ts";
import { isDraft } from "#domain/newsletter/draft.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { pageReading } from "../../../../page-reading.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { Done } from "../../done.tsx";
import { deleteIssueAction, saveIssueAction } from "../actions.ts";
import { requireIssue } from "../find-issue.ts";
import { IssueScreen } from "../screen.tsx";
import "../../articles/editor.css";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "issues")("words.title") };
}

export default async function IssuePage({ params, searchParams }: PageProps<"/admin/newsletter/[id]">) {
  const person = await requireRight("newsletter.edit");
  const issue = requireIssue(person, (await params).id);
  const t = translator(person.lang, "issues");
  const isOpen = isDraft(issue);
  const texts = listLanguages().flatMap((language) => {
    const text = issue.texts.find(({ lang }) => lang === language.code);
    if (!text) return [];
    const markdown = markdownFromDocument(text.intro);
    const introPreview = documentElements(text.intro, pageReading(language.code, text.intro));
    return [{ ...text, language, markdown, introPreview }];
  });
  return (
    <>
      <Done done={(await searchParams).done} lang={person.lang} />
      <IssueScreen issue={issue} personId={person.id} lang={person.lang} step="words">
        {isOpen ? (
          <>
            <p className="screen-intro newsletter-intro">{t("words.intro")}</p>
            <IssueForm personId={person.id} issue={issue} texts={texts} action={saveIssueAction} />
            <SecondThought label={t("words.delete")}>
              <p>{t("words.deleteText")}</p>
              <ActionForm action={deleteIssueAction}>
                <input type="hidden" name="id" value={issue.id} />
                <SubmitButton className="button button-danger">{t("words.deleteButton")}</SubmitButton>
              </ActionForm>
            </SecondThought>
          </>
        ) : (
          texts.map(({ language, subject, preview, introPreview }) => (
            <section
              key={language.code}
              className="article-text"
              lang={language.code}
              dir={language.direction}
            >
              <h2>{subject}</h2>
              <p>{preview}</p>
              {introPreview}
            </section>
          ))
        )}
      </IssueScreen>
    </>
  );
}
