import { useEffect, useRef, useState } from "react";
import type { Document } from "#domain/documents/schema.ts";
import { documentOfMarkdown } from "./document-of-markdown.ts";

/** The plain field waits to be replaced, is written in, or is replaced. */
type Stage = "waiting" | "written" | "replaced";

// Who stops for so long at the text's end can go on in the editor.
const pauseMs = 1000;

/**
 * Has the editor take the place of the plain field that a page brings, once nobody is at work in it, and begin with what was
 * written there as Markdown. Until then the form is sent, and saves itself, with that field.
 */
export function useEarlyWriting({ id, direction }: { id: string; direction: "ltr" | "rtl" }) {
  const taken = useRef<string>(undefined);
  const isInUse = () => {
    const field = fieldOf(id);
    if (!field) return false;
    if (taken.current !== undefined) return field.value !== taken.current;
    return field.value !== textGiven(field) || hasFocus(field);
  };
  const [stage, setStage] = useState<Stage>(() => (isInUse() ? "written" : "waiting"));
  const [early, setEarly] = useState<{ document: Document | undefined; hasFocus: boolean }>();

  useEffect(() => {
    const field = fieldOf(id);
    if (stage !== "written" || !field) return;
    const listening = new AbortController();
    let pause: ReturnType<typeof setTimeout>;

    async function exchange(text: HTMLTextAreaElement) {
      clearTimeout(pause);
      const { value } = text;
      const isWritten = value !== textGiven(text);
      const document = isWritten ? await documentOfMarkdown(value, direction) : undefined;
      // What cannot be read stays where it is: the server says what is wrong with it.
      if (listening.signal.aborted || text.value !== value || (isWritten && !document)) return;
      taken.current = value;
      setEarly({ document, hasFocus: hasFocus(text) });
      setStage("waiting");
    }

    const wait = () => {
      clearTimeout(pause);
      pause = setTimeout(() => isAtEnd(field) && void exchange(field), pauseMs);
    };
    field.addEventListener("input", wait, listening);
    // Not under the very press that leaves it: the page grows with the editor, and what was aimed at would move away.
    const leave = () => hasFocus(field) || void exchange(field);
    const waitForEnd = () => {
      for (const end of ["mouseup", "keyup"])
        window.addEventListener(end, leave, { signal: listening.signal, once: true });
    };
    field.addEventListener("blur", waitForEnd, listening);
    // The form hears of what was written before its scripts had come as of something written now.
    if (field.value !== textGiven(field)) field.dispatchEvent(new Event("input", { bubbles: true }));
    if (!hasFocus(field)) void exchange(field);
    return () => {
      listening.abort();
      clearTimeout(pause);
    };
  }, [stage, id, direction]);

  // To be told when the editor stands, before anybody sees it. The same for good: the editor is not rendered anew for it.
  const [stand] = useState(() => () => setStage(isInUse() ? "written" : "replaced"));
  return { stage, early, stand };
}

function fieldOf(id: string): HTMLTextAreaElement | undefined {
  if (typeof document === "undefined") return undefined;
  const element = document.getElementById(id);
  return element instanceof HTMLTextAreaElement ? element : undefined;
}

// Nothing is given where the field holds what was typed on the page before this one.
function textGiven(field: HTMLTextAreaElement): string | undefined {
  return field.dataset.typed === undefined ? field.defaultValue : undefined;
}

function hasFocus(field: HTMLTextAreaElement): boolean {
  return document.activeElement === field;
}

function isAtEnd(field: HTMLTextAreaElement): boolean {
  return hasFocus(field) && field.selectionEnd === field.value.length;
}
