import { type Document, documentSchema } from "./schema.ts";
import { documentText } from "./words.ts";

export type Direction = "ltr" | "rtl";

const rtlLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g;
const ltrLetter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/gu;

/** The direction that most letters of a text have; undefined for one without letters. */
export function directionOf(text: string): Direction | undefined {
  const hasRtl = text.search(rtlLetter) >= 0;
  const hasLtr = text.search(ltrLetter) >= 0;
  // Counting is for the few texts that mix scripts.
  if (!hasRtl && !hasLtr) return undefined;
  if (!hasRtl || !hasLtr) return hasRtl ? "rtl" : "ltr";
  const rtl = text.match(rtlLetter)?.length ?? 0;
  const ltr = text.match(ltrLetter)?.length ?? 0;
  if (rtl === ltr) return undefined;
  return rtl > ltr ? "rtl" : "ltr";
}

/** The direction of a text's first letter; undefined for one without letters. */
export function firstDirectionOf(text: string): Direction | undefined {
  const rtl = text.search(rtlLetter);
  const ltr = text.search(ltrLetter);
  if (rtl < 0 && ltr < 0) return undefined;
  return ltr < 0 || (rtl >= 0 && rtl < ltr) ? "rtl" : "ltr";
}

/** A document in which each block says its direction where that differs from what stands around it: its own `dir`, else that of its letters. */
export function withDirections(node: Document, direction: Direction): Document {
  return turned(node, direction, (each) => givenDirection(each) ?? directionOf(documentText(each)));
}

/** A document in which a block's own `dir` stands only where it differs from what stands around it. */
export function withoutIdleDirections(node: Document, direction: Direction): Document {
  return turned(node, direction, givenDirection);
}

function turned(
  node: Document,
  direction: Direction,
  directionFor: (node: Document) => Direction | undefined,
): Document {
  const own = isDirected(node) ? directionFor(node) : undefined;
  const dir = own !== undefined && own !== direction ? own : null;
  return {
    ...node,
    ...(node.attrs && "dir" in node.attrs ? { attrs: { ...node.attrs, dir } } : {}),
    // A cell's direction is that of its letters wherever it is shown.
    ...(node.content && node.type !== "table"
      ? { content: node.content.map((child) => turned(child, own ?? direction, directionFor)) }
      : {}),
  };
}

/** Whether blocks of this kind may have a direction of their own. */
export function isDirected({ type }: Document): boolean {
  return documentSchema.nodes[type]?.spec.attrs?.dir !== undefined;
}

/** The direction that a block says it has. */
export function givenDirection({ attrs }: Document): Direction | undefined {
  return attrs?.dir === "rtl" || attrs?.dir === "ltr" ? attrs.dir : undefined;
}
