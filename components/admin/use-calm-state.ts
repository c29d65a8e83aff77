import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";

const pause = 80;

/**
 * What a selector makes of the editor, brought up to date in the pauses of typing: a key waits for nothing that only tells
 * about the text. The selector must stay the same function, or one that reads the same.
 */
export function useCalmState<T>(editor: Editor, select: (editor: Editor) => T): T {
  const [state, setState] = useState(() => select(editor));
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const look = () => setState((before) => (isSame(before, select(editor)) ? before : select(editor)));
    const wait = () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, pause);
    };
    editor.on("transaction", wait);
    look();
    return () => {
      clearTimeout(waiting);
      editor.off("transaction", wait);
    };
  }, [editor, select]);
  return state;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
