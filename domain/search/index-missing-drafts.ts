import { prepared, write } from "#db/client.ts";
import { indexDraft } from "./index-draft.ts";

const batch = 50;

const missing = prepared(({ $client }) =>
  $client
    .prepare<[], string>(
      `select article_id from draft_entries where is_stale = 1
        union all
        select id from articles where status in ('draft', 'scheduled', 'withdrawn')
          and not exists (select 1 from draft_entries where article_id = articles.id)
        limit ${batch}`,
    )
    .pluck(),
);

/**
 * Brings some articles that only staff see into the desk's index, where they are older than it, and indexes anew some whose words
 * an update folds otherwise; gives how many. Changes that wait and have no entry are not looked for: none is older than the index.
 */
export function indexMissingDrafts(): number {
  const ids = missing().all();
  if (ids.length === 0) return 0;
  return write((tx) => {
    for (const id of ids) indexDraft(tx, id);
    return ids.length;
  });
}
