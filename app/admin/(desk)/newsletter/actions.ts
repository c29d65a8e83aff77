"use server";

import { RedirectType, redirect } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { doneForm, type FormState } from "#components/ui/form-state.ts";
import { NotFound } from "#domain/errors.ts";
import { beginIssue } from "#domain/newsletter/begin.ts";
import { deleteIssue } from "#domain/newsletter/delete.ts";
import { findStoryOfArticle } from "#domain/newsletter/find-stories.ts";
import { mailTest } from "#domain/newsletter/mail-test.ts";
import { reconcileDeliveries } from "#domain/newsletter/reconcile.ts";
import { saveIssue } from "#domain/newsletter/save.ts";
import { scheduleIssue, unscheduleIssue } from "#domain/newsletter/schedule.ts";
import { cancelIssue, pauseIssue, resumeIssue } from "#domain/newsletter/stop.ts";
import {
  addStoriesSinceLastIssue,
  addStory,
  moveStory,
  orderStories,
  removeStory,
  showStory,
} from "#domain/newsletter/stories.ts";
import { listLanguages } from "#domain/site/languages.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import type { FormValues } from "../../../form-values.ts";
import { sentDocument } from "../../sent-document.ts";
import { staffAction } from "../../staff-action.ts";
import { requiredInstant } from "../../typed-instant.ts";

export async function beginIssueAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, _values, now) => {
    redirect(`/admin/newsletter/${beginIssue(actor, now)}/stories`);
  });
}

export async function mailArticleAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const story = findStoryOfArticle(actor, values.text("articleId"));
    if (!story) throw new NotFound("article");
    const issueId = values.text("issueId") || beginIssue(actor, now);
    addStory(actor, { issueId, groupId: story.groupId, isWhole: true }, now);
    redirect(`/admin/newsletter/${issueId}/stories`);
  });
}

export async function saveIssueAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const texts = Object.fromEntries(
      listLanguages().map(({ code, direction }) => [
        code,
        {
          subject: values.text(`subject.${code}`),
          preview: values.text(`preview.${code}`),
          intro: sentDocument(values, introFields(code), direction),
        },
      ]),
    );
    const [id, slug] = [values.text("id"), values.text("slug")];
    const version = saveIssue(actor, { id, version: values.text("version"), slug, texts }, now);
    if (values.text("scripted") !== "1") redirect(`/admin/newsletter/${id}?done=saved`);
    const done = doneForm(translator(actor.lang, "issues")("words.saved"));
    // The next save starts from this one.
    return { ...done, values: { version: [String(version)] } };
  });
}

/** What a story's buttons do: "add", "remove", "up", "down", "whole", "summary"; and "sinceLast" for the whole issue. */
export async function storyAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const [issueId, groupId, intent] = [values.text("id"), values.text("groupId"), values.text("intent")];
    const story = { issueId, groupId };
    const here = `/admin/newsletter/${issueId}/stories`;
    if (intent === "sinceLast") {
      redirect(`${here}?added=${addStoriesSinceLastIssue(actor, issueId, now)}`, RedirectType.replace);
    }
    if (intent === "add") addStory(actor, story, now);
    else if (intent === "remove") removeStory(actor, story, now);
    else if (intent === "whole" || intent === "summary")
      showStory(actor, { ...story, isWhole: intent === "whole" }, now);
    else if (intent === "up" || intent === "down") moveStory(actor, { ...story, direction: intent }, now);
    const question = values.text("q");
    redirect(question ? `${here}?q=${encodeURIComponent(question)}` : here, RedirectType.replace);
  });
}

/** The order after a story was dragged: the ids of all, in fields "groupId". */
export async function orderStoriesAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    // The list keeps the order that it was given: a page rendered anew would take the focus from what was dragged.
    orderStories(actor, values.text("id"), values.list("groupId"), now);
    return doneForm(translator(actor.lang, "issues")("stories.orderSaved"));
  });
}

export async function mailTestAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const count = mailTest(actor, values.text("id"), now).length;
    return doneForm(translator(actor.lang, "issues")("preview.tested", { count }));
  });
}

export async function scheduleIssueAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    onward((actor, id, now, values) => scheduleIssue(actor, id, requiredInstant(values, "scheduledAt"), now)),
  );
}

export async function sendIssueAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(
    form,
    onward((actor, id, now) => scheduleIssue(actor, id, undefined, now)),
  );
}

export async function unscheduleIssueAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, onward(unscheduleIssue));
}

export async function pauseIssueAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, onward(pauseIssue));
}

export async function resumeIssueAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, onward(resumeIssue));
}

export async function cancelIssueAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, onward(cancelIssue));
}

export async function deleteIssueAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    deleteIssue(actor, values.text("id"), now);
    redirect("/admin/newsletter?done=deleted");
  });
}

/** Settles the unknown mails that were ticked or whose ids were pasted: "arrived" or "again". */
export async function reconcileAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const issueId = values.text("id");
    const messageIds = [...values.list("messageId"), values.text("messageIds")].join("\n");
    const finding = values.text("finding") === "again" ? "again" : "arrived";
    const count = reconcileDeliveries(actor, { issueId, messageIds, finding }, now);
    redirect(`/admin/newsletter/${issueId}/unknown?settled=${count}`);
  });
}

type Step = (actor: SignedIn, issueId: string, now: number, values: FormValues) => void;

// Brings an issue on its way, or stops it, and leads to the screen that shows how it goes.
function onward(step: Step) {
  return (actor: SignedIn, values: FormValues, now: number): never => {
    const id = values.text("id");
    step(actor, id, now, values);
    redirect(`/admin/newsletter/${id}/send`);
  };
}

const introFields = (lang: string) => ({ document: `intro.${lang}`, markdown: `introMarkdown.${lang}` });
