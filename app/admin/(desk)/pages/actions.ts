"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { deletePage } from "#domain/pages/delete.ts";
import { savePage } from "#domain/pages/save.ts";
import { findLanguage } from "#domain/site/languages.ts";
import { sentDocument } from "../../sent-document.ts";
import { staffAction } from "../../staff-action.ts";

const fields = { document: "body", markdown: "bodyMarkdown" };

export async function savePageAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const lang = values.text("lang");
    savePage(
      actor,
      {
        id: values.text("id") || undefined,
        translationOf: values.text("translationOf") || undefined,
        lang,
        title: values.text("title"),
        slug: values.text("slug"),
        savedAt: values.text("savedAt"),
        isInNavigation: values.text("isInNavigation") !== "",
        body: sentDocument(values, fields, findLanguage(lang)?.direction),
      },
      now,
    );
    redirect("/admin/pages?done=saved");
  });
}

export async function deletePageAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    deletePage(actor, values.text("id"), now);
    redirect("/admin/pages?done=deleted");
  });
}
