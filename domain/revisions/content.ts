import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { CheckedArticle } from "../articles/article-input.ts";

/** What a revision holds of an article: its text and settings, tags by name. Fields added later are absent in old ones. */
export type Content = Omit<CheckedArticle, "id" | "version" | "writer" | "translationOf" | "tagNames"> & {
  tagNames: string[];
};

/** Content as it is stored, with the digest by which two of them are told apart. */
export function packContent(content: Content): { content: Buffer; digest: string } {
  const json = JSON.stringify(sorted(content));
  return {
    content: deflateRawSync(json),
    digest: createHash("sha256").update(json).digest("base64url"),
  };
}

/** The content that packContent stored. */
export function unpackContent(packed: Buffer): Content {
  return JSON.parse(inflateRawSync(packed).toString("utf8"));
}

// The same fields in another order are the same content.
function sorted(content: Content): Content {
  return Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))) as Content;
}
