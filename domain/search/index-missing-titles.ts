import { prepared, write } from "#db/client.ts";
import { insertTitle } from "./index-article.ts";

const batch = 500;

const missing = prepared(({ $client }) =>
  $client.prepare<[], { entry: number; lang: string; title: string }>(
    `select e.id as entry, e.lang, a.title from search_entries e join articles a on a.id = e.article_id
      where e.is_titled = 0 limit ${batch}`,
  ),
);

const markTitled = prepared(({ $client }) =>
  $client.prepare("update search_entries set is_titled = 1 where id = @entry"),
);

/** Brings the titles of some articles that were indexed before titles had a table of their own into it; gives how many. */
export function indexMissingTitles(): number {
  if (missing().all().length === 0) return 0;
  return write((tx) => {
    const rows = missing().all();
    for (const { entry, lang, title } of rows) {
      insertTitle(tx, { entry, lang, title });
      markTitled().run({ entry });
    }
    return rows.length;
  });
}
