"use client";

import type { ComponentProps } from "react";
import { useForm } from "./action-form.tsx";

type Props = ComponentProps<"button"> & { pendingLabel?: string };

/** A form's button: it cannot be pressed twice while the form is being sent. */
export function SubmitButton({ children, pendingLabel, className = "button", ...button }: Props) {
  const { isPending } = useForm();
  return (
    <button
      type="submit"
      className={className}
      aria-disabled={isPending || undefined}
      {...button}
      onClick={(event) => {
        if (isPending) event.preventDefault();
      }}
    >
      {isPending && pendingLabel ? pendingLabel : children}
    </button>
  );
}
