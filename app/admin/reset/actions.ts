"use server";

import { translator } from "#components/messages/translator.ts";
import { doneForm, type FormState } from "#components/ui/form-state.ts";
import { requestReset } from "#domain/accounts/reset-by-mail.ts";
import { keepWayBack, requestDoor } from "../door.ts";
import { gateAction } from "../gate-action.ts";
import { gateLanguage } from "../gate-language.ts";
import { keptForReset } from "../way-back.ts";

export async function requestResetAction(_state: FormState, form: FormData): Promise<FormState> {
  return gateAction(form, async (values, now) => {
    await requestReset(values.text("email"), await requestDoor(), now);
    await keepWayBack(keptForReset());
    return doneForm(translator(await gateLanguage(), "access")("reset.sent"));
  });
}
