import type { Editor } from "@tiptap/react";
import { toggleDirection } from "./block-direction.ts";
import { insertSection } from "./insert-section.ts";
import { moveBlock, neighbourOf } from "./move-block.ts";

/** What opens in a line under the tools. */
export type Panel = "link" | "more" | "find" | "embed" | "related" | "figure" | "gallery";

export type ActionContext = {
  editor: Editor;
  direction: "ltr" | "rtl";
  /** What cannot be done here. */
  lacks?: ActionName[] | undefined;
  open: (panel: Panel) => void;
  toggleQuiet: () => void;
  showHelp: () => void;
};

export type Action = {
  /** As the shortcuts of ProseMirror are written; Mod is Ctrl, or Command on a Mac. */
  keys?: string;
  sign?: string;
  isOn?: (editor: Editor) => boolean;
  isOff?: (editor: Editor) => boolean;
  run: (context: ActionContext) => void;
};

const mark = (type: string) => ({
  isOn: (editor: Editor) => editor.isActive(type),
  run: ({ editor }: ActionContext) => void editor.chain().focus().toggleMark(type).run(),
});

const move = (way: -1 | 1) => ({
  isOff: ({ state }: Editor) => neighbourOf(state, way) === undefined,
  run: ({ editor }: ActionContext) => moveBlock(editor, way),
});

/** All that the editor can do to a text, by name: for the tools, the slash menu, the keys and the help. */
export const actions = {
  heading: {
    keys: "Mod-Alt-2",
    isOn: (editor) => editor.isActive("heading", { level: 2 }),
    run: ({ editor }) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  subheading: {
    keys: "Mod-Alt-3",
    isOn: (editor) => editor.isActive("heading", { level: 3 }),
    run: ({ editor }) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  bold: { sign: "B", keys: "Mod-b", ...mark("bold") },
  italic: { sign: "I", keys: "Mod-i", ...mark("italic") },
  strike: { keys: "Mod-Shift-s", ...mark("strike") },
  code: { keys: "Mod-e", ...mark("code") },
  superscript: { keys: "Mod-.", ...mark("superscript") },
  subscript: { keys: "Mod-,", ...mark("subscript") },
  link: { keys: "Mod-k", isOn: (editor) => editor.isActive("link"), run: ({ open }) => open("link") },
  quote: {
    keys: "Mod-Shift-b",
    isOn: (editor) => editor.isActive("blockquote"),
    run: ({ editor }) => editor.chain().focus().toggleWrap("blockquote").run(),
  },
  pullQuote: {
    isOn: (editor) => editor.isActive("pullQuote"),
    run: ({ editor }) => editor.chain().focus().toggleWrap("pullQuote").run(),
  },
  attribution: {
    isOn: (editor) => editor.isActive("attribution"),
    isOff: (editor) => !editor.isActive("blockquote") && !editor.isActive("pullQuote"),
    run: ({ editor }) => addAttribution(editor),
  },
  list: {
    keys: "Mod-Shift-8",
    isOn: (editor) => editor.isActive("bulletList"),
    run: ({ editor }) => editor.chain().focus().toggleBulletList().run(),
  },
  numberedList: {
    keys: "Mod-Shift-7",
    isOn: (editor) => editor.isActive("orderedList"),
    run: ({ editor }) => editor.chain().focus().toggleOrderedList().run(),
  },
  table: { isOff: (editor) => editor.isActive("table"), run: ({ editor }) => insertTable(editor) },
  footnote: {
    keys: "Mod-Alt-f",
    isOn: (editor) => editor.isActive("footnote"),
    run: ({ editor }) => insertNote(editor),
  },
  callout: {
    isOn: (editor) => editor.isActive("callout"),
    run: ({ editor }) => editor.chain().focus().toggleWrap("callout").run(),
  },
  divider: { run: ({ editor }) => editor.chain().focus().setHorizontalRule().run() },
  figure: { run: ({ open }) => open("figure") },
  gallery: { run: ({ open }) => open("gallery") },
  embed: { run: ({ open }) => open("embed") },
  related: { run: ({ open }) => open("related") },
  direction: {
    keys: "Mod-Alt-d",
    isOn: (editor) => editor.state.selection.$from.node(1)?.attrs.dir != null,
    run: ({ editor, direction }) => toggleDirection(editor, direction),
  },
  moveUp: { keys: "Alt-Shift-ArrowUp", ...move(-1) },
  moveDown: { keys: "Alt-Shift-ArrowDown", ...move(1) },
  undo: {
    sign: "↶",
    keys: "Mod-z",
    isOff: (editor) => !editor.can().undo(),
    run: ({ editor }) => editor.chain().focus().undo().run(),
  },
  redo: {
    sign: "↷",
    keys: "Mod-Shift-z",
    isOff: (editor) => !editor.can().redo(),
    run: ({ editor }) => editor.chain().focus().redo().run(),
  },
  find: { keys: "Mod-f", run: ({ open }) => open("find") },
  help: { keys: "Mod-/", run: ({ showHelp }) => showHelp() },
  quiet: { keys: "Mod-Alt-q", run: ({ toggleQuiet }) => toggleQuiet() },
} satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;

export const actionOf = (name: ActionName): Action => actions[name];

// What other editors call them, and English for who types it at a Persian desk.
const otherNames: Partial<Record<ActionName, string>> = {
  heading: "h2",
  subheading: "h3",
  list: "bullet points",
  numberedList: "ordered list",
  figure: "picture image photo",
  gallery: "pictures images photos",
  pullQuote: "quote",
  callout: "box",
  divider: "line hr",
  embed: "film video sound audio chart youtube",
  related: "read also card",
};

/** Whether an action is meant by what was typed: a part of its name in the desk's language, or how another of its names begins. */
export function isMeantBy(name: ActionName, label: string, typed: string): boolean {
  const asked = typed.toLowerCase();
  const others = `${name} ${otherNames[name] ?? ""}`.toLowerCase().split(" ");
  return label.toLowerCase().includes(asked) || others.some((other) => other.startsWith(asked));
}

/** Keys as a person reads them on the keyboard. */
export function spokenKeys(keys: string): string {
  const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
  return keys
    .split("-")
    .map((key) => key.replace("Mod", isMac ? "⌘" : "Ctrl"))
    .map((key) => key.replace("ArrowUp", "↑").replace("ArrowDown", "↓"))
    .map((key) => (key.length === 1 ? key.toUpperCase() : key))
    .join("+");
}

function insertTable(editor: Editor): void {
  const cell = (type: string) => ({ type, content: [{ type: "paragraph" }] });
  const row = (type: string) => ({ type: "tableRow", content: [cell(type), cell(type), cell(type)] });
  insertSection(editor, {
    type: "table",
    content: [row("tableHeader"), row("tableCell"), row("tableCell")],
  });
}

// A note stands at the end of what is selected; its box opens because it is then selected itself.
function insertNote(editor: Editor): void {
  const { to } = editor.state.selection;
  if (!editor.state.selection.$to.parent.inlineContent) return;
  editor.chain().insertContentAt(to, { type: "footnote" }).setNodeSelection(to).run();
}

function addAttribution(editor: Editor): void {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const quote = $from.node(depth);
    if (quote.type.name !== "blockquote" && quote.type.name !== "pullQuote") continue;
    const end = $from.end(depth);
    const has = quote.lastChild?.type.name === "attribution";
    const chain = editor.chain().focus();
    (has ? chain : chain.insertContentAt(end, { type: "attribution" }))
      .setTextSelection(has ? end - 1 : end + 1)
      .run();
    return;
  }
}
