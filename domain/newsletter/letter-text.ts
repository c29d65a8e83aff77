import { findLinkedArticles } from "../articles/find-linked.ts";
import { documentPlainText } from "../documents/plain-text.ts";
import { linkedIds, pictureIds } from "../documents/render.ts";
import type { Document } from "../documents/schema.ts";
import type { Letterhead } from "../mail/letter.ts";
import { listPictures } from "../media/list-pictures.ts";
import type { LetterContent, LetterStory } from "./content.ts";
import type { LetterLinks, LetterTexts } from "./letter-html.ts";

type Parts = { head: Letterhead; content: LetterContent; texts: LetterTexts; links: LetterLinks };

/** An issue in one language as plain text, made for reading: programs wrap it themselves (RFC 3676). */
export function letterText({ head, content, texts, links }: Parts): string {
  const blocks = [
    head.siteName,
    content.subject,
    plainText(content.intro, head),
    ...content.stories.flatMap((story) => ["* * *", storyText(story, head)]),
    "-- ",
    texts.why,
    `${texts.browser}:\n${links.browser}`,
    `${texts.preferences}:\n${links.preferences}`,
    `${texts.unsubscribe}:\n${links.unsubscribe}`,
    head.address.join("\n"),
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

function storyText({ title, standfirst, body, href }: LetterStory, head: Letterhead): string {
  return [title, standfirst, body ? plainText(body, head) : "", href].filter(Boolean).join("\n\n");
}

function plainText(document: Document, { lang, direction, siteUrl }: Letterhead): string {
  return documentPlainText(document, {
    lang,
    direction,
    siteUrl,
    linked: findLinkedArticles(linkedIds(document)),
    pictures: listPictures(lang, pictureIds(document)),
  });
}
