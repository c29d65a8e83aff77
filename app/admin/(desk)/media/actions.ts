"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { deletePicture } from "#domain/media/delete.ts";
import { savePicture } from "#domain/media/save.ts";
import { staffAction } from "../../staff-action.ts";
import { languageTexts } from "../language-texts.ts";

export async function savePictureAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, async (actor, values, now) => {
    const texts = languageTexts(values, ["alt", "caption", "credit"]);
    const text = (name: string, whole: string) => values.text(name) || whole;
    const cut = {
      cropX: text("cropX", "0"),
      cropY: text("cropY", "0"),
      cropWidth: text("cropWidth", "100"),
      cropHeight: text("cropHeight", "100"),
      focusX: text("focusX", "50"),
      focusY: text("focusY", "50"),
    };
    const edition = values.text("edition") || undefined;
    await savePicture(actor, values.text("id"), { texts, ...cut, edition }, now);
    redirect(`/admin/media/${values.text("id")}?done=saved`);
  });
}

export async function deletePictureAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, async (actor, values, now) => {
    const knowingly = values.text("knowingly") === "1";
    await deletePicture(actor, values.text("id"), { knowingly }, now);
    redirect("/admin/media?done=deleted");
  });
}
