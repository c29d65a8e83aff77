"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { resetByLink } from "#domain/accounts/reset-by-mail.ts";
import { NotFound } from "#domain/errors.ts";
import { findWayBack, keepWayBack, rememberDevice, requestDoor } from "../../door.ts";
import { gateAction } from "../../gate-action.ts";
import { signInOrMiss } from "../../sign-in-with.ts";
import { signInPathAfterReset } from "../../way-back.ts";

export async function resetAction(token: string, _state: FormState, form: FormData): Promise<FormState> {
  return gateAction(form, async (values, now) => {
    const password = values.text("password");
    try {
      const { device } = await resetByLink(token, password, await requestDoor(), now);
      await rememberDevice(device);
    } catch (error) {
      if (error instanceof NotFound) return signInOrMiss({ email: values.text("username"), password }, now);
      throw error;
    }
    const path = signInPathAfterReset(await findWayBack());
    await keepWayBack("");
    redirect(path);
  });
}
