import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type Props = {
  action: FormAction;
  /** What the action is about, sent unseen. */
  values: Record<string, string>;
  text: string;
  button: string;
  lang: string;
};

/** Something that staff do with a reason. */
export function WhyForm({ action, values, text, button, lang }: Props) {
  const t = translator(lang, "subscribers");
  return (
    <ActionForm action={action} className="form">
      <p>{text}</p>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field name="why" label={t("person.why")} help={t("person.whyHelp")} maxLength={300} dir="auto" />
      <SubmitButton className="button button-plain">{button}</SubmitButton>
    </ActionForm>
  );
}
