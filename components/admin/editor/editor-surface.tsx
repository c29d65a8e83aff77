import { type Editor, EditorContent } from "@tiptap/react";
import { useLayoutEffect, useRef } from "react";

/**
 * Where an editor that was made without a place stands. Given one from the start, Tiptap draws the text twice: once before its
 * views of pictures can be shown, and once with them.
 */
export function EditorSurface({ editor }: { editor: Editor }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!place.current || !editor.isDestroyed) return;
    editor.mount(place.current);
    Object.assign(editor, { isEditorContentInitialized: true });
  }, [editor]);
  return <EditorContent editor={editor} innerRef={place} className="writing-surface" />;
}
