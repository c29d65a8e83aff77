import { useEffect, useState } from "react";

/**
 * What somebody typed into a textarea while the page's scripts were on their way, as the text to begin with. React gives a
 * textarea its first text again as it takes a page over (react-dom, initTextarea), and tells nobody of what was typed before:
 * it is told of as typed now, and so is what was typed meanwhile.
 */
export function useEarlyTyping(id: string): string | undefined {
  const [early, setEarly] = useState(() => {
    const field = textareaOf(id);
    return field && field.value !== field.defaultValue ? field.value : undefined;
  });
  useEffect(() => {
    const field = textareaOf(id);
    if (!field || (early === undefined && field.value === field.defaultValue)) return;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    setEarly(undefined);
  }, [id, early]);
  return early;
}

function textareaOf(id: string): HTMLTextAreaElement | undefined {
  if (typeof document === "undefined") return undefined;
  const element = document.getElementById(id);
  return element instanceof HTMLTextAreaElement ? element : undefined;
}
