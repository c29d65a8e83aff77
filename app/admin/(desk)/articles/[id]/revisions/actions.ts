"use server";

import { RedirectType, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { restoreRevision } from "#domain/articles/restore.ts";
import { requestedPage } from "#domain/request.ts";
import { nameRevision } from "#domain/revisions/name.ts";
import { staffAction } from "../../../../staff-action.ts";
import { deskPath } from "../../../../way-back.ts";

export async function restoreRevisionAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const [id, version] = [values.text("articleId"), Number(values.text("version"))];
    restoreRevision(actor, { id, revisionId: values.text("id"), version }, now);
    redirect(`/admin/articles/${id}`);
  });
}

export async function nameRevisionAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const articleId = values.text("articleId");
    nameRevision(actor, { articleId, id: values.text("id"), name: values.text("name") }, now);
    // The page that the form stands on: of the older ones, or with a comparison.
    const page = deskPath(requestedPage()) ?? `/admin/articles/${articleId}/revisions`;
    redirect(`${page}#more`, RedirectType.replace);
  });
}
