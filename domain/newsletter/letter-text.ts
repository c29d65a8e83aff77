import type { Letterhead } from "../mail/letter.ts";
import type { LetterContent, LetterStory } from "./content.ts";
import { documentPlainText } from "./document-text.ts";
import type { LetterLinks, LetterTexts } from "./letter-html.ts";

type Parts = { head: Letterhead; content: LetterContent; texts: LetterTexts; links: LetterLinks };

/** An issue in one language as plain text, made for reading: programs wrap it themselves (RFC 3676). */
export function letterText({ head, content, texts, links }: Parts): string {
  const blocks = [
    head.siteName,
    content.subject,
    documentPlainText(content.intro, head.siteUrl, head.lang),
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
  return [title, standfirst, body ? documentPlainText(body, head.siteUrl, head.lang) : "", href]
    .filter(Boolean)
    .join("\n\n");
}
