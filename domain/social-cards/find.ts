import { createHash } from "node:crypto";
import { access, rename } from "node:fs/promises";
import { join } from "node:path";
import { and, eq, sql } from "drizzle-orm";
import { prepared } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { articles } from "#db/schema/articles.ts";
import { articleLeads, media } from "#db/schema/media.ts";
import { languages, siteTexts, topicNames } from "#db/schema/site.ts";
import { drawSocialCard } from "../darkroom/run.ts";
import { cardFolder, makeFolder, versionFolder } from "../media/files.ts";
import { largestCut, pictureColumns } from "../media/picture.ts";

// A card is drawn when it is first asked for and kept under an address that tells what is on it. Whether its article is
// published is asked each time: a draft has no card, whoever knows its id, and a withdrawn article has none any more.

/** Counts up when cards are drawn in another way. */
const design = 1;

const published = prepared((db) =>
  db
    .select({
      id: articles.id,
      title: articles.title,
      topic: topicNames.name,
      siteName: siteTexts.name,
      direction: languages.direction,
      picture: pictureColumns,
    })
    .from(articles)
    .innerJoin(languages, eq(languages.code, articles.lang))
    .innerJoin(siteTexts, eq(siteTexts.lang, articles.lang))
    .leftJoin(topicNames, and(eq(topicNames.topicId, articles.topicId), eq(topicNames.lang, articles.lang)))
    .leftJoin(articleLeads, eq(articleLeads.articleId, articles.id))
    .leftJoin(media, eq(media.id, articleLeads.mediaId))
    .where(and(eq(articles.id, sql.placeholder("id")), eq(articles.status, "published")))
    .prepare(),
);

const address = /^\/media\/cards\/([\w-]{16})\/([\w-]{22})\.jpg$/;

/** The path of a published article's social card; undefined for any other article. */
export function socialCardPath(articleId: string): string | undefined {
  const card = published().all({ id: articleId })[0];
  return card && `/media/cards/${articleId}/${digestOf(card)}.jpg`;
}

/**
 * The card behind an address, drawn at the first call; `moved` with the present card's address where the article has
 * changed; undefined for whatever is no card of a published article.
 */
export async function findSocialCard(
  path: string,
): Promise<{ file: string; type: string } | { moved: string } | undefined> {
  const [, id = "", digest = ""] = address.exec(path) ?? [];
  const card = id && published().all({ id })[0];
  if (!card) return undefined;
  const present = digestOf(card);
  if (present !== digest) return { moved: `/media/cards/${id}/${present}.jpg` };
  const file = join(cardFolder(), `${id}.${digest}.jpg`);
  const drawing = underWay.get(file) ?? draw(card, file);
  underWay.set(file, drawing);
  try {
    await drawing;
  } finally {
    underWay.delete(file);
  }
  return { file, type: "image/jpeg" };
}

type Card = ReturnType<ReturnType<typeof published>["all"]>[number];

const underWay = new Map<string, Promise<void>>();

async function draw(card: Card, file: string): Promise<void> {
  if (await exists(file)) return;
  await makeFolder(cardFolder());
  const draft = join(cardFolder(), newId());
  await drawSocialCard({
    file: draft,
    direction: card.direction,
    siteName: card.siteName,
    topic: card.topic ?? "",
    title: card.title,
    picture: card.picture && pictureFile(card.picture),
  });
  await rename(draft, file);
}

function pictureFile(row: NonNullable<Card["picture"]>): string {
  return join(versionFolder(row.id, row.version), largestCut(row));
}

function digestOf({ title, topic, siteName, direction, picture }: Card): string {
  const shown = [design, title, topic, siteName, direction, picture?.version];
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 22);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
