import { getTextBetween, getTextSerializersFromSchema } from "@tiptap/core";
import { type Node, Slice } from "@tiptap/pm/model";

/** What is copied as plain text: a blank line between blocks, lists by their signs, a row's cells with tabs between. */
export function copiedText({ content }: Slice): string {
  // Words from within one block, without what holds it: of a list's item they are no list.
  const { firstChild } = content;
  const isWithin = content.childCount === 1 && firstChild?.childCount === 1 && !firstChild.isTextblock;
  if (isWithin && firstChild.isBlock) return copiedText(new Slice(firstChild.content, 0, 0));
  return joined(content.content, "\n\n");
}

const joined = (nodes: readonly Node[], between: string) =>
  nodes
    .map(textOf)
    .filter((text) => text !== "")
    .join(between);

function textOf(node: Node): string {
  const { name, spec, schema } = node.type;
  if (node.isInline) return node.textContent;
  if (node.isTextblock) {
    const textSerializers = getTextSerializersFromSchema(schema);
    return getTextBetween(node, { from: 0, to: node.content.size }, { textSerializers });
  }
  if (spec.tableRole === "row")
    return node.children.map((cell) => textOf(cell).replaceAll("\n", " ")).join("\t");
  if (/List$/.test(name)) return node.children.map((item, at) => itemText(item, signOf(node, at))).join("\n");
  return joined(node.children, spec.tableRole === "table" || name === "listItem" ? "\n" : "\n\n");
}

const signOf = ({ type, attrs }: Node, at: number) =>
  type.name === "orderedList" ? `${Number(attrs.start ?? 1) + at}. ` : "• ";

function itemText(item: Node, sign: string): string {
  return sign + textOf(item).replaceAll("\n", `\n${" ".repeat(sign.length)}`);
}
