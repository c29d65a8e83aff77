import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Check } from "#components/ui/check.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LanguageOptions } from "#components/ui/languages.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Language } from "#domain/site/languages.ts";
import type { FileRow } from "#domain/subscriber-imports/pieces.ts";
import type { Plan } from "#domain/subscriber-imports/plan.ts";

type Props = {
  id: string;
  rows: FileRow[];
  /** As it was last checked, or what the columns seem to be. */
  plan: Partial<Plan> & Pick<Plan, "hasHeader">;
  languages: Language[];
  lang: string;
  action: FormAction;
};

const columns = ["email", "lang", "consentAt", "consentNote"] as const;

/** Says what the columns of a file are, beside its first rows. */
export function ImportPlan({ id, rows, plan, languages, lang, action }: Props) {
  const t = translator(lang, "subscribers");
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const indexes = Array.from({ length: width }, (_, index) => index);
  const heads = plan.hasHeader ? rows[0]?.cells : undefined;
  const nameOf = (index: number) =>
    heads?.[index]
      ? t("imports.columnNamed", { number: index + 1, name: heads[index] })
      : t("imports.column", { number: index + 1 });
  return (
    <>
      <h3>{t("imports.firstRows")}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, by keyboard too. */}
      <section className="file-rows" aria-label={t("imports.firstRows")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {indexes.map((index) => (
                <th key={index} scope="col">
                  {t("imports.column", { number: index + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, cells }) => (
              <tr key={line}>
                {indexes.map((index) => (
                  <td key={index}>
                    <bdi>{cells[index]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ActionForm action={action} className="form">
        <input type="hidden" name="id" value={id} />
        <Check name="hasHeader" label={t("imports.hasHeader")} defaultChecked={plan.hasHeader} />
        {columns.map((column) => (
          <Select
            key={column}
            name={`${column}Column`}
            label={t(`imports.${column}`)}
            defaultValue={plan[column] ?? ""}
          >
            <option value="">{t("imports.noColumn")}</option>
            {indexes.map((index) => (
              <option key={index} value={index}>
                {nameOf(index)}
              </option>
            ))}
          </Select>
        ))}
        <Select name="defaultLang" label={t("imports.defaultLang")} defaultValue={plan.defaultLang}>
          <LanguageOptions languages={languages} />
        </Select>
        <Field
          name="defaultNote"
          label={t("imports.defaultNote")}
          help={t("imports.defaultNoteHelp")}
          defaultValue={plan.defaultNote}
          maxLength={300}
          dir="auto"
        />
        <Check
          name="asks"
          label={t("imports.asks")}
          help={t("imports.asksHelp")}
          defaultChecked={plan.asks ?? true}
        />
        <SubmitButton className={plan.defaultNote ? "button button-plain" : "button"}>
          {t(plan.defaultNote ? "imports.checkAgain" : "imports.check")}
        </SubmitButton>
      </ActionForm>
    </>
  );
}
