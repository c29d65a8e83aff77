import { documentText } from "./render.ts";
import type { Document } from "./schema.ts";

type Direction = "ltr" | "rtl";

const rtlLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g;
const ltrLetter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/gu;

/** The direction that most letters of a text have; undefined for one without letters. */
export function directionOf(text: string): Direction | undefined {
  const hasRtl = text.search(rtlLetter) >= 0;
  const hasLtr = text.search(ltrLetter) >= 0;
  // Counting is for the few texts that mix scripts.
  if (!hasRtl || !hasLtr) return hasRtl ? "rtl" : hasLtr ? "ltr" : undefined;
  const rtl = text.match(rtlLetter)?.length ?? 0;
  const ltr = text.match(ltrLetter)?.length ?? 0;
  if (rtl === ltr) return undefined;
  return rtl > ltr ? "rtl" : "ltr";
}

const directedBlocks = new Set(["paragraph", "heading", "blockquote", "bulletList", "orderedList"]);

/** A document in which each block says its direction where that differs from what stands around it: its own `dir`, else that of its letters. */
export function withDirections(node: Document, direction: Direction): Document {
  const own = directedBlocks.has(node.type)
    ? (givenDirection(node) ?? directionOf(documentText(node)))
    : undefined;
  const dir = own !== undefined && own !== direction ? own : null;
  return {
    ...node,
    ...(node.attrs && "dir" in node.attrs ? { attrs: { ...node.attrs, dir } } : {}),
    ...(node.content
      ? { content: node.content.map((child) => withDirections(child, own ?? direction)) }
      : {}),
  };
}

function givenDirection({ attrs }: Document): Direction | undefined {
  return attrs?.dir === "rtl" || attrs?.dir === "ltr" ? attrs.dir : undefined;
}
