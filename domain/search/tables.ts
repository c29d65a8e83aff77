export type SearchTable = "search_stems" | "search_words";

export const searchTables: SearchTable[] = ["search_stems", "search_words"];

/** The full-text table that holds a language's articles: the stemmer knows English alone. */
export function tableOf(lang: string): SearchTable {
  return lang === "en" ? "search_stems" : "search_words";
}
