import { escapeHtml } from "../escape-html.ts";
import { findSite } from "../site/find-site.ts";
import { findLanguage } from "../site/languages.ts";
import { settings } from "../site/settings.ts";
import { fontsOf, headForPrograms } from "./head.ts";

/** Whose letters these are, as readers of a language know it. */
export type Letterhead = {
  lang: string;
  direction: "ltr" | "rtl";
  siteName: string;
  siteUrl: string;
  /** Lines of the postal address. */
  address: string[];
};

export type Block =
  | { kind: "text"; text: string }
  | { kind: "action"; text: string; href: string }
  | { kind: "link"; text: string; href: string };

export type Letter = { subject: string; blocks: Block[]; footer: Block[] };

/** All of a mail that is its own; what every mail carries is added when it is sent. */
export type Message = {
  to: string;
  fromName: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

/** The letterhead of a language that the site has. */
export function findLetterhead(lang: string): Letterhead {
  const site = findSite(lang);
  const language = findLanguage(lang);
  if (!site || !language) throw new Error(`the site has no language ${lang}`);
  return {
    lang,
    direction: language.direction,
    siteName: site.name,
    siteUrl: settings().siteUrl,
    address: site.footerAddress.split(/\r?\n/).filter(Boolean),
  };
}

/** A letter to somebody as a message that a program wrote. */
export function messageOf(
  head: Letterhead,
  to: string,
  letter: Letter,
  headers: Record<string, string> = {},
): Message {
  return {
    to,
    fromName: head.siteName,
    subject: letter.subject,
    text: letterText(head, letter),
    html: letterHtml(head, letter),
    // RFC 3834: no other program should answer.
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": head.lang, ...headers },
  };
}

/** The host under which readers know the site. */
export function hostOf({ siteUrl }: Letterhead): string {
  return new URL(siteUrl).host;
}

// RFC 3676 readers wrap it themselves: each address stands on a line of its own.
function letterText(head: Letterhead, { blocks, footer }: Letter): string {
  const paragraphs = [...blocks.map(blockText), "-- ", ...footer.map(blockText), head.address.join("\n")];
  return `${paragraphs.filter(Boolean).join("\n\n")}\n`;
}

// It needs nothing from the network and reads well in light and dark.
function letterHtml(head: Letterhead, { subject, blocks, footer }: Letter): string {
  const { lang, direction, siteName, siteUrl } = head;
  const align = direction === "rtl" ? "right" : "left";
  const text = `font:17px/${direction === "rtl" ? "1.9" : "1.55"} ${fontsOf(direction)}`;
  return [
    `<!DOCTYPE html><html lang="${escapeHtml(lang)}" dir="${direction}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    headForPrograms(direction),
    `<title>${escapeHtml(subject)}</title><style>`,
    ":root{color-scheme:light dark}",
    "@media (prefers-color-scheme:dark){.page{background:#171512!important;color:#f2efe9!important}.quiet{color:#b5afa5!important}.link{color:#a9c1ff!important}.rule{border-color:#3b3731!important}}",
    "</style></head>",
    `<body class="page" style="margin:0;background:#fbf9f5;color:#1c1a17" lang="${escapeHtml(lang)}" dir="${direction}">`,
    '<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#fbf9f5;color:#1c1a17"><tr><td align="center" style="padding:24px 16px">',
    // Outlook knows no greatest width.
    `<!--[if mso]><table role="presentation" dir="${direction}" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->`,
    `<table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px"><tr><td dir="${direction}" align="${align}" style="${text};text-align:${align}">`,
    `<p class="rule" style="margin:0 0 24px;padding:0 0 12px;border-bottom:1px solid #d9d4ca;font-weight:bold"><a class="page" href="${escapeHtml(`${siteUrl}/${lang}`)}" style="color:#1c1a17;text-decoration:none">${escapeHtml(siteName)}</a></p>`,
    ...blocks.map((block) => blockHtml(block, direction)),
    `<div class="quiet rule" style="margin:32px 0 0;padding:12px 0 0;border-top:1px solid #d9d4ca;color:#635d54;font-size:14px">`,
    ...footer.map((block) => blockHtml(block, direction)),
    `<p style="margin:0">${head.address.map(escapeHtml).join("<br>")}</p>`,
    "</div></td></tr></table><!--[if mso]></td></tr></table><![endif]--></td></tr></table></body></html>",
  ].join("\n");
}

function blockText(block: Block): string {
  return block.kind === "text" ? block.text : `${block.text}:\n${block.href}`;
}

function blockHtml(block: Block, direction: Letterhead["direction"]): string {
  const text = escapeHtml(block.text);
  if (block.kind === "text") return `<p style="margin:0 0 16px">${text}</p>`;
  const href = escapeHtml(block.href);
  if (block.kind === "link") {
    return `<p style="margin:0 0 16px"><a class="link" href="${href}" style="color:#1f3f9c">${text}</a></p>`;
  }
  // Outlook pads cells and no links.
  return [
    `<table role="presentation" dir="${direction}" cellpadding="0" cellspacing="0" style="margin:0 0 24px"><tr>`,
    '<td bgcolor="#1f3f9c" style="background:#1f3f9c;mso-padding-alt:12px 24px">',
    `<a href="${href}" style="display:inline-block;padding:12px 24px;color:#ffffff;font-weight:bold;text-decoration:none">${text}</a>`,
    "</td></tr></table>",
  ].join("");
}
