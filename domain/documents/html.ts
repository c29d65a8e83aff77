import type { Mark } from "@tiptap/pm/model";
import { Parser } from "htmlparser2";
import { Invalid } from "../errors.ts";
import { type Direction, withDirections } from "./direction.ts";
import { directionAttribute, newDocument } from "./html-building.ts";
import { bringNotesHome } from "./html-notes.ts";
import { isSafeHref } from "./safe-href.ts";
import { checkDocument, type Document, documentSchema } from "./schema.ts";

type Attributes = Record<string, string>;

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
  (
    "div section article main aside header footer nav figure figcaption caption dl dt dd pre address details summary form " +
    "tr td th"
  ).split(" "),
);
const inlineTags = new Set(["a", "span", ...Object.keys(marks)]);

/**
 * HTML from elsewhere to a checked document: paragraphs, headings, quotes, lists, tables, notes, dividers, line breaks, marks
 * and safe links; a table's columns as they are aligned. Of any other element the text stays, and of a table within a list or a
 * quote as well; scripts and styles go whole. Blocks get a `dir` where theirs differs from the text's own direction. Throws
 * Invalid on field "body".
 */
export function documentFromHtml(html: string, direction: Direction = "ltr"): Document {
  if (html.length > 1_000_000) throw new Invalid({ body: "tooLong" });
  return withDirections(checkDocument(readBlocks(bringNotesHome(html), direction)), direction);
}

function readBlocks(html: string, direction: Direction): Document {
  const text = newDocument(direction);
  let inline: { tag: string; mark: Mark | undefined }[] = [];
  let unreadDepth = 0;
  let noteDepth = 0;

  function open(tag: string, attributes: Attributes): void {
    if (unread.has(tag)) unreadDepth += 1;
    if (unreadDepth > 0) return;
    if (noteDepth > 0 && !inlineTags.has(tag)) text.addText(" ");
    else if (inlineTags.has(tag)) openInline(tag, attributes);
    else openBlock(tag, attributes);
  }

  function openInline(tag: string, attributes: Attributes): void {
    if (tag === "a") setInline([...inline, { tag, mark: linkTo(attributes.href) }]);
    else if (marks[tag]) setInline([...inline, { tag, mark: documentSchema.mark(marks[tag]) }]);
    else if (noteDepth > 0) noteDepth += 1;
    else if (attributes["data-footnote"] !== undefined) {
      text.openNote();
      noteDepth = 1;
    }
  }

  function openBlock(tag: string, attributes: Attributes): void {
    const dir = directionAttribute(attributes);
    const container = containers[tag];
    if (tag === "p" || tag === "div") text.sayOfCell(attributes);
    if (tag === "p") text.openBlock("paragraph", { dir });
    else if (headings[tag]) text.openBlock("heading", { dir, level: headings[tag] });
    else if (container === "listItem") text.openListItem();
    else if (container === "orderedList") text.openContainer(container, { dir, start: startOf(attributes) });
    else if (container) text.openContainer(container, { dir });
    else if (tag === "hr") text.addDivider();
    else if (tag === "br") text.addLineBreak();
    else if (tag === "table") text.openTable(attributes);
    else if (tag === "tr") text.openRow();
    else if (tag === "td" || tag === "th") text.openCell(attributes);
    else if (breaking.has(tag)) text.closeBlock();
  }

  function close(tag: string): void {
    if (unread.has(tag)) unreadDepth -= 1;
    if (unreadDepth > 0) return;
    const container = containers[tag];
    if (inlineTags.has(tag)) closeInline(tag);
    else if (noteDepth > 0) return;
    else if (container) text.closeContainer(container);
    else if (tag === "table") text.closeTable();
    else if (tag === "p" || headings[tag] || breaking.has(tag)) text.closeBlock();
  }

  function closeInline(tag: string): void {
    if (tag === "span") {
      noteDepth = Math.max(0, noteDepth - 1);
      if (noteDepth === 0) text.closeNote();
    } else {
      const at = inline.findLastIndex((each) => each.tag === tag);
      setInline(inline.filter((_, i) => i !== at));
    }
  }

  function setInline(next: typeof inline): void {
    inline = next;
    text.setMarks(inline.map(({ mark }) => mark));
  }

  const parser = new Parser({
    onopentag: open,
    onclosetag: close,
    ontext: (words) => unreadDepth === 0 && text.addText(words),
  });
  parser.end(html);
  return text.finish();
}

const linkTo = (href: string | undefined): Mark | undefined =>
  isSafeHref(href) ? documentSchema.mark("link", { href }) : undefined;

const startOf = ({ start }: Attributes): number => (/^\d{1,6}$/.test(start ?? "") ? Number(start) : 1);
