import { Engine } from "mrml";
import { findLinkedArticles } from "../articles/find-linked.ts";
import type { Attributes, Piece } from "../documents/nodes/family.ts";
import { linkedIds, pictureIds, piecesHtml, piecesOutside } from "../documents/render.ts";
import type { Document } from "../documents/schema.ts";
import { escapeHtml } from "../escape-html.ts";
import { fontsOf, headForPrograms } from "../mail/head.ts";
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
 * network but the pictures of a story's whole text.
 */
export function letterHtml(parts: Parts): string {
  engine ??= new Engine();
  const result = engine.toHtml(markup(parts));
  if (result.type === "error") throw new Error(`the letter is no MJML: ${JSON.stringify(result)}`);
  return forOldPrograms(labelled(result.content, parts.content.subject), parts.head);
}

// mrml writes its own notation for what is not ASCII there ("\u{200c}"), and a screen reader would read it out.
function labelled(html: string, subject: string): string {
  return html.replace(/ aria-label="[^"]*"/, () => ` aria-label="${escapeHtml(subject)}"`);
}

// Outlook lays out by Word's engine, which knows a direction by each table and cell alone, and shows what is only hidden.
function forOldPrograms(html: string, { lang, direction }: Letterhead): string {
  return html
    .replace(/<body /, `<body lang="${lang}" dir="${direction}" `)
    .replace(/<table (?![^>]*\bdir=)/g, `<table dir="${direction}" `)
    .replace(/<td align="(left|right)"/g, `<td dir="${direction}" align="$1"`)
    .replace('<div style="display:none;', '<div style="display:none;mso-hide:all;');
}

function markup({ head, content, texts, links }: Parts): string {
  const { lang, direction, siteName, siteUrl } = head;
  const isRtl = direction === "rtl";
  const [align, height] = isRtl ? ["right", "1.9"] : ["left", "1.55"];
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
    `<mj-attributes><mj-all font-family="${fontsOf(direction)}" />`,
    `<mj-section direction="${direction}" padding="0 16px" /><mj-column direction="${direction}" />`,
    `<mj-text align="${align}" color="${ink.text}" font-size="17px" line-height="${height}" padding="0" />`,
    `</mj-attributes><mj-style>${styles()}</mj-style>`,
    `<mj-raw>${headForPrograms(direction)}</mj-raw>`,
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

type Surroundings = Pick<Letterhead, "lang" | "direction">;
type Look = { style: string; class?: string; as?: string };

// Logical properties are unknown to half of the programs, so each direction has its own sides.
function looksOf({ lang, direction }: Surroundings): Record<string, Look> {
  const [start, end] = direction === "rtl" ? ["right", "left"] : ["left", "right"];
  // Word draws a list's signs into its margin, and cuts them off where there is none.
  const list = `margin:0 0 16px;margin-${start}:28px;padding:0`;
  const cell = `padding:6px 0;padding-${end}:16px;text-align:${start};vertical-align:top;font-size:15px`;
  return {
    p: { style: "margin:0 0 16px" },
    h2: { style: "margin:24px 0 8px;font-size:20px;line-height:1.5;font-weight:bold" },
    h3: { style: "margin:20px 0 8px;font-size:17px;font-weight:bold" },
    ul: { style: list },
    ol: { style: lang === "fa" ? `${list};list-style-type:persian` : list },
    li: { style: "margin:0 0 6px" },
    blockquote: {
      style: `margin:0 0 16px;padding:0;padding-${start}:16px;border-${start}:3px solid ${ink.rule}`,
      class: "rule",
    },
    callout: {
      style: `margin:0 0 16px;padding:16px 16px 0;border:1px solid ${ink.rule}`,
      class: "rule",
    },
    // Word takes what it does not know for a part of the line.
    figure: { style: "margin:0 0 16px", as: "div" },
    figcaption: { style: `margin:0;font-size:14px;color:${ink.quiet}`, class: "quiet", as: "p" },
    hr: { style: `border:0;border-top:1px solid ${ink.rule};margin:24px 0`, class: "rule" },
    table: { style: "width:100%;margin:0 0 16px;border-collapse:collapse" },
    th: { style: `${cell};border-bottom:2px solid ${ink.rule};font-weight:bold`, class: "rule" },
    td: { style: `${cell};border-bottom:1px solid ${ink.rule}`, class: "rule" },
    sup: { style: "font-size:12px;line-height:1" },
    a: { style: `color:${ink.link}`, class: "link" },
  };
}

function proseHtml(document: Document, head: Letterhead): string {
  const pieces = piecesOutside(document, {
    lang: head.lang,
    direction: head.direction,
    siteUrl: head.siteUrl,
    linked: findLinkedArticles(linkedIds(document)),
    pictures: listPictures(head.lang, pictureIds(document)),
  });
  // MJML is XML: an empty element closes itself. The renderer escapes every text, so that only its own tags look like one.
  const blocks = piecesHtml(pieces.map((piece) => dressed(piece, head)));
  return `<div>${blocks.replace(/<(br|img|hr)((?: [^<>]*)?)>/g, "<$1$2/>")}</div>`;
}

// Without what a page needs for its keyboard and its own stylesheet.
function dressed(piece: Piece, around: Surroundings, within = ""): Piece {
  if (typeof piece === "string") return piece;
  const { tag, children } = piece;
  const { class: name, tabindex: _tabindex, role: _role, scope: _scope, ...attributes } = piece.attributes;
  const direction = attributes.dir === "ltr" || attributes.dir === "rtl" ? attributes.dir : around.direction;
  // A cell stands as its letters run, but in the columns of its table.
  const isCell = tag === "td" || tag === "th";
  const side = attributes.align ?? (direction === "rtl" ? "right" : "left");
  const look = looksOf(isCell ? around : { ...around, direction })[name === "callout" ? name : tag];
  // A list's items stand close.
  const style =
    tag === "p" && within === "li" ? "margin:0" : look?.style.replace(/text-align:\w+/, `text-align:${side}`);
  const sizes = tag === "img" ? sizeWithinColumn(attributes) : {};
  return {
    tag: look?.as ?? tag,
    attributes: {
      ...(look?.class ? { class: look.class } : {}),
      ...(style ? { style } : {}),
      ...attributes,
      ...sizes,
    },
    children: children.map((child) => dressed(child, { ...around, direction }, tag)),
  };
}

// Outlook goes by a picture's attributes alone; others give one that they do not load its whole width unless that is relative.
function sizeWithinColumn(attributes: Attributes): Attributes {
  const share = Math.min(1, columnPx / Number(attributes.width));
  const width = Math.round(Number(attributes.width) * share);
  const height = Math.round(Number(attributes.height) * share);
  return { style: `display:block;width:100%;max-width:${width}px;height:auto`, width, height };
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
