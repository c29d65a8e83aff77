import { max } from "drizzle-orm";
import { type Tx, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { tags } from "#db/schema/articles.ts";
import { topicNames, topics } from "#db/schema/site.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { giveTurn } from "../processes/turn.ts";
import { listLanguages } from "../site/languages.ts";
import type { OpenFile } from "./open-file.ts";
import {
  countStaged,
  findTakenLine,
  listStagedTags,
  listStagedTopics,
  markKnown,
  nextLines,
  openStaging,
  publishStaged,
} from "./staging.ts";

/** What a site calls topics, by slug and language. */
type TopicNames = Record<string, Record<string, string>>;

/**
 * Imports the articles of a file as published under their own slugs and instants; gives how many, and how many the site had
 * already. Topics and tags that are missing are made; `knownTopics` are names for some of them. Every line is checked before
 * any is written. Then a thousand are written in each transaction, with a pause after it: a site goes on being read,
 * signed up to and written meanwhile. An import that is cut off leaves what it has written; called again, it writes the rest.
 * Throws Invalid with the line's number in the field's name.
 */
export async function importFile(
  file: OpenFile,
  knownTopics: TopicNames,
  now: number,
): Promise<{ imported: number; known: number }> {
  const staging = openStaging();
  try {
    for await (const line of file.lines(listLanguages())) {
      if ("problems" in line) throw new Invalid(named(line.number, line.problems));
      if (!staging.add(line.number, line.article)) throw slugUsed(line.number);
    }
    staging.finish();
    const known = markKnown();
    refuseTaken({ from: 1, to: Number.MAX_SAFE_INTEGER });
    const imported = countStaged();
    const first = nextLines(0);
    for (let lines = first; lines; ) {
      const some = lines;
      write((tx) => {
        refuseTaken(some);
        if (some === first) begin(tx, knownTopics, { count: imported, now });
        publishStaged(tx, some, now);
      });
      lines = nextLines(some.to);
      if (lines) await giveTurn();
    }
    return { imported, known };
  } finally {
    staging.close();
  }
}

function refuseTaken(lines: Parameters<typeof findTakenLine>[0]): void {
  const taken = findTakenLine(lines);
  if (taken !== undefined) throw slugUsed(taken);
}

function begin(tx: Tx, knownTopics: TopicNames, { count, now }: { count: number; now: number }): void {
  makeTopics(tx, knownTopics);
  makeTags(tx);
  recordAudit(tx, { at: now, actor: "command-line", verb: "articles.import", detail: { count } });
}

function named(number: number, problems: Invalid["fields"]): Invalid["fields"] {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      field === "form" ? `line ${number}` : `line ${number}, ${field}`,
      problem,
    ]),
  );
}

const slugUsed = (number: number) => new Invalid({ [`line ${number}, slug`]: "slugUsed" });

function makeTopics(tx: Tx, knownTopics: TopicNames): void {
  const ids = new Map(
    tx
      .select({ slug: topics.slug, id: topics.id })
      .from(topics)
      .all()
      .map(({ slug, id }) => [slug, id]),
  );
  let position =
    (tx
      .select({ last: max(topics.position) })
      .from(topics)
      .all()[0]?.last ?? -1) + 1;
  for (const { lang, slug, name } of listStagedTopics(tx)) {
    let topicId = ids.get(slug);
    if (topicId === undefined) {
      topicId = newId();
      ids.set(slug, topicId);
      tx.insert(topics).values({ id: topicId, slug, position }).run();
      position += 1;
    }
    tx.insert(topicNames)
      .values({ topicId, lang, name: knownTopics[slug]?.[lang] ?? name })
      .onConflictDoNothing()
      .run();
  }
}

function makeTags(tx: Tx): void {
  for (const label of listStagedTags(tx)) {
    tx.insert(tags)
      .values({ id: newId(), ...label })
      .onConflictDoNothing()
      .run();
  }
}
