import { sql } from "drizzle-orm";
import { prepared, type Tx, write } from "#db/client.ts";
import { giveTurn } from "../processes/turn.ts";
import { isDamaged } from "./check.ts";
import { indexArticle } from "./index-article.ts";
import { indexDraft } from "./index-draft.ts";
import { publishedTables } from "./tables.ts";

const batch = 200;

const nextIds = prepared(({ $client }) =>
  $client
    .prepare<[{ after: string }], string>(
      `select id from articles where id > @after order by id limit ${batch}`,
    )
    .pluck(),
);

/**
 * Makes the search indexes of readers and of the desk anew from the articles, some in each transaction: staff can publish and
 * readers can search meanwhile. Gives how many articles it looked at.
 */
export async function rebuildSearch(): Promise<number> {
  write(removeRemains);
  let count = 0;
  for (
    let ids = nextIds().all({ after: "" });
    ids.length > 0;
    ids = nextIds().all({ after: ids.at(-1) ?? "" })
  ) {
    const some = ids;
    write((tx) => {
      for (const id of some) {
        indexArticle(tx, id);
        indexDraft(tx, id);
      }
    });
    count += some.length;
    await giveTurn();
  }
  return count;
}

// Words that belong to no entry; and everything, when a table itself cannot be read any more.
function removeRemains(tx: Tx): void {
  if (publishedTables.some(isDamaged)) {
    for (const table of publishedTables) {
      tx.run(sql.raw(`insert into ${table} (${table}) values ('delete-all')`));
    }
    tx.run(sql`delete from search_entries`);
    return;
  }
  for (const table of publishedTables) {
    tx.run(
      sql.raw(`delete from ${table} where rowid in (
      select rowid from ${table} except select id from search_entries)`),
    );
  }
}
