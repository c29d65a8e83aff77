"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Conflict, Difference, Choice as Picked } from "#domain/articles/conflict.ts";
import type { Document } from "#domain/documents/schema.ts";
import type { Language } from "#domain/site/languages.ts";
import type { FormChoices } from "./article-form-state.ts";
import { ComparedPictures, ComparedText } from "./compared-text.tsx";

/** What two texts became: the fields that were chosen, the body, and the version that it is saved from. */
export type Merged = { fields: Record<string, unknown>; body: Document; version: number };

type Props = {
  conflict: Conflict;
  lang: string;
  direction: "ltr" | "rtl";
  languages: Language[];
  choices: FormChoices;
  onMerged: (merged: Merged) => void;
};

const named = new Set([
  "lang",
  "title",
  "standfirst",
  "slug",
  "dateline",
  "topicId",
  "bylineIds",
  "tags",
  "sourceName",
  "sourceUrl",
  "leadMediaId",
]);

/** Two people's texts side by side: what each place of difference becomes is chosen, and nothing is lost by it. */
export function ConflictMerge({ conflict, lang, direction, languages, choices, onMerged }: Props) {
  const t = useTranslations("saving");
  const format = useFormatter();
  const heading = useRef<HTMLHeadingElement>(null);
  const [fields, setFields] = useState(() =>
    Object.fromEntries(conflict.fields.map(({ name, proposed }) => [name, proposed as Picked])),
  );
  const [places, setPlaces] = useState(() =>
    conflict.places.map((place) => ("same" in place ? undefined : place.proposed)),
  );
  const names = new Map([
    ...languages.map(({ code, name }) => [code, name] as const),
    ...[...choices.topics, ...choices.bylines].map(({ id, name }) => [id, name] as const),
  ]);
  const setting = { names, lang, gonePictures: conflict.gonePictures };
  const who = conflict.isOwn ? "you" : "other";

  useEffect(() => heading.current?.focus(), []);

  function merge() {
    const chosen = conflict.fields.map(({ name, mine, theirs }) => [
      name,
      fields[name] === "mine" ? mine : theirs,
    ]);
    const content = conflict.places.flatMap((place, i) =>
      "same" in place ? place.same : chosenBlocks(place, places[i] ?? "both"),
    );
    const body: Document = { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
    onMerged({ fields: Object.fromEntries(chosen), body, version: conflict.version });
  }

  return (
    <section className="merge" aria-labelledby="merge">
      <h2 id="merge" ref={heading} tabIndex={-1}>
        {t("merge.title", { who })}
      </h2>
      <p>
        {t("merge.text", {
          who,
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
          who={who}
          mine={<Setting {...setting} name={name} value={mine} />}
          theirs={<Setting {...setting} name={name} value={theirs} />}
        />
      ))}
      <div lang={lang} dir={direction}>
        {conflict.places.map((place, i) =>
          "same" in place ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: places in a text that stands still
            <p key={i} className="merge-same">
              {t("merge.same", { count: place.same.length })}
            </p>
          ) : (
            <Place
              // biome-ignore lint/suspicious/noArrayIndexKey: places in a text that stands still
              key={i}
              label={t("merge.fields.body")}
              picked={places[i] ?? "both"}
              pick={(picked) => setPlaces(places.with(i, picked))}
              who={who}
              mine={
                place.mine.length > 0 ? (
                  <ComparedText blocks={place.compared} without="inserted" gone={t("goneFromText.picture")} />
                ) : null
              }
              theirs={
                place.theirs.length > 0 ? (
                  <ComparedText blocks={place.compared} without="deleted" gone={t("goneFromText.picture")} />
                ) : null
              }
              both={wayOfBoth(place)}
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
  /** Whose the other text is. */
  who: "you" | "other";
  mine: ReactNode;
  theirs: ReactNode;
  /** How both can be taken, where they can: one after the other, or as one. */
  both?: "both" | "joined" | undefined;
};

function Place({ label, picked, pick, who, mine, theirs, both }: PlaceProps) {
  const t = useTranslations("saving");
  const group = useId();
  const nothing = <p className="merge-nothing">{t("merge.nothing")}</p>;
  const choices: Picked[] = both ? ["mine", "theirs", "both"] : ["mine", "theirs"];
  return (
    <fieldset className="merge-place">
      <legend>{label}</legend>
      <div className="merge-sides">
        <div className="merge-side">
          <p className="merge-whose">{t("merge.mine", { who })}</p>
          {mine ?? nothing}
        </div>
        <div className="merge-side">
          <p className="merge-whose">{t("merge.theirs", { who })}</p>
          {theirs ?? nothing}
        </div>
      </div>
      <div className="merge-choices">
        {choices.map((choice) => (
          <label key={choice}>
            <input type="radio" name={group} checked={picked === choice} onChange={() => pick(choice)} />
            {t(`merge.take.${choice === "both" && both ? both : choice}`, { who })}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function wayOfBoth({ mine, theirs, joined }: Difference): PlaceProps["both"] {
  if (joined) return "joined";
  return mine.length > 0 && theirs.length > 0 ? "both" : undefined;
}

function chosenBlocks({ mine, theirs, joined }: Difference, picked: Picked): Document[] {
  if (picked === "both") return joined ? [joined] : [...mine, ...theirs];
  return picked === "mine" ? mine : theirs;
}

type SettingProps = {
  name: string;
  value: unknown;
  names: ReadonlyMap<string, string>;
  lang: string;
  gonePictures: string[];
};

// Ids of topics and bylines and codes of languages by their names, lists with commas, a picture as it is.
function Setting({ name, value, names, lang, gonePictures }: SettingProps) {
  const t = useTranslations("saving");
  const desk = useTranslations("desk");
  if (name === "leadMediaId" && typeof value === "string" && value !== "") {
    const picture = { mediaId: value, change: "same" as const, isGone: gonePictures.includes(value) };
    return <ComparedPictures pictures={[picture]} gone={t("goneFromText.picture")} />;
  }
  const nameOf = (id: unknown) => names.get(String(id)) ?? String(id ?? "");
  const text = Array.isArray(value) ? value.map(nameOf).join(desk("list.comma")) : nameOf(value);
  return <bdi lang={lang}>{text || "—"}</bdi>;
}
