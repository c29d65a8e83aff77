"use server";

import { redirect } from "next/navigation";
import type { ArticleFormState, Intent } from "#components/admin/article-form-state.ts";
import type { ArticleInput } from "#domain/articles/article-input.ts";
import { findArticleForDesk } from "#domain/articles/find-for-desk.ts";
import { publishArticle, scheduleArticle } from "#domain/articles/publish.ts";
import { saveArticle } from "#domain/articles/save.ts";
import { withdrawArticle } from "#domain/articles/withdraw.ts";
import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import { Invalid, NotFound } from "#domain/errors.ts";
import { findSite } from "#domain/site/find-site.ts";
import { findLanguage } from "#domain/site/languages.ts";
import { articlePath } from "#domain/site/paths.ts";
import { instantFromZoned } from "#domain/site/zoned-time.ts";
import type { Actor } from "#domain/staff/permissions.ts";
import { type FormValues, invalidState } from "../../../../form-values.ts";
import { findCurrentStaff } from "../../../current-staff.ts";
import { staffAction } from "../../../staff-action.ts";

/** What the editor's buttons do. With scripts it answers with the article's new state, without it leads to the article. */
export async function articleAction(_state: ArticleFormState, form: FormData): Promise<ArticleFormState> {
  const isScripted = form.get("scripted") === "1";
  // Leading to the sign-in page would take the page away, and with it what was typed.
  if (isScripted && !(await findCurrentStaff())) return signedOut;
  const state = await staffAction(form, (actor, values, now): ArticleFormState => {
    const intent = values.text("intent") as Intent;
    const id = values.text("id");
    try {
      run(intent, actor, values, now);
    } catch (error) {
      if (error instanceof NotFound && isScripted) throw new Invalid({ form: "articleGone" });
      if (!(error instanceof Invalid) || error.fields.form?.key !== "savedByOther") throw error;
      return { ...invalidState(error, actor.lang, values.all), newerVersion: `/admin/articles/${id}` };
    }
    if (!isScripted) redirect(`/admin/articles/${id}?done=${intent}`);
    const article = findArticleForDesk(actor, id);
    if (!article) throw new NotFound(`article ${id}`);
    const { body: _body, ...saved } = article;
    return {
      status: "done",
      errors: {},
      values: {},
      done: intent,
      saved: { ...saved, path: articlePath(article.lang, article.slug) },
    };
  });
  // With scripts what was typed is still in the page.
  return isScripted ? { ...state, values: {} } : state;
}

const signedOut: ArticleFormState = { status: "invalid", errors: {}, values: {}, isSignedOut: true };

function run(intent: Intent, actor: Actor, values: FormValues, now: number): void {
  if (intent === "withdraw") {
    withdrawArticle(actor, values.text("id"), now);
    // Without scripts the page is replaced: what was typed goes into the withdrawn article.
    if (values.text("scripted") !== "1") saveArticle(actor, inputFrom(values), now);
    return;
  }
  const input = inputFrom(values);
  if (intent === "publish") publishArticle(actor, input, now);
  else if (intent === "schedule") scheduleArticle(actor, input, scheduledAtFrom(values), now);
  else saveArticle(actor, input, now);
}

function scheduledAtFrom(values: FormValues): number {
  const timeZone = findSite(values.text("lang"))?.timeZone ?? "UTC";
  const at = instantFromZoned(values.text("scheduledAt"), timeZone);
  if (at === undefined) throw new Invalid({ scheduledAt: "required" });
  return at;
}

function inputFrom(values: FormValues): ArticleInput {
  const lang = values.text("lang");
  return {
    id: values.text("id"),
    version: values.text("version"),
    translationOf: values.text("translationOf") || undefined,
    lang,
    // The field is one of several lines, so that a long title can be read: a line break in it means a space.
    title: values.text("title").replace(/\s*[\r\n]+\s*/g, " "),
    standfirst: values.text("standfirst"),
    slug: values.text("slug"),
    dateline: values.text("dateline"),
    topicId: values.text("topicId"),
    bylineIds: values.list("bylineIds"),
    tags: values.text("tags"),
    sourceName: values.text("sourceName"),
    sourceUrl: values.text("sourceUrl"),
    body: bodyFrom(values, findLanguage(lang)?.direction),
  };
}

// The editor sends its document; the plain text field of a page without scripts sends Markdown.
function bodyFrom(values: FormValues, direction: "ltr" | "rtl" | undefined): string {
  if (values.all.body) return values.text("body");
  if (!values.all.bodyMarkdown) return "";
  return JSON.stringify(documentFromMarkdown(values.text("bodyMarkdown"), direction));
}
