import { translator } from "#components/messages/translator.ts";
import { Check } from "#components/ui/check.tsx";
import { Field, TextArea } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Language } from "#domain/site/languages.ts";
import { KeptForm } from "./kept-form.tsx";

type Named = { id: string; slug: string; edition: string; texts: Record<string, Record<string, string>> };

type Props = {
  kind: "topics" | "bylines";
  named?: Named;
  languages: Language[];
  lang: string;
  personId: string;
  action: FormAction;
};

// The field for what is said about it, and the most characters of each.
const fields = {
  topics: {
    about: "topics.description",
    aboutHelp: "topics.descriptionHelp",
    key: "description",
    longest: [80, 500],
  },
  bylines: { about: "bylines.about", aboutHelp: "bylines.aboutHelp", key: "about", longest: [100, 1000] },
} as const;

/** The name of a topic or a byline and what is said about it, in every language, and its slug. */
export function NameForm({ kind, named, languages, lang, personId, action }: Props) {
  const t = translator(lang, "admin");
  const { about, aboutHelp, key, longest } = fields[kind];
  return (
    <KeptForm
      action={action}
      personId={personId}
      address={`/admin/${kind}/${named?.id ?? "new"}`}
      version={{ name: "edition", value: named?.edition }}
      className="form"
    >
      {named ? <input type="hidden" name="id" value={named.id} /> : null}
      {languages.map(({ code, name, direction }) => (
        <fieldset key={code} className="form-group">
          <legend lang={code}>{name}</legend>
          <Field
            name={`name.${code}`}
            label={t(`${kind}.name`)}
            help={t(`${kind}.nameHelp`)}
            defaultValue={named?.texts[code]?.name}
            maxLength={longest[0]}
            lang={code}
            dir={direction}
          />
          <TextArea
            name={`${key}.${code}`}
            label={t(about)}
            help={t(aboutHelp)}
            defaultValue={named?.texts[code]?.[key]}
            maxLength={longest[1]}
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
          help={t(named ? `${kind}.slugChangeHelp` : `${kind}.slugHelp`)}
          defaultValue={named?.slug}
          maxLength={120}
          dir="auto"
          autoCapitalize="none"
          spellCheck={false}
        />
        {named && kind === "bylines" ? (
          <Check name="leadsOn" label={t("bylines.leadsOn")} help={t("bylines.leadsOnHelp")} />
        ) : null}
      </div>
      <SubmitButton>{t("form.save")}</SubmitButton>
    </KeptForm>
  );
}
