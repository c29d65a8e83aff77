import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articleBylines, articles, articleTags, tags } from "#db/schema/articles.ts";
import { bylines, topics } from "#db/schema/site.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { listBetween, listByByline, listByTag, listByTopic, listLatest } from "./articles/list-published.ts";
import { emptyDocument } from "./documents/schema.ts";
import { type Paged, pageSize } from "./paging.ts";

useTestDatabase();

const pages = 100;
const [topicId, bylineId, tagId] = [newId(), newId(), newId()];

beforeEach(() => {
  write((tx) => {
    tx.insert(topics).values({ id: topicId, slug: "topic", position: 0 }).run();
    tx.insert(bylines).values({ id: bylineId, slug: "byline" }).run();
    tx.insert(tags).values({ id: tagId, lang: "en", slug: "tag", name: "Tag" }).run();
  });
});

test("a hundred pages of each list follow each other without gap or repeat while articles are published", () => {
  // Several share each instant.
  publish(Array.from({ length: pages * pageSize }, (_, i) => seededAt - Math.floor(i / 3) * 1000));
  const always = { from: 0, to: Number.MAX_SAFE_INTEGER };
  const lists: ((given: { after?: string }) => Paged<{ id: string }>)[] = [
    (given) => listLatest("en", given),
    (given) => listByTopic("en", topicId, given),
    (given) => listByByline("en", bylineId, given),
    (given) => listByTag("en", tagId, given),
    (given) => listBetween("en", always, given),
  ];
  const read = lists.map((list) => ({ list, seen: [] as string[], page: list({}) }));
  for (let turned = 1; ; turned += 1) {
    for (const each of read) each.seen.push(...each.page.rows.map(({ id }) => id));
    const given = read.map(({ page }) => page.next);
    if (given.every((after) => after === undefined)) break;
    assert.ok(turned < pages);
    publish([seededAt + turned * 1000]);
    read.forEach((each, i) => {
      each.page = each.list({ after: given[i] ?? "" });
    });
  }
  for (const { seen } of read) {
    assert.equal(seen.length, pages * pageSize);
    assert.equal(new Set(seen).size, pages * pageSize);
  }
});

test("an archive goes on beyond 1970", () => {
  const year = { from: Date.UTC(1965, 0), to: Date.UTC(1966, 0) };
  publish(Array.from({ length: pageSize + 1 }, (_, i) => Date.UTC(1965, 2) + i));
  const first = listBetween("en", year);
  assert.equal(listBetween("en", year, { after: first.next ?? "" }).rows.length, 1);
});

function publish(instants: number[]): void {
  write((tx) => {
    for (const publishedAt of instants) {
      const id = newId();
      tx.insert(articles)
        .values({
          ...{ id, groupId: newId(), slug: id, topicId, publishedAt },
          ...{ lang: "en", status: "published", title: "Title", body: emptyDocument },
          ...{ createdAt: publishedAt, savedAt: publishedAt },
        })
        .run();
      tx.insert(articleBylines).values({ articleId: id, bylineId, position: 0 }).run();
      tx.insert(articleTags).values({ articleId: id, tagId }).run();
    }
  });
}
