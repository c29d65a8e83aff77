"use server";

import { notFound, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { resetByLink } from "#domain/accounts/reset-by-mail.ts";
import { NotFound } from "#domain/errors.ts";
import { rememberDevice, requestDoor } from "../../door.ts";
import { gateAction } from "../../gate-action.ts";

export async function resetAction(token: string, _state: FormState, form: FormData): Promise<FormState> {
  return gateAction(form, async (values, now) => {
    try {
      const { device } = await resetByLink(token, values.text("password"), await requestDoor(), now);
      await rememberDevice(device);
    } catch (error) {
      if (error instanceof NotFound) notFound();
      throw error;
    }
    redirect("/admin/login?done=reset");
  });
}
