import type { Mark } from "@tiptap/pm/model";
import { Parser } from "htmlparser2";
import { Invalid } from "../errors.ts";
import { withDirections } from "./direction.ts";
import { isSafeHref } from "./safe-href.ts";
import { checkDocument, type Document, documentSchema, emptyDocument } from "./schema.ts";

const headings: Record<string, number> = { h1: 2, h2: 2, h3: 3, h4: 3, h5: 3, h6: 3 };
const containers: Record<string, string> = {
  blockquote: "blockquote",
  ul: "bulletList",
  ol: "orderedList",
  li: "listItem",
};
const marks: Record<string, string> = {
  strong: "bold",
  b: "bold",
  em: "italic",
  i: "italic",
  s: "strike",
  del: "strike",
  code: "code",
  sup: "superscript",
  sub: "subscript",
};
// What these hold is not text for readers.
const unread = new Set(
  "script style template noscript iframe object svg math head title textarea select button".split(" "),
);
// These end a paragraph, but are nothing in a document.
const breaking = new Set(
  "div section article main aside header footer nav figure figcaption table tr td th dl dt dd pre address details summary form".split(
    " ",
  ),
);
const deepest = 20;

/**
 * HTML from elsewhere to a checked document: paragraphs, headings, quotes, lists, dividers, line breaks, marks and
 * safe links. Of any other element the text stays; scripts and styles go whole. Blocks get a `dir` where theirs differs
 * from the text's own direction. Throws Invalid on field "body".
 */
export function documentFromHtml(html: string, direction: "ltr" | "rtl" = "ltr"): Document {
  if (html.length > 1_000_000) throw new Invalid({ body: "tooLong" });
  return withDirections(checkDocument(readBlocks(html)), direction);
}

type Block = Document & { content: Document[] };

function readBlocks(html: string): Document {
  const path: Block[] = [{ type: "doc", content: [] }];
  let block: Block | undefined;
  let inline: { tag: string; mark: Mark | undefined }[] = [];
  let currentMarks: Document["marks"] = [];
  let unreadDepth = 0;

  function openBlock(type: string, attrs?: Record<string, unknown>): Block {
    closeBlock();
    block = { type, attrs, content: [] };
    return block;
  }

  function closeBlock(): void {
    if (block && trimEnd(block.content)) home().push(block);
    block = undefined;
  }

  // Where a block goes: a list takes items only.
  function home(): Document[] {
    const top = path.at(-1) ?? (path[0] as Block);
    if (top.type !== "bulletList" && top.type !== "orderedList") return top.content;
    const item = (top.content.at(-1) ?? { type: "listItem", content: [] }) as Block;
    if (top.content.length === 0) top.content.push(item);
    return item.content;
  }

  function openContainer(type: string, attrs?: Record<string, unknown>): void {
    if (path.length > deepest) throw new Invalid({ body: "badDocument" });
    closeBlock();
    path.push({ type, attrs, content: [] });
  }

  function closeContainer(type: string): void {
    closeBlock();
    if (path.findLastIndex((each) => each.type === type) < 1) return;
    let closed: Block | undefined;
    while (closed?.type !== type) {
      closed = path.pop() as Block;
      if (closed.type === "listItem" || closed.content.length > 0) {
        (closed.type === "listItem" ? (path.at(-1) as Block).content : home()).push(closed);
      }
    }
  }

  function setMarks(next: typeof inline): void {
    inline = next;
    const set = inline.reduce<readonly Mark[]>((all, { mark }) => mark?.addToSet(all) ?? all, []);
    currentMarks = set.map((mark) => mark.toJSON());
  }

  function addText(text: string): void {
    let shown = text.replace(/[ \t\n\r\f]+/g, " ");
    const last = block?.content.at(-1);
    if (!last || last.type === "hardBreak" || last.text?.endsWith(" ")) shown = shown.replace(/^ /, "");
    if (shown === "") return;
    block ??= openBlock("paragraph");
    if (last?.text && last.marks === currentMarks) last.text += shown;
    else block.content.push({ type: "text", text: shown, marks: currentMarks });
  }

  function open(tag: string, attributes: Record<string, string>): void {
    if (unread.has(tag)) unreadDepth += 1;
    if (unreadDepth > 0) return;
    const dir = /^(?:ltr|rtl)$/.test(attributes.dir ?? "") ? attributes.dir : null;
    const container = containers[tag];
    const mark = marks[tag];
    if (tag === "p") openBlock("paragraph", { dir });
    else if (headings[tag]) openBlock("heading", { dir, level: headings[tag] });
    else if (container === "listItem") openListItem();
    else if (container === "orderedList") openContainer(container, { dir, start: startOf(attributes) });
    else if (container) openContainer(container, { dir });
    else if (tag === "hr") {
      closeBlock();
      home().push({ type: "horizontalRule" });
    } else if (tag === "br") block?.content.push({ type: "hardBreak" });
    else if (tag === "a") {
      const { href } = attributes;
      const link = isSafeHref(href) ? documentSchema.mark("link", { href }) : undefined;
      setMarks([...inline, { tag, mark: link }]);
    } else if (mark) setMarks([...inline, { tag, mark: documentSchema.mark(mark) }]);
    else if (breaking.has(tag)) closeBlock();
  }

  // An item outside a list is text like any other.
  function openListItem(): void {
    closeBlock();
    if (/List$/.test(path.at(-1)?.type ?? "")) openContainer("listItem");
  }

  function close(tag: string): void {
    if (unread.has(tag)) unreadDepth -= 1;
    if (unreadDepth > 0) return;
    const container = containers[tag];
    if (container) closeContainer(container);
    else if (tag === "a" || marks[tag]) {
      const at = inline.findLastIndex((each) => each.tag === tag);
      setMarks(inline.filter((_, i) => i !== at));
    } else if (tag === "p" || headings[tag] || breaking.has(tag)) closeBlock();
  }

  const parser = new Parser({
    onopentag: open,
    onclosetag: close,
    ontext: (text) => unreadDepth === 0 && addText(text),
  });
  parser.end(html);
  closeBlock();
  while (path.length > 1) closeContainer((path.at(-1) as Block).type);
  const [doc] = path as [Block];
  return doc.content.length > 0 ? { type: "doc", content: doc.content.map(wellFormed) } : emptyDocument;
}

const startOf = ({ start }: Record<string, string>): number =>
  /^\d{1,6}$/.test(start ?? "") ? Number(start) : 1;

/** Takes white space and line breaks from the end; says whether anything is left. */
function trimEnd(content: Document[]): boolean {
  for (let last = content.at(-1); last; last = content.at(-1)) {
    if (last.text) last.text = last.text.trimEnd();
    if (last.text) return true;
    content.pop();
  }
  return false;
}

// The schema wants a paragraph first in every list item.
function wellFormed(node: Document): Document {
  if (node.type !== "listItem")
    return node.content ? { ...node, content: node.content.map(wellFormed) } : node;
  const content = (node.content ?? []).map((child) =>
    child.type === "heading"
      ? { ...child, type: "paragraph", attrs: { dir: child.attrs?.dir } }
      : wellFormed(child),
  );
  return {
    ...node,
    content: content[0]?.type === "paragraph" ? content : [{ type: "paragraph" }, ...content],
  };
}
