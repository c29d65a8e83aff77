import { newKey } from "./new-key.ts";

/**
 * Tells each showing of a form from every other, so that one that is sent twice is done once (app/admin/perform-once.ts). It is
 * the server's: React takes it for one piece when the scripts come, and leaves it as it is.
 */
export function IdempotencyKey() {
  const field = () => `<input type="hidden" name="idempotencyKey" value="${newKey()}">`;
  const html = typeof window === "undefined" ? field() : "";
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made of what is written above alone.
  return <span hidden suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
}
