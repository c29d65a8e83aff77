"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";
import type { DatePartsProps } from "./date-parts-input.tsx";
import { noDate } from "./no-date.ts";
import { whenIdle } from "./when-idle.ts";

export type DateInputProps = {
  /** The label has the id `${id}-label`. */
  id: string;
  name: string;
  value: string;
  hasTime?: boolean;
  onValue?: (value: string) => void;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | undefined;
};

/**
 * A date, or a date and time: the browser's own field, which speaks the browser's language and knows the Gregorian calendar
 * alone, until somebody comes to see it and the code for the desk's own is there.
 */
export function DateInput({ value, hasTime = false, onValue, ...input }: DateInputProps) {
  const native = useRef<HTMLInputElement>(null);
  const [Parts, setParts] = useState<ComponentType<DatePartsProps>>();
  const [typed, setTyped] = useState(value);

  useEffect(() => {
    const field = native.current;
    if (!field) return;
    let isOver = false;
    let stop = () => {};
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      stop = whenIdle(load);
    });
    seen.observe(field);

    function load() {
      import("./date-parts-input.tsx").then(
        ({ DatePartsInput }) => exchange(DatePartsInput),
        // Offline: the browser's own field does as well.
        () => {},
      );
    }

    // Not under somebody's hands, and not while it holds half a date, which it would not tell.
    function exchange(Input: ComponentType<DatePartsProps>) {
      if (isOver || !field) return;
      if (document.activeElement === field || field.validity.badInput) {
        field.addEventListener("blur", () => exchange(Input), { once: true });
        return;
      }
      setTyped(field.value);
      setParts(() => Input);
    }

    // The browser's field would send half a date as none.
    const sayHalf = ({ formData }: FormDataEvent) => {
      if (field.validity.badInput) formData.set(field.name, noDate);
    };
    const { form } = field;
    form?.addEventListener("formdata", sayHalf);

    return () => {
      isOver = true;
      form?.removeEventListener("formdata", sayHalf);
      seen.disconnect();
      stop();
    };
  }, []);

  if (Parts) return <Parts value={typed} hasTime={hasTime} onValue={onValue} {...input} />;
  return (
    <div className={hasTime ? "date-native date-native-time" : "date-native"}>
      <input
        ref={native}
        type={hasTime ? "datetime-local" : "date"}
        defaultValue={value}
        onInput={(event) => onValue?.(event.currentTarget.value)}
        {...input}
      />
    </div>
  );
}
