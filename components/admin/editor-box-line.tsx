"use client";

import { type RefObject, useId } from "react";

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
  const described = error ? `${id}-error` : help ? `${id}-help` : undefined;
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
        aria-describedby={described}
        onInput={(event) => onType?.(event.currentTarget.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          onEnter?.();
        }}
        {...rest}
      />
      {error ? (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      ) : help ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
    </div>
  );
}
