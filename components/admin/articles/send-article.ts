import { dropKeptText, formOf, type KeptArticle } from "#components/admin/kept-texts.ts";
import { longestDocument } from "#domain/documents/schema.ts";
import type { SaveAnswer } from "./article-form-state.ts";

// Browsers refuse to go on sending more than 64 kB for a page that is left.
const mostWhenLeft = 60_000;
// The server takes 3 MB: a little less, because the form's own marks count too.
const largestForm = 2_900_000;
// A line that takes no less than this carries nothing: what is sent once more costs less than waiting for the browser to give up.
const longestAnswerMs = 30_000;
const slowestBytesPerMs = 4;

/** Sends an article's form and says what came of it, whatever it was. */
export async function sendArticle(form: FormData, { isLeaving = false } = {}): Promise<SaveAnswer> {
  const size = sizeOf(form);
  try {
    const response = await fetch(`/admin/articles/${form.get("id")}/text`, {
      method: "POST",
      body: form,
      keepalive: isLeaving && size < mostWhenLeft,
      signal: AbortSignal.timeout(longestAnswerMs + size / slowestBytesPerMs),
    });
    const isOurs = response.headers.get("content-type")?.includes("json") && response.status < 500;
    return isOurs ? await response.json() : { outcome: "failing" };
  } catch {
    // A fetch that reached nobody, or an answer that broke off or never came.
    return { outcome: "unreachable" };
  }
}

/** Sends a text that an earlier page could not save; it leaves the device once the server has it. */
export async function sendKeptText(text: KeptArticle): Promise<SaveAnswer["outcome"]> {
  const { outcome } = await sendArticle(formOf(text));
  if (outcome === "saved") await dropKeptText(text.key);
  return outcome;
}

/** What is larger in a form than the server takes: its body, or all of it together. */
export function tooLargeIn(form: FormData): "body" | "form" | undefined {
  if (String(form.get("body") ?? "").length > longestDocument) return "body";
  return sizeOf(form) > largestForm ? "form" : undefined;
}

/** How many bytes a form's texts have. */
function sizeOf(form: FormData): number {
  return new Blob([...form.values()].map(String)).size;
}
