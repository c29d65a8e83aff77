"use server";

import { notFound, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { resetByLink } from "#domain/accounts/reset-by-mail.ts";
import { NotFound } from "#domain/errors.ts";
import { findWayBack, keepWayBack, rememberDevice, requestDoor } from "../../door.ts";
import { gateAction } from "../../gate-action.ts";
import { signInPathAfterReset } from "../../way-back.ts";

export async function resetAction(token: string, _state: FormState, form: FormData): Promise<FormState> {
  return gateAction(form, async (values, now) => {
    try {
      const { device } = await resetByLink(token, values.text("password"), await requestDoor(), now);
      await rememberDevice(device);
    } catch (error) {
      if (error instanceof NotFound) notFound();
      throw error;
    }
    const path = signInPathAfterReset(await findWayBack());
    await keepWayBack("");
    redirect(path);
  });
}
