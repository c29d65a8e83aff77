import { and, asc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/articles.ts";
import { issueStories, issueTexts } from "#db/schema/newsletter.ts";
import { topicNames } from "#db/schema/site.ts";
import { type Document, emptyDocument } from "../documents/schema.ts";
import { documentText } from "../documents/words.ts";
import { type Language, listLanguages } from "../site/languages.ts";
import { articlePath } from "../site/paths.ts";
import { settings } from "../site/settings.ts";

/** A story as one language's readers get it. */
export type LetterStory = {
  groupId: string;
  title: string;
  standfirst: string;
  topicName: string | null;
  href: string;
  /** The whole text, where the mail is to carry it. */
  body: Document | undefined;
};

/** What an issue says in one language. */
export type LetterContent = {
  language: Language;
  subject: string;
  preview: string;
  intro: Document;
  hasIntro: boolean;
  stories: LetterStory[];
};

/** Why an issue is not mailed in a language. */
export type Gap = "empty" | "noSubject";

/** What an issue says in each of the site's languages, from the articles as they are published now. */
export function readContents(issueId: string): LetterContent[] {
  const texts = db().select().from(issueTexts).where(eq(issueTexts.issueId, issueId)).all();
  return listLanguages().map((language) => {
    const text = texts.find(({ lang }) => lang === language.code);
    const intro = (text?.intro as Document | undefined) ?? emptyDocument;
    return {
      language,
      subject: text?.subject ?? "",
      preview: text?.preview ?? "",
      intro,
      hasIntro: documentText(intro).trim() !== "",
      stories: readStories(issueId, language.code),
    };
  });
}

/** Why a language is left out: it has nothing to say, or no subject; undefined where it is mailed. */
export function gapOf({ subject, hasIntro, stories }: LetterContent): Gap | undefined {
  if (!hasIntro && stories.length === 0) return "empty";
  return subject === "" ? "noSubject" : undefined;
}

function readStories(issueId: string, lang: string): LetterStory[] {
  return db()
    .select({
      groupId: issueStories.groupId,
      isWhole: issueStories.isWhole,
      slug: articles.slug,
      title: articles.title,
      standfirst: articles.standfirst,
      topicName: topicNames.name,
      body: articles.body,
    })
    .from(issueStories)
    .innerJoin(
      articles,
      and(
        eq(articles.groupId, issueStories.groupId),
        eq(articles.lang, lang),
        eq(articles.status, "published"),
      ),
    )
    .leftJoin(topicNames, and(eq(topicNames.topicId, articles.topicId), eq(topicNames.lang, lang)))
    .where(eq(issueStories.issueId, issueId))
    .orderBy(asc(issueStories.position), asc(issueStories.groupId))
    .all()
    .map(({ slug, isWhole, body, ...story }) => ({
      ...story,
      href: settings().siteUrl + articlePath(lang, slug),
      body: isWhole ? (body as Document) : undefined,
    }));
}
