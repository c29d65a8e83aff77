import { type Fields, fieldsOf } from "./kept-texts.ts";

// What stands in a form that people write in, and how it is told of its fields.

type Named = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is written in a form, of what it would send. */
export function writtenIn(form: HTMLFormElement, data: FormData): Fields {
  const marks = new Set([
    "scripted",
    ...namedIn(form)
      .filter(isHidden)
      .map(({ name }) => name),
  ]);
  return fieldsOf(data).filter(([name]) => !marks.has(name));
}

/** What a form's fields held when the page came. */
export function savedIn(form: HTMLFormElement): Fields {
  return namedIn(form)
    .filter((field) => !isHidden(field) && !field.matches(":disabled"))
    .flatMap((field): Fields => {
      if (field instanceof HTMLSelectElement) {
        const first = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0];
        return first ? [[field.name, first.value]] : [];
      }
      if (field.type === "checkbox" && !(field as HTMLInputElement).defaultChecked) return [];
      return [[field.name, field.type === "checkbox" ? field.value : field.defaultValue]];
    });
}

/** By what a form's text is told from others: the first words in it, and their language. */
export function shownOf(form: HTMLFormElement): { title: string; lang: string } {
  const first = namedIn(form).find(
    (field) => !isHidden(field) && field.lang !== "" && field.value.trim() !== "",
  );
  return { title: first?.value.trim() ?? "", lang: first?.lang ?? "" };
}

/** What a field is called, after the groups that it stands in. */
export function labelOf(form: HTMLFormElement, name: string): string {
  const field = fieldNamed(form, name);
  const groups: string[] = [];
  for (let at = field?.closest("fieldset"); at; at = at.parentElement?.closest("fieldset"))
    groups.unshift(at.querySelector("legend")?.textContent ?? "");
  return [...groups, field?.labels?.[0]?.textContent ?? ""].filter(Boolean).join(": ");
}

/** The field of a name, or the first of several. */
export function fieldNamed(form: HTMLFormElement, name: string): Named | undefined {
  return namedIn(form).find((field) => field.name === name);
}

function namedIn(form: HTMLFormElement): Named[] {
  return [...form.elements].filter(
    (field): field is Named =>
      (field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement ||
        field instanceof HTMLSelectElement) &&
      field.name !== "",
  );
}

const isHidden = (field: Named) => field.type === "hidden";
