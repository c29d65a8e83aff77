import { createHash } from "node:crypto";
import { findLetterhead, hostOf } from "../mail/letter.ts";
import { mailTexts } from "../mail/texts.ts";
import { issuePath, issuesPath, preferencesPath, unsubscribePath } from "../site/paths.ts";
import { settings } from "../site/settings.ts";
import { linkToken } from "../subscribers/link-token.ts";
import type { LetterContent } from "./content.ts";
import { letterHtml } from "./letter-html.ts";
import { letterText } from "./letter-text.ts";

/** An issue in one language, ready but for the links of the one who gets it. */
export type Letter = { lang: string; fromName: string; subject: string; html: string; text: string };

/** A letter for one person. */
type FilledLetter = Omit<Letter, "lang"> & { headers: Record<string, string> };

// Stand where a recipient's own tokens go.
const blanks = { preferences: "--preferences-token--", unsubscribe: "--unsubscribe-token--" };

/** Whom a copy is for that goes to no reader: its links lead nowhere, so that a test unsubscribes nobody. */
export const nobody = "test-test-test-0";

/** Writes the letter of one language; throws nothing for any checked content. */
export function composeLetter(content: LetterContent, issueSlug: string): Letter {
  const { code } = content.language;
  const head = findLetterhead(code);
  const t = mailTexts(code);
  const links = {
    browser: head.siteUrl + issuePath(code, issueSlug),
    preferences: head.siteUrl + preferencesPath(code, blanks.preferences),
    unsubscribe: head.siteUrl + unsubscribePath(blanks.unsubscribe),
  };
  const texts = {
    browser: t("issue.browser"),
    readOn: t("issue.readOn"),
    why: t("issue.why", { host: hostOf(head) }),
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

/** A letter whose copies are made one by one, and with what each of them begins. */
type OpenLetter = {
  start: { text: string; html: string };
  fill(subscriberId: string): FilledLetter;
};

/** Cuts a letter where a recipient's links go, once for all of them. */
export function openLetter(letter: Letter): OpenLetter {
  const { siteUrl } = settings();
  const [html, text] = [cut(letter.html), cut(letter.text)];
  const common = {
    "Content-Language": letter.lang,
    "List-Id": `<newsletter.${new URL(siteUrl).hostname}>`,
    "List-Archive": `<${siteUrl}${issuesPath(letter.lang)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
  return {
    start: { text: text[0] ?? "", html: html[0] ?? "" },
    fill(subscriberId) {
      const tokens = {
        preferences: linkToken(subscriberId, "preferences"),
        unsubscribe: linkToken(subscriberId, "unsubscribe"),
      };
      return {
        fromName: letter.fromName,
        subject: letter.subject,
        html: filled(html, tokens),
        text: filled(text, tokens),
        headers: {
          ...common,
          "List-Unsubscribe": `<${siteUrl}${unsubscribePath(tokens.unsubscribe)}>`,
        },
      };
    },
  };
}

const blank = new RegExp(`(?<=/)(${blanks.preferences}|${blanks.unsubscribe})`);

/** Texts at even places, blanks at odd ones. */
function cut(text: string): string[] {
  return text.split(blank);
}

function filled(pieces: string[], tokens: { preferences: string; unsubscribe: string }): string {
  let copy = "";
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) copy += piece;
    else copy += piece === blanks.preferences ? tokens.preferences : tokens.unsubscribe;
  }
  return copy;
}
