import type { JSONContent } from "@tiptap/react";
import type { ReactNode } from "react";
import type { Document } from "#domain/documents/schema.ts";
import { documentOfMarkdown } from "./document-of-markdown.ts";
import { fieldNamed, labelOf } from "./form-fields.ts";
import type { Fields, KeptFields } from "./kept-texts.ts";
import type { Chosen, DifferentField, DifferentText } from "./merge.tsx";

/** A text of a form that is written in the editor. */
export type Written = {
  label: string;
  lang: string;
  direction: "ltr" | "rtl";
  saved: Document;
  /** The name of the field in the editor's place until it comes. */
  plain: string;
  reader: { current: (() => JSONContent) | undefined };
};

/** What differs between a kept form and what stands there now, and the fields that come of what is chosen. */
export type Found = {
  fields: DifferentField[];
  texts: DifferentText[];
  valuesOf: (chosen: Chosen) => Record<string, string[]>;
};

type Asked = {
  form: HTMLFormElement;
  text: KeptFields;
  /** What stands in the form. */
  here: Fields;
  documents: Record<string, Written>;
};

/** Compares what this device kept of a form with what stands there now; undefined where it is the same. */
export async function findDifferences({ form, text, here, documents }: Asked): Promise<Found | undefined> {
  const plain = Object.values(documents).map((each) => each.plain);
  const names = new Set([...text.fields, ...here].map(([name]) => name));
  const groups = Map.groupBy(
    [...names].filter((name) => !(name in documents) && !plain.includes(name)),
    groupOf,
  );
  const fields = [...groups].flatMap(([group, members]): DifferentField[] => {
    const [mine, theirs, before] = [text.fields, here, text.began].map((each) => lineOf(each, members));
    if (mine === theirs) return [];
    const shared = { form, name: members[0] ?? group };
    return [
      {
        name: group,
        label: labelOf(form, shared.name),
        mine: <Value {...shared} value={mine} />,
        theirs: <Value {...shared} value={theirs} />,
        proposed: mine === before ? "theirs" : "mine",
      },
    ];
  });
  const compared = await Promise.all(
    Object.entries(documents).map(([name, written]) => compareTexts({ name, written, text, here })),
  );
  const texts = compared.filter((each) => each !== undefined);
  if (fields.length === 0 && texts.length === 0) return undefined;
  return { fields, texts, valuesOf };

  function valuesOf(chosen: Chosen): Record<string, string[]> {
    const values = [...names].map((name) => {
      const from = chosen.fields[groupOf(name)] === "mine" ? text.fields : here;
      return [name, from.flatMap(([each, value]) => (each === name ? [value] : []))] as const;
    });
    const written = Object.keys(documents).map((name) => {
      const merged = chosen.texts[name];
      return [name, merged ? [JSON.stringify(merged)] : valuesNamed(here, name)] as const;
    });
    const all = [...values.filter(([name, each]) => !plain.includes(name) && each.length > 0), ...written];
    return Object.fromEntries(all);
  }
}

// The lines of a navigation are one whole: what leads where is not told from the labels alone.
const groupOf = (name: string) => name.replace(/\.(?:label|href)$/, "");

function valuesNamed(fields: Fields, name: string): string[] {
  return fields.flatMap(([each, value]) => (each === name ? [value] : []));
}

function lineOf(fields: Fields, names: string[]): string {
  return names
    .flatMap((name) => valuesNamed(fields, name))
    .map((value) => value.replaceAll("\r\n", "\n").trim())
    .filter(Boolean)
    .join("\n");
}

type TextAsked = { name: string; written: Written; text: KeptFields; here: Fields };

async function compareTexts({ name, written, text, here }: TextAsked): Promise<DifferentText | undefined> {
  const [mine, theirs, base] = await Promise.all(
    [text.fields, here, text.began].map((fields) => documentIn(fields, name, written)),
  );
  if (!mine || !theirs || JSON.stringify(mine) === JSON.stringify(theirs)) return undefined;
  const { label, lang, direction } = written;
  const response = await fetch("/admin/differences", {
    method: "POST",
    body: JSON.stringify({ lang, mine, theirs, base }),
  });
  if (!response.ok) throw new Error(`differences: ${response.status}`);
  const places: DifferentText["places"] = await response.json();
  return places.every((place) => "same" in place) ? undefined : { name, label, lang, direction, places };
}

async function documentIn(fields: Fields, name: string, { plain, direction }: Written) {
  const [json] = valuesNamed(fields, name);
  return json ? (JSON.parse(json) as Document) : documentOfMarkdown(valuesNamed(fields, plain)[0], direction);
}

type ValueProps = { form: HTMLFormElement; name: string; value: string | undefined };

function Value({ form, name, value = "" }: ValueProps): ReactNode {
  const field = fieldNamed(form, name);
  return (
    <p className="merge-value" lang={field?.lang || undefined} dir={field?.dir || "auto"}>
      {shownIn(field, value) || "—"}
    </p>
  );
}

// As the field shows it: a choice by its words.
function shownIn(field: ReturnType<typeof fieldNamed>, value: string): string {
  if (field?.type === "checkbox") return value && "✓";
  if (!(field instanceof HTMLSelectElement)) return value;
  return [...field.options].find((option) => option.value === value)?.textContent ?? value;
}
