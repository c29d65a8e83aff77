import { forbidden, notFound } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { type FormState, idleForm } from "#components/ui/form-state.ts";
import { recordDenial } from "#domain/audit/denial.ts";
import { Forbidden, Invalid, NotFound, type Problem } from "#domain/errors.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { requireStaff } from "./current-staff.ts";

type Run = (
  actor: SignedIn,
  form: FormValues,
  now: number,
) => FormState | undefined | Promise<FormState | undefined>;

/** Wraps what a staff form does: who acts, what was typed, and bad input turned into the form's state. */
export async function staffAction(form: FormData, run: Run): Promise<FormState> {
  const actor = await requireStaff();
  const values = formValues(form);
  try {
    return (await run(actor, values, Date.now())) ?? idleForm;
  } catch (error) {
    if (error instanceof Invalid) return invalidState(error, actor.lang, values.all);
    if (error instanceof Forbidden) {
      recordDenial(actor, error.message, Date.now());
      forbidden();
    }
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

export type FormValues = {
  /** A field's text, "" when it is absent. */
  text(name: string): string;
  /** Every value of a field that may come several times. */
  list(name: string): string[];
  all: Record<string, string[]>;
};

function formValues(form: FormData): FormValues {
  const all: Record<string, string[]> = Object.create(null);
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$")) continue;
    all[name] ??= [];
    all[name].push(value);
  }
  return { text: (name) => all[name]?.[0] ?? "", list: (name) => all[name] ?? [], all };
}

/** The state of a form whose input was refused: each message in the person's language, all that was typed but passwords. */
export function invalidState(error: Invalid, lang: string, typed: Record<string, string[]>): FormState {
  const t = translator(lang, "errors");
  const message = ({ key, values }: Problem) => t(key as "required", values as never);
  const { form, ...fields } = error.fields;
  const { password: _password, ...values } = typed;
  return {
    status: "invalid",
    ...(form ? { message: message(form) } : {}),
    errors: Object.fromEntries(Object.entries(fields).map(([field, problem]) => [field, message(problem)])),
    values,
  };
}
