import { documentFromMarkdown } from "#domain/documents/markdown.ts";
import type { FormValues } from "../form-values.ts";

/**
 * The text of a form, as the editor's JSON: the editor sends its document, the plain text field of a page without scripts sends
 * Markdown. Undefined where neither was sent, as before a page's scripts have come.
 */
export function sentDocument(
  values: FormValues,
  fields: { document: string; markdown: string },
  direction: "ltr" | "rtl" | undefined,
): string | undefined {
  const document = values.text(fields.document);
  if (document) return document;
  if (!values.all[fields.markdown]) return undefined;
  return JSON.stringify(documentFromMarkdown(values.text(fields.markdown), direction));
}
