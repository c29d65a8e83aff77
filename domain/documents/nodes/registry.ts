import { callout } from "./callout.ts";
import { embed } from "./embed.ts";
import type { Family } from "./family.ts";
import { figures } from "./figures.ts";
import { footnote } from "./footnote.ts";
import { lists } from "./lists.ts";
import { markExtensions } from "./marks.ts";
import { quotes } from "./quotes.ts";
import { related } from "./related.ts";
import { tables } from "./tables.ts";
import { text } from "./text.ts";

/** Every family of nodes that a text may hold: a new one is added here, and nowhere else. */
export const families: Family[] = [text, lists, quotes, callout, tables, footnote, figures, embed, related];

export const extensions = [...families.flatMap((family) => family.extensions), ...markExtensions];

/** What the families together say under one of their headings. */
export function knownOf<K extends "shown" | "written" | "read" | "settle" | "words">(
  heading: K,
): NonNullable<Family[K]> {
  return Object.assign({}, ...families.map((family) => family[heading] ?? {}));
}
