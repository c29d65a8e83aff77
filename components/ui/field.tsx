"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { useForm } from "./action-form.tsx";
import { DateInput, type DateInputProps } from "./date-input.tsx";
import { useEarlyTyping } from "./use-early-typing.ts";

type Common = { name: string; label: string; help?: ReactNode };
type InputProps = Common & Omit<ComponentProps<"input">, "name">;
type DateProps = Common &
  Pick<DateInputProps, "hasTime" | "onValue"> & {
    defaultValue?: string | undefined;
    /** What is wrong with it, in a form that no action answers. */
    fault?: string | undefined;
  };
type TextAreaProps = Common & Omit<ComponentProps<"textarea">, "name">;
type SelectProps = Common & Omit<ComponentProps<"select">, "name">;

/** A labelled text field with its help and its error beside it. */
export function Field({ name, label, help, defaultValue, ...input }: InputProps) {
  const { id, error, typed, described } = useField(name, help);
  return (
    <Row id={id} label={label} help={help} error={error}>
      <input id={id} name={name} defaultValue={typed ?? defaultValue} {...described} {...input} />
    </Row>
  );
}

/** As Field, for a date or a date and time: sent as a browser's own field for it would, told as the desk's language does. */
export function DateField({ name, label, help, defaultValue = "", fault, ...input }: DateProps) {
  const { id, error, typed, described } = useField(name, help, fault);
  return (
    <Row id={id} label={label} help={help} error={error}>
      <DateInput
        key={defaultValue}
        id={id}
        name={name}
        value={typed ?? defaultValue}
        {...described}
        {...input}
      />
    </Row>
  );
}

/** As Field, for text of several lines. */
export function TextArea({ name, label, help, defaultValue, ...input }: TextAreaProps) {
  const { id, error, typed, described } = useField(name, help);
  const early = useEarlyTyping(id);
  return (
    <Row id={id} label={label} help={help} error={error}>
      <textarea id={id} name={name} defaultValue={early ?? typed ?? defaultValue} {...described} {...input} />
    </Row>
  );
}

/** As Field, for one choice of a list: a native select, so that it works without scripts. */
export function Select({ name, label, help, defaultValue, children, ...input }: SelectProps) {
  const { id, error, typed, described } = useField(name, help);
  return (
    <Row id={id} label={label} help={help} error={error}>
      <select id={id} name={name} defaultValue={typed ?? defaultValue} {...described} {...input}>
        {children}
      </select>
    </Row>
  );
}

function useField(name: string, help: ReactNode, fault?: string) {
  const { state } = useForm();
  const id = useId();
  const error = state.errors[name] ?? fault;
  const describedBy = [help ? `${id}-help` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    error,
    typed: state.values[name]?.[0],
    described: {
      "aria-describedby": describedBy || undefined,
      "aria-invalid": error ? true : undefined,
    },
  };
}

function Row(props: { id: string; label: string; help?: ReactNode; error?: string; children: ReactNode }) {
  const { id, label, help, error, children } = props;
  return (
    <div className="field">
      <label id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      {children}
      {help ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
