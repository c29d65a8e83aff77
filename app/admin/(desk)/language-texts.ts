import { listLanguages } from "#domain/site/languages.ts";
import type { FormValues } from "../../form-values.ts";

/** What a form sent in the fields that each language has its own of, named "field.LANG", by language code. */
export function languageTexts<Field extends string>(
  form: FormValues,
  fields: Field[],
): Record<string, Record<Field, string>> {
  return Object.fromEntries(
    listLanguages().map(({ code }) => [
      code,
      Object.fromEntries(fields.map((field) => [field, form.text(`${field}.${code}`)])) as Record<
        Field,
        string
      >,
    ]),
  );
}
