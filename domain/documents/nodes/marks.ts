import { Mark, markInputRule } from "@tiptap/core";
import { isSafeHref } from "../safe-href.ts";
import type { Document } from "../schema.ts";
import { type Attributes, element, type Piece, type Reading } from "./family.ts";

type MarkJson = NonNullable<Document["marks"]>[number];

/** Raised and lowered letters; the other marks are Tiptap's own. */
export const markExtensions = [
  script({ name: "superscript", tag: "sup", key: "Mod-." }),
  script({ name: "subscript", tag: "sub", key: "Mod-," }),
];

function script({ name, tag, key }: { name: string; tag: string; key: string }) {
  return Mark.create({
    name,
    excludes: "superscript subscript",
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
    addKeyboardShortcuts: () => ({ [key]: ({ editor }) => editor.commands.toggleMark(name) }),
    addInputRules() {
      return [markInputRule({ find: new RegExp(`<${tag}>([^<]+)</${tag}>$`), type: this.type })];
    },
  });
}

const tags: Record<string, string> = {
  bold: "strong",
  italic: "em",
  strike: "s",
  code: "code",
  superscript: "sup",
  subscript: "sub",
  link: "a",
};

/** What readers get of a mark around pieces. Throws on a mark that is not known. */
export function shownMark(mark: MarkJson, children: Piece[], reading: Reading): Piece {
  const tag = tags[mark.type];
  if (!tag) throw new Error(`nothing says how readers see the mark ${mark.type}`);
  return element(tag, mark.type === "link" ? linkAttributes(mark, reading) : {}, children);
}

function linkAttributes({ attrs }: MarkJson, reading: Reading): Attributes {
  return isSafeHref(attrs?.href) ? { href: reading.address(attrs.href) } : {};
}
