import { Engine } from "mrml";
import { findLinkedArticles } from "../articles/find-linked.ts";
import { documentHtml, escapeHtml, linkedIds, pictureIds } from "../documents/render.ts";
import type { Document } from "../documents/schema.ts";
import type { Letterhead } from "../mail/letter.ts";
import { listPictures } from "../media/list-pictures.ts";
import type { LetterContent, LetterStory } from "./content.ts";

export type LetterTexts = {
  browser: string;
  readOn: string;
  why: string;
  preferences: string;
  unsubscribe: string;
};

export type LetterLinks = { browser: string; preferences: string; unsubscribe: string };

type Parts = { head: Letterhead; content: LetterContent; texts: LetterTexts; links: LetterLinks };

// The same grounds and inks as the site's, in the notation that mail programs know.
const ink = { page: "#fbf9f5", text: "#1c1a17", quiet: "#635d54", link: "#1f3f9c", rule: "#d9d4ca" };
const darkInk = { page: "#171512", text: "#f2efe9", quiet: "#b5afa5", link: "#a9c1ff", rule: "#3b3731" };

// Mail programs fill up a short preview line with what follows it: nothing that can be seen.
const previewEnd = "&#847;&nbsp;".repeat(70);

// Within 600 px and its margins.
const columnPx = 568;

let engine: Engine | undefined;

/**
 * An issue in one language as HTML for mail programs: MJML through mrml, 600 px wide, each style inline, nothing from the
 * network. Outlook takes the first font of a list or Times, so each list begins with one that it has.
 */
export function letterHtml(parts: Parts): string {
  engine ??= new Engine();
  const result = engine.toHtml(markup(parts));
  if (result.type === "error") throw new Error(`the letter is no MJML: ${JSON.stringify(result)}`);
  return forOldPrograms(result.content, parts.head);
}

// Outlook lays out by Word's engine, which knows a direction by each table and cell alone, and shows what is only hidden.
function forOldPrograms(html: string, { lang, direction }: Letterhead): string {
  return html
    .replace(/<body /, `<body lang="${lang}" dir="${direction}" `)
    .replace(/<table (?!dir=)/g, `<table dir="${direction}" `)
    .replace(/<td align="(left|right)"/g, `<td dir="${direction}" align="$1"`)
    .replace('<div style="display:none;', '<div style="display:none;mso-hide:all;');
}

function markup({ head, content, texts, links }: Parts): string {
  const { lang, direction, siteName, siteUrl } = head;
  const isRtl = direction === "rtl";
  const [align, height] = isRtl ? ["right", "1.9"] : ["left", "1.55"];
  const font = isRtl
    ? "Tahoma, Vazirmatn, 'Geeza Pro', 'Segoe UI', sans-serif"
    : "Georgia, 'Times New Roman', serif";
  const text = (inner: string, attributes = "") =>
    `<mj-text css-class="ink" ${attributes}><div lang="${lang}" dir="${direction}">${inner}</div></mj-text>`;
  const rule = `<mj-divider css-class="rule" border-width="1px" border-color="${ink.rule}" padding="24px 0 20px" />`;
  const stories = content.stories.map((story, index) =>
    [index > 0 || content.hasIntro ? rule : "", text(storyHtml(story, head, texts))].join(""),
  );
  return [
    `<mjml lang="${lang}" dir="${direction}"><mj-head>`,
    `<mj-title>${escapeHtml(content.subject)}</mj-title>`,
    content.preview ? `<mj-preview>${escapeHtml(content.preview)}${previewEnd}</mj-preview>` : "",
    `<mj-attributes><mj-all font-family="${font}" />`,
    `<mj-section direction="${direction}" padding="0 16px" /><mj-column direction="${direction}" />`,
    `<mj-text align="${align}" color="${ink.text}" font-size="17px" line-height="${height}" padding="0" />`,
    `</mj-attributes><mj-style>${styles()}</mj-style>`,
    '<mj-raw><meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" /></mj-raw>',
    `</mj-head><mj-body css-class="page" width="600px" background-color="${ink.page}"><mj-section padding="24px 16px 32px"><mj-column>`,
    text(
      `<p style="margin:0;font-weight:bold"><a class="name" href="${escapeHtml(`${siteUrl}/${lang}`)}" style="color:${ink.text};text-decoration:none">${escapeHtml(siteName)}</a></p>`,
    ),
    text(
      `<p class="quiet" style="margin:0;font-size:14px;color:${ink.quiet}">${link(links.browser, texts.browser)}</p>`,
    ),
    rule,
    content.hasIntro ? text(proseHtml(content.intro, head)) : "",
    ...stories,
    rule,
    text(footHtml(head, texts, links), `font-size="14px" color="${ink.quiet}"`),
    "</mj-column></mj-section></mj-body></mjml>",
  ].join("");
}

function storyHtml(story: LetterStory, head: Letterhead, texts: LetterTexts): string {
  const href = escapeHtml(story.href);
  const height = head.direction === "rtl" ? "1.6" : "1.25";
  return [
    story.topicName
      ? `<p class="quiet" style="margin:0 0 4px;font-size:14px;color:${ink.quiet}">${escapeHtml(story.topicName)}</p>`
      : "",
    `<h2 style="margin:0 0 8px;font-size:22px;line-height:${height};font-weight:bold"><a class="name" href="${href}" style="color:${ink.text};text-decoration:none">${escapeHtml(story.title)}</a></h2>`,
    story.standfirst ? standfirstHtml(story) : "",
    story.body ? proseHtml(story.body, head) : "",
    `<p style="margin:0">${link(story.href, texts.readOn)}</p>`,
  ].join("");
}

// Above the whole text it is set apart from that.
function standfirstHtml({ standfirst, body }: LetterStory): string {
  return body
    ? `<p class="quiet" style="margin:0 0 16px;color:${ink.quiet}">${escapeHtml(standfirst)}</p>`
    : `<p style="margin:0 0 12px">${escapeHtml(standfirst)}</p>`;
}

function footHtml(head: Letterhead, texts: LetterTexts, links: LetterLinks): string {
  return [
    `<p class="quiet" style="margin:0 0 12px">${escapeHtml(texts.why)}</p>`,
    `<p style="margin:0 0 12px">${link(links.preferences, texts.preferences)}</p>`,
    `<p style="margin:0 0 12px">${link(links.unsubscribe, texts.unsubscribe)}</p>`,
    `<p class="quiet" style="margin:0">${head.address.map(escapeHtml).join("<br/>")}</p>`,
  ].join("");
}

function link(href: string, text: string): string {
  return `<a class="link" href="${escapeHtml(href)}" style="color:${ink.link}">${escapeHtml(text)}</a>`;
}

// Logical properties are unknown to half of the programs, so each direction has its own sides.
function proseStyles({ lang, direction }: Letterhead): Record<string, string> {
  const [start, end] = direction === "rtl" ? ["right", "left"] : ["left", "right"];
  const list = `margin:0 0 16px;padding:0;padding-${start}:28px`;
  const cell = `padding:6px 0;padding-${end}:16px;text-align:${start};vertical-align:top;font-size:15px`;
  return {
    p: "margin:0 0 16px",
    h2: "margin:24px 0 8px;font-size:20px;line-height:1.5;font-weight:bold",
    h3: "margin:20px 0 8px;font-size:17px;font-weight:bold",
    ul: list,
    ol: lang === "fa" ? `${list};list-style-type:persian` : list,
    li: "margin:0 0 6px",
    blockquote: `margin:0 0 16px;padding:0;padding-${start}:16px;border-${start}:3px solid ${ink.rule}`,
    figure: "margin:0 0 16px",
    figcaption: "font-size:14px",
    table: "width:100%;margin:0 0 16px;border-collapse:collapse",
    th: `${cell};border-bottom:2px solid ${ink.rule};font-weight:bold`,
    td: `${cell};border-bottom:1px solid ${ink.rule}`,
    img: "max-width:100%;height:auto",
    sup: "font-size:12px;line-height:1",
    a: `color:${ink.link}`,
  };
}

const proseClasses: Record<string, string> = {
  a: "link",
  blockquote: "rule",
  th: "rule",
  td: "rule",
};

// The renderer escapes every text, so that only its own tags look like one. MJML is XML: an empty element closes itself.
function proseHtml(document: Document, head: Letterhead): string {
  const styles = proseStyles(head);
  const blocks = documentHtml(document, {
    lang: head.lang,
    siteUrl: head.siteUrl,
    linked: findLinkedArticles(linkedIds(document)),
    pictures: listPictures(head.lang, pictureIds(document)),
  })
    // Outlook goes by a picture's attributes alone.
    .replace(/ width="(\d+)" height="(\d+)"/g, (_, width: string, height: string) => {
      const share = Math.min(1, columnPx / Number(width));
      return ` width="${Math.round(Number(width) * share)}" height="${Math.round(Number(height) * share)}"`;
    })
    // What a page needs for its keyboard and its own stylesheet.
    .replace(/ (?:class|tabindex|role|scope)="[^"]*"/g, "")
    .replace(
      /<(p|h2|h3|ul|ol|li|blockquote|figure|figcaption|table|th|td|img|sup|a)(?=[ >])/g,
      (tag, name: string) => {
        const named = proseClasses[name] ? ` class="${proseClasses[name]}"` : "";
        return `${tag}${named} style="${styles[name]}"`;
      },
    )
    // A list's items stand close.
    .replace(/(<li[^>]*>)<p([^>]*) style="[^"]*"/g, '$1<p$2 style="margin:0"')
    .replace(/<(br|img|source)((?: [^<>]*)?)>/g, "<$1$2/>")
    .replace(/<hr>/g, `<hr class="rule" style="border:0;border-top:1px solid ${ink.rule};margin:24px 0"/>`);
  return `<div>${blocks}</div>`;
}

function styles(): string {
  return [
    ":root{color-scheme:light dark;supported-color-schemes:light dark}",
    "@media (prefers-color-scheme:dark){",
    `body,.page{background:${darkInk.page}!important}`,
    `.ink div,.name{color:${darkInk.text}!important}`,
    `.quiet{color:${darkInk.quiet}!important}`,
    `.link{color:${darkInk.link}!important}`,
    `.rule,.rule p{border-color:${darkInk.rule}!important}`,
    "}",
  ].join("");
}
