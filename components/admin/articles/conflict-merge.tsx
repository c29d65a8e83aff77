"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Conflict, Difference, Choice as Picked } from "#domain/articles/conflict.ts";
import type { Document } from "#domain/documents/schema.ts";
import type { Choice } from "./article-settings.tsx";
import { ComparedText } from "./compared-text.tsx";

/** What two texts became: the fields that were chosen, the body, and the version that it is saved from. */
export type Merged = { fields: Record<string, unknown>; body: Document; version: number };

type Props = {
  conflict: Conflict;
  lang: string;
  direction: "ltr" | "rtl";
  topics: Choice[];
  bylines: Choice[];
  onMerged: (merged: Merged) => void;
};

const named = new Set([
  "title",
  "standfirst",
  "slug",
  "dateline",
  "topicId",
  "bylineIds",
  "tags",
  "sourceName",
  "sourceUrl",
]);

/** Two people's texts side by side: what each place of difference becomes is chosen, and nothing is lost by it. */
export function ConflictMerge({ conflict, lang, direction, topics, bylines, onMerged }: Props) {
  const t = useTranslations("saving");
  const format = useFormatter();
  const heading = useRef<HTMLHeadingElement>(null);
  const [fields, setFields] = useState(() =>
    Object.fromEntries(conflict.fields.map(({ name, proposed }) => [name, proposed as Picked])),
  );
  const [places, setPlaces] = useState(() =>
    conflict.hunks.map((hunk) => ("same" in hunk ? undefined : hunk.proposed)),
  );
  const names = [...topics, ...bylines];

  useEffect(() => heading.current?.focus(), []);

  function merge() {
    const chosen = conflict.fields.map(({ name, mine, theirs }) => [
      name,
      fields[name] === "mine" ? mine : theirs,
    ]);
    const content = conflict.hunks.flatMap((hunk, i) =>
      "same" in hunk ? hunk.same : chosenBlocks(hunk, places[i] ?? "both"),
    );
    const body: Document = { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
    onMerged({ fields: Object.fromEntries(chosen), body, version: conflict.version });
  }

  return (
    <section className="merge" aria-labelledby="merge">
      <h2 id="merge" ref={heading} tabIndex={-1}>
        {t("merge.title")}
      </h2>
      <p>
        {t("merge.text", {
          name: conflict.savedByName ?? t("merge.somebody"),
          time: format.dateTime(conflict.savedAt, { hour: "2-digit", minute: "2-digit", hour12: false }),
        })}
      </p>
      {conflict.fields.map(({ name, mine, theirs }) => (
        <Place
          key={name}
          label={named.has(name) ? t(`merge.fields.${name as "title"}`) : t("merge.fields.other")}
          picked={fields[name] ?? "mine"}
          pick={(picked) => setFields({ ...fields, [name]: picked })}
          mine={<bdi lang={lang}>{spoken(mine, names)}</bdi>}
          theirs={<bdi lang={lang}>{spoken(theirs, names)}</bdi>}
        />
      ))}
      <div lang={lang} dir={direction}>
        {conflict.hunks.map((hunk, i) =>
          "same" in hunk ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: places in a text that stands still
            <p key={i} className="merge-same">
              {t("merge.same", { count: hunk.same.length })}
            </p>
          ) : (
            <Place
              // biome-ignore lint/suspicious/noArrayIndexKey: places in a text that stands still
              key={i}
              label={t("merge.fields.body")}
              picked={places[i] ?? "both"}
              pick={(picked) => setPlaces(places.with(i, picked))}
              mine={<ComparedText blocks={hunk.compared} without="inserted" />}
              theirs={<ComparedText blocks={hunk.compared} without="deleted" />}
              hasBoth
            />
          ),
        )}
      </div>
      <p className="field-help">{t("merge.kept")}</p>
      <button type="button" className="button" onClick={merge}>
        {t("merge.button")}
      </button>
    </section>
  );
}

type PlaceProps = {
  label: string;
  picked: Picked;
  pick: (picked: Picked) => void;
  mine: ReactNode;
  theirs: ReactNode;
  hasBoth?: boolean;
};

function Place({ label, picked, pick, mine, theirs, hasBoth = false }: PlaceProps) {
  const t = useTranslations("saving");
  const group = useId();
  const choices: Picked[] = hasBoth ? ["mine", "theirs", "both"] : ["mine", "theirs"];
  return (
    <fieldset className="merge-place">
      <legend>{label}</legend>
      <div className="merge-sides">
        <div className="merge-side">
          <p className="merge-whose">{t("merge.mine")}</p>
          {mine}
        </div>
        <div className="merge-side">
          <p className="merge-whose">{t("merge.theirs")}</p>
          {theirs}
        </div>
      </div>
      <div className="merge-choices">
        {choices.map((choice) => (
          <label key={choice}>
            <input type="radio" name={group} checked={picked === choice} onChange={() => pick(choice)} />
            {t(`merge.take.${choice}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function chosenBlocks({ mine, theirs }: Difference, picked: Picked): Document[] {
  if (picked === "both") return [...mine, ...theirs];
  return picked === "mine" ? mine : theirs;
}

// Ids of topics and bylines by their names, lists with commas.
function spoken(value: unknown, names: Choice[]): string {
  const nameOf = (id: unknown) => names.find((each) => each.id === id)?.name ?? String(id ?? "");
  return (Array.isArray(value) ? value.map(nameOf).join(", ") : nameOf(value)) || "—";
}
