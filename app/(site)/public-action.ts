import { setTimeout as sleep } from "node:timers/promises";
import { headers } from "next/headers";
import { translator } from "#components/messages/translator.ts";
import { doneForm, type FormState, idleForm } from "#components/ui/form-state.ts";
import { answerOnce } from "#domain/answers/answer-once.ts";
import { Invalid } from "#domain/errors.ts";
import { answerForm, beginAction, formAnswer, requestAddress } from "#domain/request.ts";
import { findLanguage } from "#domain/site/languages.ts";
import { type FormValues, formValues, invalidState } from "../form-values.ts";

type NewsletterText = Parameters<ReturnType<typeof translator<"newsletter">>>[0];

/** The forms that readers' pages have. */
type FormName = "sign-up" | "confirm" | "language" | "address" | "unsubscribe" | "forget";

export type Sender = {
  /** The language of the page that the form stood on. */
  lang: string;
  /** The network address, as server/door.ts worked it out. */
  network: string;
  /** The path of the page that the form stood on, "" when the browser keeps it to itself. */
  page: string;
};

type Run = (
  form: FormValues,
  sender: Sender,
  now: number,
) => FormState | undefined | Promise<FormState | undefined>;

/** Wraps what a reader's form does: who sent it, what was typed, and bad input turned into the form's state. */
export async function publicAction(name: FormName, form: FormData, run: Run): Promise<void> {
  beginAction();
  answerForm(name, await answerTo(form, run));
}

// Longer than the work, but for one that waits for the database.
const answerAfterMs = 100;

/** Does what a form asks about an address: whether it was known, and so whether there was any work, is not to be told from the clock. */
export async function inEvenTime(work: Promise<void>): Promise<void> {
  await Promise.all([work, sleep(answerAfterMs)]);
}

/** What the form of a name shows: how it was answered, when the page replies to it. */
export function formState(name: FormName): FormState {
  return (formAnswer(name) as FormState | undefined) ?? idleForm;
}

async function answerTo(form: FormData, run: Run): Promise<FormState> {
  const values = formValues(form);
  const lang = findLanguage(values.text("lang"))?.code;
  if (!lang) return invalidState(new Invalid({ form: "badChoice" }), "en", {});
  const sender = {
    lang,
    network: requestAddress(),
    page: pageOf((await headers()).get("referer")),
  };
  try {
    return (await run(values, sender, Date.now())) ?? idleForm;
  } catch (error) {
    if (error instanceof Invalid) return invalidState(error, lang, values.all);
    throw error;
  }
}

/** The state of a form that did what was asked, with a text of the newsletter's. */
export function doneState(lang: string, text: NewsletterText): FormState {
  return doneForm(translator(lang, "newsletter")(text));
}

/**
 * Says what the button behind a mailed link did, or that the link is dead. Some links end with their use: a form that comes
 * again because its answer was lost is answered as it was first, and another showing of it is not.
 */
export async function pressLink(
  values: FormValues,
  lang: string,
  press: () => NewsletterText | undefined,
): Promise<FormState> {
  const key = values.text("idempotencyKey");
  const text = key ? await answerOnce([key, values.text("token")], async () => press(), Date.now()) : press();
  return doneState(lang, (text as NewsletterText | undefined) ?? "deadLink");
}

// A path alone, and of a page with a token in its address not the token.
function pageOf(referer: string | null): string {
  const path = URL.parse(referer ?? "")?.pathname ?? "";
  return path.replace(/^(\/[^/]+\/newsletter\/(?:confirm|preferences|unsubscribe))\/.*/, "$1").slice(0, 500);
}
