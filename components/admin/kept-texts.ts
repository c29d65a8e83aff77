import { createStore, del, entries, promisifyRequest, type UseStore } from "idb-keyval";

// Texts that the server does not have yet stay on the device, in the browser's own database, and are removed once saved.

type Kept = {
  /** Of the form that keeps it: two that are open at once keep a text each. */
  key: string;
  personId: string;
  title: string;
  lang: string;
  keptAt: number;
  fields: Fields;
};

/** What stands in a form's fields, in their order. */
export type Fields = [name: string, value: string][];

/** An article's form as it would be sent, kept for one person. */
export type KeptArticle = Kept & {
  articleId: string;
  /** Whether the server has never seen the article. */
  isNew: boolean;
};

/** As KeptArticle, of a form that is saved by its button alone. */
export type KeptFields = Kept & {
  /** Where the form stands. */
  address: string;
  /** What was saved when it was begun. */
  began: Fields;
};

export type KeptText = KeptArticle | KeptFields;

export const isKeptArticle = (text: KeptText): text is KeptArticle => "articleId" in text;
export const isKeptFields = (text: KeptText): text is KeptFields => "address" in text;

let store: UseStore | undefined;
const texts = () => (store ??= createStore("apadana", "kept-texts"));
// How long a page that is being left may take to let go of its text.
const longestHoldMs = 1000;

/** Keeps a text on this device in place of what was kept of it before. Rejects where the browser has no room for it. */
export async function keepText(text: KeptText): Promise<void> {
  return texts()("readwrite", (store) => {
    store.put(text, text.key);
    // By itself it would wait for the page to hear of it: of a page that is being left, nothing would be kept.
    store.transaction.commit();
    return promisifyRequest(store.transaction);
  });
}

/** Removes a text that the server has. Rejects in a browser that keeps nothing. */
export async function dropKeptText(key: string): Promise<void> {
  return del(key, texts());
}

/**
 * Has a form's text to itself, so that no other page takes it for one that was left; gives how to let go of it, or undefined
 * where another page is at work on it.
 */
export function holdText(key: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    // Only pages that came encrypted, or from this machine, have locks.
    if (!navigator.locks) return resolve(() => undefined);
    const held = () => new Promise<void>((letGo) => resolve(letGo));
    const signal = AbortSignal.timeout(longestHoldMs);
    navigator.locks.request(`text ${key}`, { signal }, held).catch(() => resolve(undefined));
  });
}

/** All that is kept for a person, the last first. */
export async function listKeptTexts(personId: string): Promise<KeptText[]> {
  const all = await entries<string, KeptText>(texts());
  return all
    .map(([key, text]) => ({ ...text, key }))
    .filter((text) => text.personId === personId)
    .sort((a, b) => b.keptAt - a.keptAt);
}

/**
 * Goes through texts that pages left, each of them held meanwhile; what another page has open is left to it. Ends early where
 * `run` says that that was all.
 */
export async function eachLeftText<Text extends KeptText>(
  texts: Text[],
  run: (text: Text) => Promise<boolean>,
): Promise<void> {
  for (const text of texts) {
    const letGo = await holdText(text.key);
    if (letGo && (await run(text).finally(letGo))) return;
  }
}

/** What stands in a form's fields, without the marks of its action. */
export function fieldsOf(form: FormData): Fields {
  return [...form].flatMap(([name, value]) =>
    typeof value === "string" && !name.startsWith("$") ? [[name, value] as [string, string]] : [],
  );
}

/** The kept form, ready to be sent. */
export function formOf({ fields }: KeptArticle): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}
