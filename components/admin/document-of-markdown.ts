import type { Document } from "#domain/documents/schema.ts";

/**
 * The document of a text in Markdown; undefined where there is none, or it cannot be read. What reads it comes for those alone
 * who wrote some.
 */
export async function documentOfMarkdown(
  markdown: string | undefined,
  direction: "ltr" | "rtl",
): Promise<Document | undefined> {
  if (markdown === undefined) return undefined;
  try {
    const { documentFromMarkdown } = await import("#domain/documents/markdown.ts");
    return documentFromMarkdown(markdown, direction);
  } catch {
    return undefined;
  }
}
