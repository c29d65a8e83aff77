import { Invalid } from "../errors.ts";
import { type Direction, withDirections } from "./direction.ts";
import { readMarkdown } from "./markdown-reading.ts";
import { checkDocument, type Document, emptyDocument } from "./schema.ts";
import { settled } from "./settle.ts";

/**
 * Markdown (CommonMark without pictures and HTML; with tables, notes, and the forms that docs/markdown.md tells) to a
 * checked document. A block most of whose letters run against the text's own direction gets its `dir`, unless a line
 * `{ltr}` or `{rtl}` before it says another. Throws Invalid on field "body".
 */
export function documentFromMarkdown(markdown: string, direction: Direction = "ltr"): Document {
  if (markdown.length > 600_000) throw new Invalid({ body: "tooLong" });
  if (markdown.trim() === "") return emptyDocument;
  return withDirections(checkDocument(settled(readMarkdown(markdown))), direction);
}
