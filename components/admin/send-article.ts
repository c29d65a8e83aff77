import type { SaveAnswer } from "./article-form-state.ts";

// Browsers refuse to go on sending more than 64 kB for a page that is left.
const mostWhenLeft = 60_000;

/** Sends an article's form and says what came of it, whatever it was. */
export async function sendArticle(form: FormData, { isLeaving = false } = {}): Promise<SaveAnswer> {
  const keepalive = isLeaving && sizeOf(form) < mostWhenLeft;
  try {
    const response = await fetch(`/admin/articles/${form.get("id")}/text`, {
      method: "POST",
      body: form,
      keepalive,
    });
    const isOurs = response.headers.get("content-type")?.includes("json") && response.status < 500;
    return isOurs ? await response.json() : { outcome: "failing" };
  } catch {
    // A fetch that reached nobody, or an answer that broke off.
    return { outcome: "unreachable" };
  }
}

/** How many bytes a form's texts have. */
export function sizeOf(form: FormData): number {
  return new Blob([...form.values()].map(String)).size;
}
