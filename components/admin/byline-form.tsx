import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field, TextArea } from "#components/ui/field.tsx";
import type { FormState } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { DeskByline } from "#domain/bylines/list-for-desk.ts";
import type { Language } from "#domain/site/languages.ts";

type Props = {
  byline?: DeskByline;
  languages: Language[];
  lang: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** A byline's name and what is said about it in every language, and its slug. */
export function BylineForm({ byline, languages, lang, action }: Props) {
  const t = translator(lang, "admin");
  return (
    <ActionForm action={action} className="form" guardsChanges>
      {byline ? <input type="hidden" name="id" value={byline.id} /> : null}
      {languages.map(({ code, name, direction }) => (
        <fieldset key={code} className="form-group">
          <legend lang={code}>{name}</legend>
          <Field
            name={`name.${code}`}
            label={t("bylines.name")}
            help={t("bylines.nameHelp")}
            defaultValue={byline?.texts[code]?.name}
            maxLength={100}
            lang={code}
            dir={direction}
          />
          <TextArea
            name={`about.${code}`}
            label={t("bylines.about")}
            help={t("bylines.aboutHelp")}
            defaultValue={byline?.texts[code]?.about}
            maxLength={1000}
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
          help={t(byline ? "bylines.slugChangeHelp" : "bylines.slugHelp")}
          defaultValue={byline?.slug}
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
