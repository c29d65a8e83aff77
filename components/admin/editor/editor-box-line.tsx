"use client";

import { type RefObject, useId } from "react";
import { describedBy, EditorBoxNote } from "./editor-box-note.tsx";

type Props = {
  label: string;
  fieldRef?: RefObject<HTMLInputElement | null>;
  defaultValue?: string;
  type?: "text" | "url";
  dir?: "ltr" | "auto";
  help?: string;
  error?: string | undefined;
  onEnter?: () => void;
  onType?: (value: string) => void;
  onLeave?: () => void;
};

/** A labelled field of one line in a box. */
export function EditorBoxLine({ label, fieldRef, help, error, onEnter, onType, onLeave, ...rest }: Props) {
  const id = useId();
  return (
    <div className="box-line">
      <label htmlFor={id}>{label}</label>
      <input
        ref={fieldRef}
        id={id}
        // No field of the form around it.
        form=""
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { help, error })}
        onInput={(event) => onType?.(event.currentTarget.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          onEnter?.();
        }}
        {...rest}
      />
      <EditorBoxNote id={id} help={help} error={error} />
    </div>
  );
}
