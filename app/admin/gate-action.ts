import type { FormState } from "#components/ui/form-state.ts";
import { Invalid } from "#domain/errors.ts";
import { beginAction } from "#domain/request.ts";
import { type FormValues, formValues, invalidState } from "../form-values.ts";
import { gateLanguage } from "./gate-language.ts";

/** Wraps what a form of the gate does, where nobody is signed in yet: what was typed, and bad input as the form's state. */
export async function gateAction(
  form: FormData,
  run: (values: FormValues, now: number) => Promise<FormState>,
): Promise<FormState> {
  beginAction();
  const values = formValues(form);
  const lang = await gateLanguage();
  try {
    return await run(values, Date.now());
  } catch (error) {
    if (error instanceof Invalid) return invalidState(error, lang, values.all);
    throw error;
  }
}
