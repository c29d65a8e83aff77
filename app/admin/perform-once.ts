import { revalidatePath } from "next/cache";
import { type FormState, idleForm } from "#components/ui/form-state.ts";
import { answerOnce } from "#domain/answers/answer-once.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import type { FormValues } from "../form-values.ts";

/** What a form was answered: what it shows, or the page that it led to, in the words of the framework's error for that. */
type Answer = { state: FormState } | { leadsTo: string };

/**
 * Does a form's work once for each time that the form was shown: by a second press on a slow line, or by a sending whose answer
 * was lost, it is answered as by the first. Input that was refused did nothing, and is read anew.
 */
export async function performOnce<State extends FormState>(
  actor: SignedIn,
  values: FormValues,
  perform: () => Promise<State | FormState>,
): Promise<State | FormState> {
  const { scripted: _, ...typed } = values.all;
  if (!typed.idempotencyKey) return perform();
  let refused: State | FormState | undefined;
  let isFirst = false;
  const kept = await answerOnce(
    [actor.sessionHash, JSON.stringify(typed)],
    async () => {
      isFirst = true;
      const answer = await answerOf(perform);
      if ("state" in answer && answer.state.status === "invalid") refused = answer.state;
      return refused ? undefined : JSON.stringify(answer);
    },
    Date.now(),
  );
  if (kept === undefined) return refused ?? idleForm;
  const answer: Answer = JSON.parse(kept);
  if (!isFirst) revalidatePath("/admin", "layout");
  if ("leadsTo" in answer) throw Object.assign(new Error("NEXT_REDIRECT"), { digest: answer.leadsTo });
  return answer.state;
}

async function answerOf(perform: () => Promise<FormState>): Promise<Answer> {
  try {
    return { state: await perform() };
  } catch (error) {
    const { digest } = error as { digest?: unknown };
    if (typeof digest !== "string" || !digest.startsWith("NEXT_REDIRECT;")) throw error;
    return { leadsTo: digest };
  }
}
