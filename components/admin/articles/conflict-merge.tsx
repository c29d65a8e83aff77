"use client";

import { useFormatter, useTranslations } from "use-intl";
import { ComparedPictures } from "#components/admin/compared-text.tsx";
import { type Chosen, Merge } from "#components/admin/merge.tsx";
import type { Conflict } from "#domain/articles/conflict.ts";
import type { Document } from "#domain/documents/schema.ts";
import type { Language } from "#domain/site/languages.ts";
import type { FormChoices } from "./article-form-state.ts";

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
  const names = new Map([
    ...languages.map(({ code, name }) => [code, name] as const),
    ...[...choices.topics, ...choices.bylines].map(({ id, name }) => [id, name] as const),
  ]);
  const setting = { names, lang, gonePictures: conflict.gonePictures };
  const who = conflict.isOwn ? "you" : "other";

  function merge({ fields, texts }: Chosen) {
    const chosen = conflict.fields.map(({ name, mine, theirs }) => [
      name,
      fields[name] === "mine" ? mine : theirs,
    ]);
    const { body = { type: "doc" } } = texts;
    onMerged({ fields: Object.fromEntries(chosen), body, version: conflict.version });
  }

  return (
    <Merge
      title={t("merge.title", { who })}
      who={who}
      intro={t("merge.text", {
        who,
        name: conflict.savedByName ?? t("merge.somebody"),
        time: format.dateTime(conflict.savedAt, { hour: "2-digit", minute: "2-digit", hour12: false }),
      })}
      fields={conflict.fields.map(({ name, mine, theirs, proposed }) => ({
        name,
        label: named.has(name) ? t(`merge.fields.${name as "title"}`) : t("merge.fields.other"),
        mine: <Setting {...setting} name={name} value={mine} />,
        theirs: <Setting {...setting} name={name} value={theirs} />,
        proposed,
      }))}
      texts={[{ name: "body", label: t("merge.fields.body"), lang, direction, places: conflict.places }]}
      end={t("merge.kept")}
      button={t("merge.button")}
      onChosen={merge}
    />
  );
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
