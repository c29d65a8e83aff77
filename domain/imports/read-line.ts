import { z } from "zod";
import { documentFromHtml } from "../documents/html.ts";
import type { Document } from "../documents/schema.ts";
import { Invalid } from "../errors.ts";
import { escapeHtml } from "../escape-html.ts";
import { problemsOf } from "../problems.ts";
import type { Language } from "../site/languages.ts";
import { isSlug, slugFromTitle } from "../slug.ts";

/** An article as a line of a file tells it, checked. A topic or tag is its slug and its name in the article's language. */
export type ReadArticle = {
  lang: string;
  slug: string;
  title: string;
  standfirst: string;
  publishedAt: number;
  topic: { slug: string; name: string } | undefined;
  tags: { slug: string; name: string }[];
  body: Document;
};

const words = (most: number) =>
  z
    .string("required")
    .max(most, "tooLong")
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/[\s\u0000-\u001f\u007f]+/g, " ")
        .trim(),
    );
const label = words(60).refine((name) => slugFromTitle(name) !== "", "badCharacters");

const schema = z.object(
  {
    slug: z.string("required").refine(isSlug, "badSlug"),
    lang: z.string("required"),
    title: words(300).refine(Boolean, "required"),
    summary: words(600).nullish(),
    html: z.string("badCharacters").nullish(),
    text: z.string("badCharacters").nullish(),
    category: label.nullish(),
    tags: z.array(label, "badChoice").max(50, "tooMany").nullish(),
    publishedAt: z.iso.datetime({ offset: true, error: "badInstant" }),
  },
  "badJson",
);

/**
 * Reads one line of a file of articles: {slug, lang, title, summary, html, text, category, tags, publishedAt}; without
 * html, text is taken in paragraphs. Throws Invalid with each field at fault.
 */
export function readLine(line: string, languages: Language[]): ReadArticle {
  const result = schema.safeParse(parseJson(line));
  if (!result.success) throw new Invalid(problemsOf(result.error));
  const { lang, slug, title, summary, html, text, category, tags, publishedAt } = result.data;
  const language = languages.find(({ code }) => code === lang);
  if (!language) throw new Invalid({ lang: "badChoice" });
  return {
    lang,
    slug,
    title,
    standfirst: summary ?? "",
    publishedAt: Date.parse(publishedAt),
    topic: category ? labelled(category) : undefined,
    tags: [...new Map((tags ?? []).map((name) => [slugFromTitle(name), labelled(name)])).values()],
    body: documentFromHtml(html || paragraphs(text ?? ""), language.direction),
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Invalid({ form: "badJson" });
  }
}

// A name that is a slug itself is made readable: "human-rights" is "Human rights".
function labelled(name: string): { slug: string; name: string } {
  const slug = slugFromTitle(name);
  if (name !== slug) return { slug, name };
  const spaced = slug.replaceAll("-", " ");
  return { slug, name: spaced.charAt(0).toUpperCase() + spaced.slice(1) };
}

function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join("");
}
