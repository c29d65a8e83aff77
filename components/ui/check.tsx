"use client";

import { useId } from "react";
import { useForm } from "./action-form.tsx";

type Props = { name: string; label: string; help?: string; defaultChecked?: boolean };

/** A box to tick, with its help; after a refusal it stands as it was sent. */
export function Check({ name, label, help, defaultChecked = false }: Props) {
  const { state } = useForm();
  const id = useId();
  const isTicked = state.status === "invalid" ? state.values[name] !== undefined : defaultChecked;
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          name={name}
          defaultChecked={isTicked}
          aria-describedby={help ? `${id}-help` : undefined}
        />
        {label}
      </label>
      {help ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
    </div>
  );
}
