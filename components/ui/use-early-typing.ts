import { useEffect, useState } from "react";

/**
 * Keeps what somebody typed into a textarea while the page's scripts were on their way. React gives a textarea its first text
 * again as it takes a page over (react-dom, initTextarea): the typed text is put back then, and told of as typed now.
 */
export function useEarlyTyping(id: string): void {
  const [early] = useState(() => {
    const field = textareaOf(id);
    return field && { value: field.value, from: field.selectionStart, to: field.selectionEnd };
  });
  useEffect(() => {
    const field = textareaOf(id);
    if (!early || !field || field.value === early.value) return;
    field.value = early.value;
    if (document.activeElement === field) field.setSelectionRange(early.from, early.to);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, [id, early]);
}

function textareaOf(id: string): HTMLTextAreaElement | undefined {
  if (typeof document === "undefined") return undefined;
  const element = document.getElementById(id);
  return element instanceof HTMLTextAreaElement ? element : undefined;
}
