import { Extension, getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Invalid } from "../errors.ts";
import { mostInGallery } from "./nodes/figures.ts";
import { markExtensions } from "./nodes/marks.ts";
import { extensions, families } from "./nodes/registry.ts";
import { oneParagraph } from "./nodes/text.ts";
import { isSafeHref } from "./safe-href.ts";
import { settled } from "./settle.ts";

// The one definition of what a text may hold: the editor, the check on saving, and every renderer use it.

/** A stored document: ProseMirror's JSON of the schema below. */
export type Document = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Document[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
};

// `dir` is kept on a block only where it differs from the article's own direction.
const BlockDirection = Extension.create({
  name: "blockDirection",
  addGlobalAttributes: () => [
    {
      types: families.flatMap(({ directed }) => directed ?? []),
      attributes: {
        dir: {
          default: null,
          parseHTML: (element) => {
            const dir = element.getAttribute("dir");
            return dir === "rtl" || dir === "ltr" ? dir : null;
          },
          renderHTML: ({ dir }) => (dir ? { dir } : {}),
          validate: (value: unknown) => {
            if (value !== null && value !== "rtl" && value !== "ltr") throw new RangeError("dir");
          },
        },
      },
    },
  ],
});

export const documentExtensions = [...extensions, BlockDirection];

/** What a note may hold, for an editor of its own. */
export const noteExtensions = [...oneParagraph, ...markExtensions];

export const documentSchema = getSchema(documentExtensions);

export { mostInGallery };

/** How many characters a document's JSON may have. */
export const longestDocument = 400_000;
const deepestNesting = 24;

export const emptyDocument: Document = { type: "doc", content: [{ type: "paragraph" }] };

/**
 * Checks untrusted JSON against the schema and gives it back in its normal form: known nodes, marks and
 * attributes only, without empty paragraphs. Throws Invalid on field "body".
 */
export function checkDocument(json: unknown): Document {
  if (!isPlain(json, 0)) throw new Invalid({ body: "badDocument" });
  if (JSON.stringify(json)?.length > longestDocument) throw new Invalid({ body: "tooLong" });
  let node: Node;
  try {
    node = documentSchema.nodeFromJSON(json);
    node.check();
  } catch {
    // ProseMirror names the offending node with a RangeError; none of its words are for the person.
    throw new Invalid({ body: "badDocument" });
  }
  if (node.type !== documentSchema.topNodeType) throw new Invalid({ body: "badDocument" });
  node.descendants((child) => {
    if (child.type.name === "heading" && ![2, 3].includes(child.attrs.level))
      throw new Invalid({ body: "badDocument" });
    for (const mark of child.marks) {
      if (mark.type.name === "link" && !isSafeHref(mark.attrs.href)) throw new Invalid({ body: "badLink" });
    }
  });
  return settled(node.toJSON() as Document);
}

/** Reads the JSON that a form field carries. Throws Invalid on field "body". */
export function parseDocument(text: string): Document {
  if (text.length > longestDocument) throw new Invalid({ body: "tooLong" });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Invalid({ body: "badDocument" });
  }
  return checkDocument(json);
}

// ProseMirror and JSON.stringify recurse without a bound and attributes are read by name: refuse depth and prototype keys before they see them.
function isPlain(value: unknown, depth: number): boolean {
  if (depth > deepestNesting * 2) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  if (value === null || typeof value !== "object") return true;
  return Object.entries(value).every(
    ([key, item]) => key !== "__proto__" && key !== "constructor" && isPlain(item, depth + 1),
  );
}
