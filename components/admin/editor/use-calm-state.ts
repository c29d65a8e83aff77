import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import { whenIdle } from "#components/ui/when-idle.ts";

const pauseMs = 120;

type Clock = { looks: Set<() => void>; end: () => void };

// One clock for each editor, whatever number of tools looks at it.
const clocks = new WeakMap<Editor, Clock>();

/**
 * What a selector makes of the editor, brought up to date in the pauses of typing, when the browser has nothing else to do: a
 * key waits for nothing that only tells about the text. The selector must stay the same function, or one that reads the
 * same.
 */
export function useCalmState<T>(editor: Editor, select: (editor: Editor) => T): T {
  const [state, setState] = useState(() => select(editor));
  useEffect(() => {
    const look = () => {
      const now = select(editor);
      setState((before) => (isSame(before, now) ? before : now));
    };
    const clock = clockOf(editor);
    clock.looks.add(look);
    look();
    return () => {
      clock.looks.delete(look);
      if (clock.looks.size === 0) clock.end();
    };
  }, [editor, select]);
  return state;
}

function clockOf(editor: Editor): Clock {
  const known = clocks.get(editor);
  if (known) return known;
  const looks = new Set<() => void>();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let cancel: (() => void) | undefined;
  const look = () => {
    for (const each of looks) each();
  };
  const wait = () => {
    cancel?.();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      cancel = whenIdle(look);
    }, pauseMs);
  };
  const end = () => {
    cancel?.();
    clearTimeout(waiting);
    editor.off("transaction", wait);
    clocks.delete(editor);
  };
  const clock = { looks, end };
  editor.on("transaction", wait);
  clocks.set(editor, clock);
  return clock;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
