"use client";

import { TextSelection } from "@tiptap/pm/state";
import { useEditorState } from "@tiptap/react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ActionContext, ActionName } from "./editor-actions.ts";
import { EditorTool } from "./editor-tool.tsx";
import { EditorToolRow } from "./editor-tool-row.tsx";

const names: ActionName[] = ["bold", "italic", "link", "heading", "quote", "footnote"];

/** The tools one wants for selected words, beside them. A touch screen has its own menu there, and the tools above the text. */
export function EditorSelectionTools({ context }: { context: ActionContext }) {
  const { editor } = context;
  const t = useTranslations("editor");
  const box = useRef<HTMLDivElement>(null);
  const [isPressed, setPressed] = useState(false);
  const selected = useEditorState({
    editor,
    selector: ({ editor }) => {
      const { selection } = editor.state;
      const isText = selection instanceof TextSelection && !selection.empty;
      return isText && editor.isFocused ? { from: selection.from, to: selection.to } : null;
    },
  });

  // While the mouse is still selecting, they would be in its way.
  useEffect(() => {
    const down = (event: PointerEvent) =>
      setPressed(event.target instanceof Node && editor.view.dom.contains(event.target));
    const up = () => setPressed(false);
    window.addEventListener("pointerdown", down);
    window.addEventListener("pointerup", up);
    return () => {
      window.removeEventListener("pointerdown", down);
      window.removeEventListener("pointerup", up);
    };
  }, [editor]);

  const isShown = selected !== null && !isPressed;
  useLayoutEffect(() => {
    const element = box.current;
    if (!isShown || !element) return;
    const place = () => {
      const start = editor.view.coordsAtPos(selected.from);
      const end = editor.view.coordsAtPos(selected.to, -1);
      const { width, height } = element.getBoundingClientRect();
      const tools = editor.view.dom.closest(".writing")?.querySelector(".tools");
      const isAbove = start.top - height - 8 > (tools?.getBoundingClientRect().bottom ?? 0);
      const middle = start.top === end.top ? (start.left + end.left) / 2 : (start.left + end.right) / 2;
      element.style.top = `${isAbove ? start.top - height - 8 : end.bottom + 8}px`;
      element.style.left = `${Math.max(8, Math.min(middle - width / 2, window.innerWidth - width - 8))}px`;
    };
    place();
    window.addEventListener("scroll", place, { passive: true, capture: true });
    return () => window.removeEventListener("scroll", place, { capture: true });
  }, [editor, isShown, selected]);

  if (!isShown) return null;
  return (
    <div ref={box} className="selection-tools">
      <EditorToolRow label={t("selectionTools")}>
        {names.map((name) => (
          <EditorTool key={name} name={name} context={context} />
        ))}
      </EditorToolRow>
    </div>
  );
}
