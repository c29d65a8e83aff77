import { createStore, del, entries, get, set, type UseStore } from "idb-keyval";

// Texts that the server does not have yet stay on the device, in the browser's own database, and are removed once saved.

/** A form as it would be sent, kept for one person. */
export type KeptText = {
  articleId: string;
  personId: string;
  /** Whether the server has never seen the article. */
  isNew: boolean;
  title: string;
  lang: string;
  keptAt: number;
  fields: [string, string][];
};

let store: UseStore | undefined;
const texts = () => (store ??= createStore("apadana", "kept-texts"));
const keyOf = (personId: string, articleId: string) => `${personId} ${articleId}`;

/** Keeps a text on this device in place of what was kept of it before. Rejects where the browser has no room for it. */
export function keepText(text: KeptText): Promise<void> {
  return set(keyOf(text.personId, text.articleId), text, texts());
}

/** The text kept of an article, or undefined. */
export async function findKeptText(personId: string, articleId: string): Promise<KeptText | undefined> {
  return get<KeptText>(keyOf(personId, articleId), texts());
}

/** Removes a text that the server has. */
export function dropKeptText(personId: string, articleId: string): Promise<void> {
  return del(keyOf(personId, articleId), texts());
}

/** All that is kept for a person, the last first. */
export async function listKeptTexts(personId: string): Promise<KeptText[]> {
  const all = await entries<string, KeptText>(texts());
  return all
    .map(([, text]) => text)
    .filter((text) => text.personId === personId)
    .sort((a, b) => b.keptAt - a.keptAt);
}

/** What stands in a form's fields, without the marks of its action. */
export function fieldsOf(form: FormData): [string, string][] {
  return [...form].flatMap(([name, value]) =>
    typeof value === "string" && !name.startsWith("$") ? [[name, value] as [string, string]] : [],
  );
}

/** The kept form, ready to be sent. */
export function formOf({ fields }: KeptText): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}
