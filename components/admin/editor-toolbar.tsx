"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { toggleDirection } from "./block-direction.ts";
import { LinkBox } from "./link-box.tsx";

type Props = {
  editor: Editor;
  direction: "ltr" | "rtl";
  isLinking: boolean;
  setLinking: (isLinking: boolean) => void;
};

type Tool = {
  name: Parameters<ReturnType<typeof useTranslations<"desk.tools">>>[0];
  sign?: string;
  keys?: string;
  isOn?: (editor: Editor) => boolean;
  isOff?: (editor: Editor) => boolean;
  run: (editor: Editor, direction: "ltr" | "rtl") => void;
};

const tools: Tool[] = [
  {
    name: "heading",
    keys: "Ctrl+Alt+2",
    isOn: (editor) => editor.isActive("heading", { level: 2 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: "subheading",
    keys: "Ctrl+Alt+3",
    isOn: (editor) => editor.isActive("heading", { level: 3 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: "bold",
    sign: "B",
    keys: "Ctrl+B",
    isOn: (editor) => editor.isActive("bold"),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: "italic",
    sign: "I",
    keys: "Ctrl+I",
    isOn: (editor) => editor.isActive("italic"),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: "quote",
    keys: "Ctrl+Shift+B",
    isOn: (editor) => editor.isActive("blockquote"),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    name: "list",
    keys: "Ctrl+Shift+8",
    isOn: (editor) => editor.isActive("bulletList"),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: "numberedList",
    keys: "Ctrl+Shift+7",
    isOn: (editor) => editor.isActive("orderedList"),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  { name: "divider", run: (editor) => editor.chain().focus().setHorizontalRule().run() },
  {
    name: "direction",
    isOn: (editor) => editor.state.selection.$from.node(1)?.attrs.dir != null,
    run: (editor, direction) => toggleDirection(editor, direction),
  },
  {
    name: "undo",
    sign: "↶",
    keys: "Ctrl+Z",
    isOff: (editor) => !editor.can().undo(),
    run: (editor) => editor.chain().focus().undo().run(),
  },
  {
    name: "redo",
    sign: "↷",
    keys: "Ctrl+Shift+Z",
    isOff: (editor) => !editor.can().redo(),
    run: (editor) => editor.chain().focus().redo().run(),
  },
];
// The link's button stands after the italic one.
const linkPlace = 4;

/** The editor's tools: one stop for the Tab key, arrow keys between them. */
export function EditorToolbar({ editor, direction, isLinking, setLinking }: Props) {
  const t = useTranslations("desk.tools");
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const states = useEditorState({
    editor,
    selector: ({ editor }) => ({
      on: tools.map((tool) => tool.isOn?.(editor) ?? false),
      off: tools.map((tool) => tool.isOff?.(editor) ?? false),
      isLink: editor.isActive("link"),
    }),
  });
  const place = (index: number) => (index < linkPlace ? index : index + 1);

  function move(event: KeyboardEvent) {
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const isRtl = bar.current ? getComputedStyle(bar.current).direction === "rtl" : false;
    const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
    const goal =
      { Home: 0, End: buttons.length - 1 }[event.key] ??
      (step === undefined ? undefined : (stop + step + buttons.length) % buttons.length);
    if (goal === undefined) return;
    event.preventDefault();
    setStop(goal);
    buttons[goal]?.focus();
  }

  const buttons = tools.map(({ name, sign, keys, isOn, run }, index) => (
    <button
      key={name}
      type="button"
      className={`tool tool-${name}`}
      tabIndex={stop === place(index) ? 0 : -1}
      aria-pressed={isOn ? states.on[index] : undefined}
      aria-disabled={states.off[index] || undefined}
      aria-label={sign ? t(name) : undefined}
      title={keys ? `${t(name)} (${keys})` : t(name)}
      // Else pressing a tool takes the focus, and with it the selection, from the text.
      onMouseDown={(event) => event.preventDefault()}
      onFocus={() => setStop(place(index))}
      onClick={() => run(editor, direction)}
    >
      {sign ?? t(name)}
    </button>
  ));
  const link = (
    <button
      key="link"
      type="button"
      className="tool"
      tabIndex={stop === linkPlace ? 0 : -1}
      aria-pressed={states.isLink}
      aria-expanded={isLinking}
      title={`${t("link")} (Ctrl+K)`}
      onMouseDown={(event) => event.preventDefault()}
      onFocus={() => setStop(linkPlace)}
      onClick={() => setLinking(!isLinking)}
    >
      {t("link")}
    </button>
  );
  return (
    <div className="tools">
      <div ref={bar} role="toolbar" aria-label={t("label")} className="tools-row" onKeyDown={move}>
        {buttons.toSpliced(linkPlace, 0, link)}
      </div>
      {isLinking ? <LinkBox editor={editor} close={() => setLinking(false)} /> : null}
    </div>
  );
}
