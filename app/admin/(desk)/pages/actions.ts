"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import { deletePage } from "#domain/pages/delete.ts";
import { savePage } from "#domain/pages/save.ts";
import { findLanguage } from "#domain/site/languages.ts";
import type { FormValues } from "../../../form-values.ts";
import { staffAction } from "../../staff-action.ts";

export async function savePageAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    savePage(
      actor,
      {
        id: values.text("id") || undefined,
        translationOf: values.text("translationOf") || undefined,
        lang: values.text("lang"),
        title: values.text("title"),
        slug: values.text("slug"),
        savedAt: values.text("savedAt"),
        isInNavigation: values.text("isInNavigation") === "1",
        body: bodyFrom(values),
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

// The editor sends its document; the plain text field of a page without scripts sends Markdown. One whose scripts had not come
// yet had neither.
function bodyFrom(values: FormValues): string | undefined {
  if (values.all.body) return values.text("body");
  if (!values.all.bodyMarkdown) return undefined;
  const direction = findLanguage(values.text("lang"))?.direction;
  return JSON.stringify(documentFromMarkdown(values.text("bodyMarkdown"), direction));
}
