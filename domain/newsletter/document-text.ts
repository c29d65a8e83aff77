import type { Document } from "../documents/schema.ts";

/**
 * A stored document as plain text that is made to be read: a blank line between blocks, marked quotes and lists, and the
 * address of each link after its words. Links of this site become absolute.
 */
export function documentPlainText(document: Document, siteUrl: string, lang: string): string {
  return (document.content ?? [])
    .map((block) => blockText(block, siteUrl, lang))
    .filter(Boolean)
    .join("\n\n");
}

function blockText(node: Document, siteUrl: string, lang: string): string {
  const children = node.content ?? [];
  const inner = () => children.map((child) => blockText(child, siteUrl, lang)).join("\n\n");
  switch (node.type) {
    case "paragraph":
    case "heading":
      return children
        .map((child) => inlineText(child, siteUrl))
        .join("")
        .trim();
    case "blockquote":
      return indented(inner(), "> ", "> ");
    case "bulletList":
      return children.map((item) => indented(blockText(item, siteUrl, lang), "• ", "  ")).join("\n");
    case "orderedList": {
      const first = Number(node.attrs?.start ?? 1);
      const number = new Intl.NumberFormat(lang, { useGrouping: false });
      return children
        .map((item, index) =>
          indented(blockText(item, siteUrl, lang), `${number.format(first + index)}. `, "   "),
        )
        .join("\n");
    }
    case "horizontalRule":
      return "* * *";
    default:
      return inner();
  }
}

function inlineText(node: Document, siteUrl: string): string {
  if (node.type === "hardBreak") return "\n";
  const text = node.text ?? "";
  const href = node.marks?.find(({ type }) => type === "link")?.attrs?.href;
  if (typeof href !== "string") return text;
  const address = href.startsWith("/") ? siteUrl + href : href.replace(/^mailto:/, "");
  return address === text || href.startsWith("#") ? text : `${text} (${address})`;
}

function indented(text: string, first: string, others: string): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? first : others) + line)
    .join("\n");
}
