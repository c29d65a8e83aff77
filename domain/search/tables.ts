/** The full-text tables of published articles. */
export type SearchTable = "search_stems" | "search_words";

/** The full-text tables whose vocabulary can be read: those of published articles, and the desk's. */
export type WordTable = SearchTable | "draft_words";

export const searchTables: SearchTable[] = ["search_stems", "search_words"];

/** Where the titles of a table's articles stand alone: in the table itself a word's places in all texts are read to find them. */
export const titleTables = { search_stems: "title_stems", search_words: "title_words" } as const;

export type PublishedTable = SearchTable | (typeof titleTables)[SearchTable];

/** Every full-text table of published articles. */
export const publishedTables: PublishedTable[] = [...searchTables, ...Object.values(titleTables)];

/** The full-text table that holds a language's articles: the stemmer knows English alone. */
export function tableOf(lang: string): SearchTable {
  return lang === "en" ? "search_stems" : "search_words";
}

export const isStemmed = (table: WordTable): boolean => table === "search_stems";
