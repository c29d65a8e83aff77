import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field, TextArea } from "#components/ui/field.tsx";
import type { FormState } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Language } from "#domain/site/languages.ts";
import type { DeskTopic } from "#domain/topics/list-for-desk.ts";

type Props = {
  topic?: DeskTopic;
  languages: Language[];
  lang: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** A topic's name and description in every language, and its slug. */
export function TopicForm({ topic, languages, lang, action }: Props) {
  const t = translator(lang, "admin");
  return (
    <ActionForm action={action} className="form" guardsChanges>
      {topic ? <input type="hidden" name="id" value={topic.id} /> : null}
      {languages.map(({ code, name, direction }) => (
        <fieldset key={code} className="form-group">
          <legend lang={code}>{name}</legend>
          <Field
            name={`name.${code}`}
            label={t("topics.name")}
            help={t("topics.nameHelp")}
            defaultValue={topic?.texts[code]?.name}
            maxLength={80}
            lang={code}
            dir={direction}
          />
          <TextArea
            name={`description.${code}`}
            label={t("topics.description")}
            help={t("topics.descriptionHelp")}
            defaultValue={topic?.texts[code]?.description}
            maxLength={500}
            rows={3}
            lang={code}
            dir={direction}
          />
        </fieldset>
      ))}
      <div className="form-group">
        <Field
          name="slug"
          label={t("form.slug")}
          help={t(topic ? "topics.slugChangeHelp" : "topics.slugHelp")}
          defaultValue={topic?.slug}
          maxLength={120}
          dir="auto"
          autoCapitalize="none"
          spellCheck={false}
        />
      </div>
      <SubmitButton>{t("form.save")}</SubmitButton>
    </ActionForm>
  );
}
