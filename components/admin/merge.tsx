"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Difference, Choice as Picked } from "#domain/articles/conflict.ts";
import type { Document } from "#domain/documents/schema.ts";
import { ComparedText } from "./compared-text.tsx";

type Side = Exclude<Picked, "both">;
/** Whose the other text is; "form" where the one is kept on this device and the other is what stands in its form. */
type Who = "you" | "other" | "form";

/** A field that differs, as each of the two has it. */
export type DifferentField = {
  name: string;
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
  proposed: Side;
};

/** A text that differs, cut into what the two share and where they differ. */
export type DifferentText = {
  name: string;
  label: string;
  lang: string;
  direction: "ltr" | "rtl";
  places: ({ same: Document[] } | Difference)[];
};

/** What was chosen: for each field whose it is, and each text as it becomes. */
export type Chosen = { fields: Record<string, Side>; texts: Record<string, Document>; isAllTheirs: boolean };

type Props = {
  title: string;
  who: Who;
  fields: DifferentField[];
  texts: DifferentText[];
  /** What is said first, and last. */
  intro: string;
  end?: string;
  button: string;
  onChosen: (chosen: Chosen) => void;
  /** More buttons. */
  children?: ReactNode;
};

/** Two versions side by side: what each place of difference becomes is chosen. */
export function Merge({ title, who, fields, texts, intro, end, button, onChosen, children }: Props) {
  const t = useTranslations("saving");
  const heading = useRef<HTMLHeadingElement>(null);
  const [sides, setSides] = useState(() =>
    Object.fromEntries(fields.map(({ name, proposed }) => [name, proposed])),
  );
  const [picks, setPicks] = useState(() =>
    Object.fromEntries(
      texts.map(({ name, places }) => [
        name,
        places.map((place) => ("same" in place ? undefined : place.proposed)),
      ]),
    ),
  );
  const picksOf = (name: string) => picks[name] ?? [];

  useEffect(() => heading.current?.focus(), []);

  function choose() {
    const written = texts.map(({ name, places }) => [name, chosenText(places, picksOf(name))]);
    const all = [...Object.values(sides), ...Object.values(picks).flat()];
    const isAllTheirs = all.every((picked) => picked === undefined || picked === "theirs");
    onChosen({ fields: sides, texts: Object.fromEntries(written), isAllTheirs });
  }

  return (
    <section className="merge" aria-labelledby="merge">
      <h2 id="merge" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{intro}</p>
      {fields.map(({ name, label, mine, theirs }) => (
        <Place
          key={name}
          label={label}
          picked={sides[name] ?? "mine"}
          pick={(picked) => setSides({ ...sides, [name]: picked as Side })}
          who={who}
          mine={mine}
          theirs={theirs}
        />
      ))}
      {texts.map(({ name, label, lang, direction, places }) => (
        <div key={name} lang={lang} dir={direction}>
          {places.map((place, i) =>
            "same" in place ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: places in a text that stands still
              <p key={i} className="merge-same">
                {t("merge.same", { count: place.same.length })}
              </p>
            ) : (
              <Place
                // biome-ignore lint/suspicious/noArrayIndexKey: places in a text that stands still
                key={i}
                label={label}
                picked={picksOf(name)[i] ?? "both"}
                pick={(picked) => setPicks({ ...picks, [name]: picksOf(name).with(i, picked) })}
                who={who}
                mine={<OneSide blocks={place.mine.length > 0 ? place.compared : []} without="inserted" />}
                theirs={<OneSide blocks={place.theirs.length > 0 ? place.compared : []} without="deleted" />}
                both={wayOfBoth(place)}
              />
            ),
          )}
        </div>
      ))}
      {end ? <p className="field-help">{end}</p> : null}
      <div className="form-buttons">
        <button type="button" className="button" onClick={choose}>
          {button}
        </button>
        {children}
      </div>
    </section>
  );
}

function OneSide({ blocks, without }: Pick<Parameters<typeof ComparedText>[0], "blocks" | "without">) {
  const t = useTranslations("saving");
  if (blocks.length === 0) return <p className="merge-nothing">{t("merge.nothing")}</p>;
  return <ComparedText blocks={blocks} without={without} gone={t("goneFromText.picture")} />;
}

function chosenText(places: DifferentText["places"], picks: (Picked | undefined)[]): Document {
  const content = places.flatMap((place, i) =>
    "same" in place ? place.same : chosenBlocks(place, picks[i] ?? "both"),
  );
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

type PlaceProps = {
  label: string;
  picked: Picked;
  pick: (picked: Picked) => void;
  who: Who;
  mine: ReactNode;
  theirs: ReactNode;
  /** How both can be taken, where they can: one after the other, or as one. */
  both?: "both" | "joined" | undefined;
};

function Place({ label, picked, pick, who, mine, theirs, both }: PlaceProps) {
  const t = useTranslations("saving");
  const group = useId();
  const choices: Picked[] = both ? ["mine", "theirs", "both"] : ["mine", "theirs"];
  return (
    <fieldset className="merge-place">
      <legend>{label}</legend>
      <div className="merge-sides">
        <div className="merge-side">
          <p className="merge-whose">{t("merge.mine", { who })}</p>
          {mine}
        </div>
        <div className="merge-side">
          <p className="merge-whose">{t("merge.theirs", { who })}</p>
          {theirs}
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
