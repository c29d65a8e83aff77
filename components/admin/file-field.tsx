"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useScripts } from "#components/ui/use-scripts.ts";

type Props = Pick<ComponentProps<"input">, "name" | "accept" | "multiple" | "required"> & {
  /** The field's own label names it too, by this id. */
  id: string;
  describedBy?: string;
  isInvalid?: boolean;
  /** Takes the files as they are chosen; the field is then empty for the next ones. */
  onFiles?: (files: File[]) => void;
};

/** A file field with words of the desk's language: a browser has its own for it. Without scripts it is the browser's. */
export function FileField({ id, describedBy, isInvalid = false, onFiles, ...input }: Props) {
  const t = useTranslations("admin.file");
  const isScripted = useScripts();
  const field = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState<string[]>([]);
  const showsNames = isScripted && !onFiles;

  function look() {
    const files = [...(field.current?.files ?? [])];
    if (!onFiles) return setNames(files.map(({ name }) => name));
    if (files.length > 0) onFiles(files);
    if (field.current) field.current.value = "";
  }

  const latest = useRef(look);
  latest.current = look;
  // Somebody may have chosen while the scripts were on their way.
  useEffect(() => latest.current(), []);

  return (
    <div className={isScripted ? "file-field file-field-scripted" : "file-field"}>
      <input
        ref={field}
        id={id}
        type="file"
        // A browser's hint over the field would say "no file chosen" in its own language.
        title={isScripted ? "" : undefined}
        aria-describedby={
          [showsNames ? `${id}-chosen` : "", describedBy].filter(Boolean).join(" ") || undefined
        }
        aria-invalid={isInvalid || undefined}
        onChange={look}
        {...input}
      />
      {isScripted ? (
        <label htmlFor={id} className="button button-plain">
          {t(input.multiple ? "chooseMany" : "choose")}
        </label>
      ) : null}
      {showsNames ? (
        <span className="file-field-chosen" id={`${id}-chosen`} role="status">
          {names.length === 0 ? t("none") : names.map((name) => <bdi key={name}>{name}</bdi>)}
        </span>
      ) : null}
    </div>
  );
}
