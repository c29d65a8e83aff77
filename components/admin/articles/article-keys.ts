import { type KeyboardEvent, type RefObject, useEffect } from "react";

/**
 * Enter in a field of one line would press a button that the person does not see: it leads from title to standfirst to body,
 * and elsewhere does nothing.
 */
export function leadByEnter(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, key, nativeEvent, currentTarget } = event;
  if (key !== "Enter" || nativeEvent.isComposing) return;
  const next = { title: "[name=standfirst]", standfirst: "[role=textbox].prose" }[
    (target as HTMLInputElement).name
  ];
  if (!next && !(target instanceof HTMLInputElement)) return;
  event.preventDefault();
  if (next) currentTarget.querySelector<HTMLElement>(next)?.focus();
}

/** Has Ctrl+S, or Command+S, send a form from wherever one is on the page. */
export function useSaveKey(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    window.addEventListener("keydown", save);
    return () => window.removeEventListener("keydown", save);
    function save(event: globalThis.KeyboardEvent) {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      form.current?.requestSubmit();
    }
  }, [form]);
}
