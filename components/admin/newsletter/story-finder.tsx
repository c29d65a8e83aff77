import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FoundStory } from "#domain/newsletter/find-stories.ts";

type Props = {
  issueId: string;
  question: string;
  found: FoundStory[];
  /** The stories that are in the issue already. */
  chosen: string[];
  lang: string;
  action: FormAction;
};

/** Where stories for an issue are looked up and added. */
export function StoryFinder({ issueId, question, found, chosen, lang, action }: Props) {
  const t = translator(lang, "issues");
  return (
    <section className="story-finder">
      <h2>{t("stories.found")}</h2>
      <search>
        <form action={`/admin/newsletter/${issueId}/stories`} className="story-search">
          <Field
            type="search"
            name="q"
            label={t("stories.search")}
            help={t("stories.searchHelp")}
            defaultValue={question}
            maxLength={200}
            dir="auto"
          />
          <button type="submit" className="button button-plain">
            {t("stories.searchButton")}
          </button>
        </form>
      </search>
      {found.length === 0 ? <p className="empty">{t("stories.nothing")}</p> : null}
      <ul className="story-lines">
        {found.map(({ groupId, versions: [first, ...others] }) =>
          first ? (
            <li key={groupId} className="story-line">
              <p className="story-name">
                <bdi lang={first.lang}>{first.title}</bdi>
                {others.map((version) => (
                  <bdi key={version.lang} lang={version.lang} className="story-other">
                    {version.title}
                  </bdi>
                ))}
              </p>
              {chosen.includes(groupId) ? (
                <span className="story-chosen">{t("stories.chosen")}</span>
              ) : (
                <ActionForm action={action}>
                  <input type="hidden" name="id" value={issueId} />
                  <input type="hidden" name="groupId" value={groupId} />
                  <input type="hidden" name="q" value={question} />
                  <SubmitButton
                    name="intent"
                    value="add"
                    className="row-button"
                    aria-label={t("stories.addNamed", { title: first.title })}
                  >
                    {t("stories.add")}
                  </SubmitButton>
                </ActionForm>
              )}
            </li>
          ) : null,
        )}
      </ul>
    </section>
  );
}
