"use server";

import { redirect } from "next/navigation";
import type { ArticleFormState, Intent } from "#components/admin/articles/article-form-state.ts";
import { Invalid } from "#domain/errors.ts";
import { invalidState } from "../../../../form-values.ts";
import { staffAction } from "../../../staff-action.ts";
import { runIntent } from "../run-intent.ts";

/** What the editor's buttons do on a page without scripts; with them, text/route.ts does it. */
export async function articleAction(_state: ArticleFormState, form: FormData): Promise<ArticleFormState> {
  return staffAction(form, (actor, values, now): ArticleFormState => {
    const intent = values.text("intent") as Intent;
    const address = `/admin/articles/${values.text("id")}`;
    try {
      runIntent(intent, actor, values, now);
    } catch (error) {
      if (!(error instanceof Invalid) || error.fields.form?.key !== "savedByOther") throw error;
      return { ...invalidState(error, actor.lang, values.all), newerVersion: address };
    }
    redirect(`${address}?done=${intent}`);
  });
}
