"use client";

import type { KeyboardEvent, ReactNode } from "react";

type Props = {
  label: string;
  children: ReactNode;
  /** For what is changed there is selected in the text: Enter leads from there into the box. */
  isOfSelected?: boolean;
  onEscape: () => void;
};

/** What asks for something, under the tools or at its place in the text; it belongs to the text, not to the form around it. */
export function EditorBox({ label, children, isOfSelected = false, onEscape }: Props) {
  function keep(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onEscape();
  }
  return (
    <fieldset
      className="editor-box"
      aria-label={label}
      data-selected-box={isOfSelected ? "" : undefined}
      onInput={(event) => event.stopPropagation()}
      onChange={(event) => event.stopPropagation()}
      onKeyDown={keep}
    >
      {children}
    </fieldset>
  );
}
