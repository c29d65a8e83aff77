"use client";

import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import { interfaceLanguage } from "./interface-language.ts";
import type { Shown } from "./use-shown-picture.ts";

type Words = { alt: string; caption: string };

type Props = {
  words: Words;
  picture: Shown | undefined;
  onChange: (name: keyof Words, value: string) => void;
  /** Enter leads onward, Escape back to the picture. */
  onLeave: (isOnward: boolean) => void;
};

const longest = { caption: 1000, alt: 500 };

/** A picture's caption and alt text; what the library says stands there until something else is written. */
export function FigureWords({ words, picture, onChange, onLeave }: Props) {
  const t = useTranslations("figures");
  const desk = useTranslations("desk");
  const known = typeof picture === "object" ? picture : undefined;
  const isUndescribed = known !== undefined && !words.alt && !known.alt;
  return (
    <div className="figure-words" contentEditable={false}>
      <WordsField
        name="caption"
        value={words.caption}
        known={known?.caption}
        hint={t("captionHint")}
        onChange={onChange}
        onLeave={onLeave}
      />
      {known ? (
        <p
          className="figure-credit"
          data-missing={known.credit === "" || undefined}
          {...(known.credit ? {} : interfaceLanguage())}
        >
          {known.credit ? (
            <bdi>{known.credit}</bdi>
          ) : (
            <>
              {`${t("noCredit")} · `}
              <NewTabLink href={`/admin/media/${known.id}`} says={desk("newTab")}>
                {t("giveCredit")}
              </NewTabLink>
            </>
          )}
        </p>
      ) : null}
      <div className="figure-alt" data-missing={isUndescribed || undefined}>
        <WordsField
          name="alt"
          value={words.alt}
          known={known?.alt}
          hint={t("altHint")}
          help={isUndescribed ? t("altMissing") : undefined}
          onChange={onChange}
          onLeave={onLeave}
        />
      </div>
    </div>
  );
}

type FieldProps = Pick<Props, "onChange" | "onLeave"> & {
  name: keyof Words;
  value: string;
  /** What the library says. */
  known: string | undefined;
  /** What is asked for where it says nothing. */
  hint: string;
  help?: string | undefined;
};

function WordsField({ name, value, known, hint, help, onChange, onLeave }: FieldProps) {
  const t = useTranslations("figures");
  const id = useId();
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  // What changed elsewhere, as by undoing, is shown; what was typed here comes back as it is.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  return (
    <>
      <label htmlFor={id} className={name === "caption" ? "unseen" : undefined} {...interfaceLanguage()}>
        {t(name)}
      </label>
      <textarea
        id={id}
        form=""
        rows={1}
        // An empty field reads as what stands in it: the text's language as the library has it, or a question of the desk. A
        // caption runs as readers see it, as the text around it.
        {...(typed || known ? { dir: typed && name === "alt" ? "auto" : undefined } : interfaceLanguage())}
        className={`figure-${name}-field`}
        value={typed}
        placeholder={known || hint}
        maxLength={longest[name]}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => {
          const text = event.target.value.replace(/\s*\n\s*/g, " ");
          setTyped(text);
          sent.current = text;
          onChange(name, text);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
          event.preventDefault();
          event.stopPropagation();
          onLeave(event.key === "Enter");
        }}
      />
      {help ? (
        <p className="field-help" id={`${id}-help`} {...interfaceLanguage()}>
          {help}
        </p>
      ) : null}
    </>
  );
}
