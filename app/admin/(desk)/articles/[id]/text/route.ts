import type {
  ArticleTimes,
  Intent,
  OpenArticle,
  SaveAnswer,
  SavedArticle,
} from "#components/admin/articles/article-form-state.ts";
import { translator } from "#components/messages/translator.ts";
import { describeConflict } from "#domain/articles/conflict.ts";
import { type DeskArticle, findArticleForDesk } from "#domain/articles/find-for-desk.ts";
import { findThrown, untrashArticle } from "#domain/articles/trash.ts";
import { recordDenial } from "#domain/audit/denial.ts";
import { Forbidden, Invalid, NotFound } from "#domain/errors.ts";
import { beginAction } from "#domain/request.ts";
import { articlePath } from "#domain/site/paths.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { type FormValues, formValues, invalidState, isForged } from "../../../../../form-values.ts";
import { findCurrentStaff, requireStaff } from "../../../../current-staff.ts";
import { formChoices } from "../../form-choices.ts";
import { inputFrom } from "../../form-input.ts";
import { runIntent } from "../../run-intent.ts";

/** An article as the editor holds it, for a form that is open while somebody else saves. */
export async function GET(_request: Request, { params }: RouteContext<"/admin/articles/[id]/text">) {
  const person = await requireStaff();
  const article = findArticleForDesk(person, (await params).id);
  if (!article) return answer({ outcome: "gone" }, 404);
  const { body, ...fields } = article;
  const choices = formChoices(person.lang);
  return Response.json({ article: savedFrom(fields), body, choices } satisfies OpenArticle);
}

/** Saves what an open form sends, or restores its article: the article alone goes to and fro, and the page stays as it is. */
export async function POST(request: Request) {
  const person = await findCurrentStaff();
  if (!person) return answer({ outcome: "signedOut" }, 401);
  // A page that is closed while it sends leaves half a form: there is nobody to answer, and nothing to log.
  const form = await request.formData().catch(() => undefined);
  if (!form) return new Response(null, { status: 400 });
  // The form carries its action's fields too: read, it is no form that could not be read, whatever fails from here on.
  beginAction();
  const values = formValues(form);
  try {
    const intent = values.text("intent");
    if (intent === "untrash") untrashArticle(person, values.text("id"), Date.now());
    else runIntent(intent as Intent, person, values, Date.now());
  } catch (error) {
    return refusal(error, person, values);
  }
  const article = findArticleForDesk(person, values.text("id"));
  if (!article) return answer({ outcome: "gone" }, 404);
  const { body: _body, ...fields } = article;
  return answer({ outcome: "saved", saved: savedFrom(fields) }, 200);
}

function refusal(error: unknown, person: SignedIn, values: FormValues): Response {
  if (error instanceof NotFound) {
    const thrown = findThrown(person, values.text("id"));
    return thrown ? answer({ outcome: "trashed", thrown }, 200) : answer({ outcome: "gone" }, 404);
  }
  if (error instanceof Forbidden) {
    recordDenial(person, error.message, Date.now());
    return answer({ outcome: "forbidden" }, 403);
  }
  // Anything else is the server's own fault, a full disk among them: the form keeps the text and tries again.
  if (!(error instanceof Invalid)) throw error;
  if (error.fields.form?.key === "savedByOther") {
    const goneCard = translator(person.lang, "saving")("goneFromText.card");
    const conflict = describeConflict(person, inputFrom(values, person), goneCard);
    const article = conflict && findArticleForDesk(person, values.text("id"));
    if (!conflict || !article) return answer({ outcome: "gone" }, 404);
    const { body: _body, ...fields } = article;
    const choices = formChoices(person.lang);
    return answer({ outcome: "conflict", conflict, article: savedFrom(fields), choices }, 409);
  }
  const { message, errors } = invalidState(error, person.lang, values.all);
  // What a person can mend is an answer like others: a browser would report another status as a fault.
  const times = timesIn(error, person, values.text("id"));
  return answer({ outcome: "refused", message, errors, times }, isForged(error) ? 400 : 200);
}

// Whoever is told that they are others may set them once more.
function timesIn(error: Invalid, person: SignedIn, id: string): ArticleTimes | undefined {
  const isTold = Object.values(error.fields).some(({ key }) => key === "timeSet" || key === "timeTakenBack");
  const article = isTold ? findArticleForDesk(person, id) : undefined;
  return article && { scheduledAt: article.scheduledAt, withdrawAt: article.withdrawAt };
}

const savedFrom = (fields: Omit<DeskArticle, "body">): SavedArticle => ({
  ...fields,
  path: articlePath(fields.lang, fields.slug),
});

const answer = (content: SaveAnswer, status: number) => Response.json(content, { status });
