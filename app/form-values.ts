import { translator } from "#components/messages/translator.ts";
import { dateFormat } from "#components/ui/date-format.ts";
import type { FormState } from "#components/ui/form-state.ts";
import type { Invalid, Problem } from "#domain/errors.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";

export type FormValues = {
  /** A field's text, "" when it is absent. */
  text(name: string): string;
  /** Every value of a field that may come several times. */
  list(name: string): string[];
  all: Record<string, string[]>;
};

/** What was typed in a form: texts alone, without the fields by which React names the action. */
export function formValues(form: FormData): FormValues {
  const all: Record<string, string[]> = Object.create(null);
  // Whoever calls an action by hand may give it anything in the form's place.
  for (const [name, value] of form instanceof FormData ? form : []) {
    if (typeof value !== "string" || name.startsWith("$")) continue;
    all[name] ??= [];
    all[name].push(value);
  }
  return { text: (name) => all[name]?.[0] ?? "", list: (name) => all[name] ?? [], all };
}

/** Whether what was sent comes from no form of ours: an editor's text that the schema does not know. */
export function isForged(error: Invalid): boolean {
  return Object.values(error.fields).some(({ key }) => key === "badDocument");
}

/** What a page says to somebody who must wait. */
export function tooManyTries(lang: string, waitMs: number): string {
  return translator(lang, "errors")("waitMinutes", { minutes: Math.ceil(waitMs / 60_000) });
}

/** The state of a form whose input was refused: each message in the person's language, all that was typed but passwords. */
export function invalidState(error: Invalid, lang: string, typed: Record<string, string[]>): FormState {
  const t = translator(lang, "errors");
  const message = ({ key, values }: Problem) => t(key as "required", values && (told(values, lang) as never));
  const { form, ...fields } = error.fields;
  const values = Object.fromEntries(Object.entries(typed).filter(([name]) => !/password$/i.test(name)));
  return {
    status: "invalid",
    ...(form ? { message: message(form) } : {}),
    ...(form?.key === "savedByOther" ? { isStale: true } : {}),
    errors: Object.fromEntries(Object.entries(fields).map(([field, problem]) => [field, message(problem)])),
    values,
  };
}

// Instants by the site's clock, as the fields for them are typed.
function told(values: NonNullable<Problem["values"]>, lang: string): Record<string, string | number> {
  const spoken = (value: string | number | Date) =>
    value instanceof Date
      ? dateFormat(lang, { dateStyle: "long", timeStyle: "short", timeZone: siteTimeZone() }).format(value)
      : value;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, spoken(value)]));
}
