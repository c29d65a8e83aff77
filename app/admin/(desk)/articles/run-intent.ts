import type { Intent } from "#components/admin/articles/article-form-state.ts";
import { publishArticle } from "#domain/articles/publish.ts";
import { discardChange } from "#domain/articles/restore.ts";
import { keepArticle, saveArticle } from "#domain/articles/save.ts";
import { scheduleArticle, scheduleWithdrawal, type Times } from "#domain/articles/schedule.ts";
import { withdrawArticle } from "#domain/articles/withdraw.ts";
import type { Actor } from "#domain/staff/permissions.ts";
import type { FormValues } from "../../../form-values.ts";
import { givenInstant } from "../../typed-instant.ts";
import { inputFrom } from "./form-input.ts";

/** Does what a button of the editor, or its clock, asks for. Throws as the verbs do. */
export function runIntent(intent: Intent, actor: Actor, values: FormValues, now: number): void {
  const [id, version] = [values.text("id"), Number(values.text("version"))];
  if (intent === "autosave" || intent === "keep") {
    keepArticle(actor, inputFrom(values, actor), { isAutosave: intent === "autosave" }, now);
  } else if (intent === "publish") publishArticle(actor, inputFrom(values, actor), now);
  else if (intent === "schedule") schedule(actor, values, now);
  else if (intent === "discard") discardChange(actor, { id, version }, now);
  else if (intent === "withdraw") withdrawArticle(actor, id, now);
  // It may have come out since the form was opened: who saves a draft shows readers nothing.
  else if (!isKnownPublic(values)) keepArticle(actor, inputFrom(values, actor), { isAutosave: false }, now);
  else saveArticle(actor, inputFrom(values, actor), now);
  // Without scripts the page is replaced: what was typed goes into the withdrawn article.
  if (intent === "withdraw" && values.text("scripted") !== "1")
    saveArticle(actor, inputFrom(values, actor), now);
}

// What readers see already can only be given an end.
function schedule(actor: Actor, values: FormValues, now: number): void {
  const withdrawAt = givenInstant(values, "withdrawAt") ?? null;
  const known = knownTimes(values);
  if (isKnownPublic(values)) {
    scheduleWithdrawal(actor, { id: values.text("id"), withdrawAt, known }, now);
    return;
  }
  const publishAt = givenInstant(values, "scheduledAt") ?? Number.NaN;
  scheduleArticle(actor, inputFrom(values, actor), { publishAt, withdrawAt, known }, now);
}

// The two times as the form knew them; a form that does not say overwrites what it finds.
function knownTimes(values: FormValues): Times["known"] {
  const [scheduledAt] = values.list("scheduledAtKnown");
  const [withdrawAt] = values.list("withdrawAtKnown");
  if (scheduledAt === undefined || withdrawAt === undefined) return undefined;
  const instant = (text: string) => (text === "" ? null : Number(text));
  return { scheduledAt: instant(scheduledAt), withdrawAt: instant(withdrawAt) };
}

/** Whether the form was opened on what readers see. */
const isKnownPublic = (values: FormValues) => values.text("isPublic") === "1";
