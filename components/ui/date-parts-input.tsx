import { useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { DateInputProps } from "./date-input.tsx";
import { type DateParts, digitsIn, monthNames, partsFromSent, sentFromParts } from "./date-parts.ts";
import { noDate } from "./no-date.ts";

export type DatePartsProps = Omit<DateInputProps, "hasTime" | "onValue"> & {
  hasTime: boolean;
  onValue: DateInputProps["onValue"] | undefined;
};

type Part = keyof DateParts;

/** A date in the parts, the calendar and the digits of the desk's language. */
export function DatePartsInput({ id, name, value, hasTime, onValue, ...shared }: DatePartsProps) {
  const t = useTranslations("admin.date");
  const locale = useLocale();
  const [parts, setParts] = useState(() => partsFromSent(value, locale));
  const first = useRef<HTMLInputElement>(null);
  const sent = sentFromParts(parts, locale, hasTime);

  // Where the browser checks a form, as it does its own field.
  useEffect(() => first.current?.setCustomValidity(sent === noDate ? t("incomplete") : ""), [sent, t]);

  function change(part: Part, text: string) {
    const next = { ...parts, [part]: text };
    setParts(next);
    onValue?.(sentFromParts(next, locale, hasTime));
  }

  const digits = (part: Part, length: number) => (
    <span className="date-part">
      <label htmlFor={part === "day" ? id : `${id}-${part}`}>{t(part)}</label>
      <input
        {...shared}
        ref={part === "day" ? first : undefined}
        id={part === "day" ? id : `${id}-${part}`}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={length}
        size={length}
        value={digitsIn(parts[part], locale)}
        onChange={(event) => change(part, event.target.value)}
      />
    </span>
  );

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend where the field's label stands.
    <div className="date-parts" role="group" aria-labelledby={`${id}-label`}>
      <input type="hidden" name={name} value={sent} />
      <div>
        {digits("day", 2)}
        <span className="date-part">
          <label htmlFor={`${id}-month`}>{t("month")}</label>
          <select
            {...shared}
            id={`${id}-month`}
            value={parts.month}
            onChange={(event) => change("month", event.target.value)}
          >
            <option value="" />
            {monthNames(locale).map((month, index) => (
              <option key={month} value={index + 1}>
                {month}
              </option>
            ))}
          </select>
        </span>
        {digits("year", 4)}
      </div>
      {hasTime ? (
        // A clock reads from left to right in every language.
        <div dir="ltr">
          {digits("hour", 2)}
          <span aria-hidden="true">:</span>
          {digits("minute", 2)}
        </div>
      ) : null}
    </div>
  );
}
