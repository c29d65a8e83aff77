import { type Direction, directionOf } from "#domain/documents/direction.ts";
import { gatherLists } from "./pasted-lists.ts";
import { gatherNotes } from "./pasted-notes.ts";
import { evenTables } from "./pasted-tables.ts";

const keptAttributes = new Set(["href", "dir", "start", "data-footnote"]);
const dropped =
  "script, style, meta, link, title, img, picture, svg, video, audio, iframe, object, form, input, button, select, textarea, template, noscript, colgroup";
const blocks = "p, h1, h2, h3, h4, h5, h6, ul, ol, blockquote, table, hr, div, section, article, pre";

/**
 * Pasted HTML without what other programs wrap around a text: its blocks, lists, tables, notes and links remain, and a
 * block's direction where it differs from the article's own. Knows what Word, Google Docs, LibreOffice and web pages put
 * on the clipboard. Text copied in this editor stays as it is.
 */
export function plainPaste(html: string, direction: Direction): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  if (!body.querySelector("[data-pm-slice]")) tidy(body, direction);
  settleDirections(body, direction);
  return body.innerHTML;
}

function tidy(body: HTMLElement, direction: Direction): void {
  for (const element of body.querySelectorAll(dropped)) element.remove();
  readComments(body);
  gatherNotes(body);
  gatherLists(body);
  readStyles(body);
  evenTables(body, direction);
  for (const element of body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) {
      if (!keptAttributes.has(name) && !isAlignment(element, name)) element.removeAttribute(name);
    }
  }
  for (const element of body.querySelectorAll("a")) readLink(element);
  removeEmpty(body);
  for (const item of body.querySelectorAll("li")) wrapWords(item);
}

// evenTables has put it there.
const isAlignment = (element: Element, name: string) => name === "class" && element.matches("td, th");

// An item's own words stand in a paragraph, which can say its direction.
function wrapWords(item: Element): void {
  const words = [...item.childNodes];
  const end = words.findIndex((node) => node.nodeType === 1 && (node as Element).matches(blocks));
  const own = end < 0 ? words : words.slice(0, end);
  if (!own.some((node) => node.textContent?.trim())) return;
  const paragraph = item.ownerDocument.createElement("p");
  own[0]?.before(paragraph);
  paragraph.append(...own);
}

// Word's conditional comments leave their content; Office's own elements (<o:p>) are nothing but wrappers.
function readComments(body: HTMLElement): void {
  const walker = body.ownerDocument.createTreeWalker(body, 128);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) (comment as ChildNode).remove();
  for (const element of body.querySelectorAll("*")) {
    if (element.tagName.includes(":")) unwrap(element);
  }
}

const named: Record<string, string> = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" };

function readStyles(body: HTMLElement): void {
  for (const element of [...body.querySelectorAll<HTMLElement>("*")]) {
    const style = element.getAttribute("style") ?? "";
    // Google Docs wraps everything in <b style="font-weight:normal">; LibreOffice's <font> says nothing but how it looked.
    const isFalseBold =
      element.matches("b, strong") && /(?<![\w-])font-weight:\s*(?:normal|400)/i.test(style);
    if (element.matches("span, font, u, ins, o\\:p") || isFalseBold) {
      if (element.hasAttribute("data-footnote")) continue;
      if (element.className === "Apple-converted-space") element.textContent = " ";
      for (const tag of element.closest("h1, h2, h3, h4, h5, h6") ? [] : marksOf(style))
        wrapContent(element, tag);
      unwrap(element);
    } else if (element.matches(".MsoTitle, .MsoSubtitle")) rename(element, "h2");
    else if (element.matches("p[class*=Quote]")) wrapAll(element, "blockquote");
    else if (element.closest("h1, h2, h3, h4, h5, h6") && element.matches("b, strong")) unwrap(element);
  }
  for (const element of [...body.querySelectorAll("h1, h4, h5, h6")]) {
    const to = named[element.tagName];
    if (to) rename(element, to);
  }
}

function marksOf(style: string): string[] {
  return [
    ...(/(?<![\w-])font-weight:\s*(?:bold|[6-9]00)/i.test(style) ? ["strong"] : []),
    ...(/(?<![\w-])font-style:\s*italic/i.test(style) ? ["em"] : []),
    ...(/text-decoration[^;]*line-through/i.test(style) ? ["s"] : []),
    ...(/vertical-align:\s*super/i.test(style) ? ["sup"] : []),
    ...(/vertical-align:\s*sub\b/i.test(style) ? ["sub"] : []),
  ];
}

// A link into a page that stayed behind leads nowhere; Google's own counts the click and goes on to another.
function readLink(link: HTMLAnchorElement): void {
  const href = link.getAttribute("href") ?? "";
  const goal = /^https:\/\/www\.google\.com\/url\?(?:.*&)?q=([^&]+)/.exec(href)?.[1];
  if (goal) link.setAttribute("href", decodeURIComponent(goal));
  if (/^(?:#|about:|file:)/i.test(href) || href === "" || link.textContent?.trim() === "") unwrap(link);
}

function removeEmpty(body: HTMLElement): void {
  // A line break between blocks is how Google Docs writes an empty line.
  for (const lineBreak of body.querySelectorAll("br")) {
    const { parentElement: parent, previousElementSibling: before, nextElementSibling: after } = lineBreak;
    const isBetween = before?.matches(blocks) || after?.matches(blocks);
    if (isBetween && parent?.matches("body, div, section, article, li, blockquote")) lineBreak.remove();
  }
  for (const element of body.querySelectorAll(
    "p, h1, h2, h3, h4, h5, h6, li, ul, ol, blockquote, strong, em, s",
  )) {
    if (element.closest("table")) continue;
    if (element.textContent?.trim() === "" && !element.querySelector("br, [data-footnote], hr"))
      element.remove();
  }
}

/** A block says its direction only where it differs from the text's; where nothing was said, its letters say it. */
function settleDirections(body: HTMLElement, direction: Direction): void {
  for (const element of body.querySelectorAll<HTMLElement>(
    "[dir], p, h1, h2, h3, li, ul, ol, blockquote, table",
  )) {
    const said = (element.getAttribute("dir") ?? "").toLowerCase();
    const isBlock = element.matches("p, h1, h2, h3, table");
    const written = isBlock ? directionOf(element.textContent ?? "") : undefined;
    const dir = /^(?:ltr|rtl)$/.test(said) ? said : written;
    if (dir) element.setAttribute("dir", dir);
    else element.removeAttribute("dir");
  }
  for (const list of [...body.querySelectorAll("ul, ol, blockquote")].reverse()) liftDirection(list);
  for (const element of body.querySelectorAll("[dir]")) {
    const around = element.parentElement?.closest("[dir]")?.getAttribute("dir") ?? direction;
    if (element.getAttribute("dir") === around || element.closest("td, th")) element.removeAttribute("dir");
  }
}

// A list whose items all run one way runs that way itself, so that its signs stand at the right side.
function liftDirection(list: Element): void {
  const inner = [...list.querySelectorAll("p, h2, h3")];
  const own = (each: Element) => each.getAttribute("dir") ?? each.closest("li[dir]")?.getAttribute("dir");
  // An item of digits alone runs with the others.
  const directions = new Set(inner.map(own).filter((dir) => dir != null));
  const [only] = directions;
  if (directions.size === 1 && only) list.setAttribute("dir", only);
  for (const item of list.querySelectorAll("li[dir]")) item.removeAttribute("dir");
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function rename(element: Element, tag: string): void {
  const renamed = element.ownerDocument.createElement(tag);
  for (const { name, value } of [...element.attributes]) renamed.setAttribute(name, value);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

function wrapContent(element: Element, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

function wrapAll(element: Element, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag);
  element.replaceWith(wrapper);
  wrapper.append(element);
}
