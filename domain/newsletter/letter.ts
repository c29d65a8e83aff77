import { createHash } from "node:crypto";
import { findLetterhead } from "../mail/letter.ts";
import { mailTexts } from "../mail/texts.ts";
import { issuePath, issuesPath } from "../site/paths.ts";
import { settings } from "../site/settings.ts";
import { linkToken } from "../subscribers/link-token.ts";
import type { LetterContent } from "./content.ts";
import { letterHtml } from "./letter-html.ts";
import { letterText } from "./letter-text.ts";

/** An issue in one language, ready but for the links of the one who gets it. */
export type Letter = { lang: string; fromName: string; subject: string; html: string; text: string };

/** A letter for one person. */
export type FilledLetter = Omit<Letter, "lang"> & { headers: Record<string, string> };

// Stand where a recipient's own tokens go.
const blanks = { preferences: "--preferences-token--", unsubscribe: "--unsubscribe-token--" };

/** Writes the letter of one language; throws nothing for any checked content. */
export function composeLetter(content: LetterContent, issueSlug: string): Letter {
  const { code } = content.language;
  const head = findLetterhead(code);
  const t = mailTexts(code);
  const links = {
    browser: head.siteUrl + issuePath(code, issueSlug),
    preferences: `${head.siteUrl}/${code}/newsletter/preferences/${blanks.preferences}`,
    unsubscribe: `${head.siteUrl}/newsletter/unsubscribe/${blanks.unsubscribe}`,
  };
  const texts = {
    browser: t("issue.browser"),
    readOn: t("issue.readOn"),
    why: t("issue.why", { host: new URL(head.siteUrl).host }),
    preferences: t("issue.preferences"),
    unsubscribe: t("issue.unsubscribe"),
  };
  const parts = { head, content, texts, links };
  return {
    lang: code,
    fromName: head.siteName,
    subject: content.subject,
    html: letterHtml(parts),
    text: letterText(parts),
  };
}

/** SHA-256 of all that an issue's letters say, in the order of their languages' codes. */
export function hashLetters(letters: Letter[]): string {
  const hash = createHash("sha256");
  for (const { lang, fromName, subject, html, text } of letters.toSorted((a, b) =>
    a.lang < b.lang ? -1 : 1,
  )) {
    hash.update(JSON.stringify([lang, fromName, subject, html, text]));
  }
  return hash.digest("hex");
}

/** Cuts a letter where a recipient's links go, once for all of them; the result fills them in. */
export function openLetter(letter: Letter): (subscriberId: string) => FilledLetter {
  const { siteUrl } = settings();
  const [html, text] = [cut(letter.html), cut(letter.text)];
  const common = {
    "Content-Language": letter.lang,
    "List-Id": `<newsletter.${new URL(siteUrl).hostname}>`,
    "List-Archive": `<${siteUrl}${issuesPath(letter.lang)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
  return (subscriberId) => {
    const tokens = {
      preferences: linkToken(subscriberId, "preferences"),
      unsubscribe: linkToken(subscriberId, "unsubscribe"),
    };
    return {
      fromName: letter.fromName,
      subject: letter.subject,
      html: fill(html, tokens),
      text: fill(text, tokens),
      headers: { ...common, "List-Unsubscribe": `<${siteUrl}/newsletter/unsubscribe/${tokens.unsubscribe}>` },
    };
  };
}

const blank = new RegExp(`(?<=/)(${blanks.preferences}|${blanks.unsubscribe})`);

/** Texts at even places, blanks at odd ones. */
function cut(text: string): string[] {
  return text.split(blank);
}

function fill(pieces: string[], tokens: { preferences: string; unsubscribe: string }): string {
  let filled = "";
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) filled += piece;
    else filled += piece === blanks.preferences ? tokens.preferences : tokens.unsubscribe;
  }
  return filled;
}
