import { type Direction, directionOf } from "#domain/documents/direction.ts";
import { ownMark, putNotesBack } from "./own-copies.ts";
import { blocks, holders, textsIn, trimText, unwrap } from "./pasted-blocks.ts";
import { gatherLists } from "./pasted-lists.ts";
import { gatherNotes } from "./pasted-notes.ts";
import { pictureSign, replacePictures } from "./pasted-pictures.ts";
import { evenTables } from "./pasted-tables.ts";
import { removeWaste } from "./pasted-waste.ts";

const keptAttributes = new Set(["href", "dir", "start", "data-footnote"]);

type Place = {
  /** The text's own direction. */
  direction: Direction;
  /** Whether pictures that come along are given a place. */
  takesPictures: boolean;
};

/**
 * Pasted HTML without what other programs wrap around a text: its blocks, lists, tables, notes and links remain, and a
 * block's direction where it differs from the article's own. Knows what Word, Google Docs, LibreOffice and web pages put
 * on the clipboard. Text copied in this editor stays as it is.
 */
export function plainPaste(html: string, place: Place): string {
  const { body } = new DOMParser().parseFromString(html.replaceAll(pictureSign, ""), "text/html");
  if (body.querySelector(`[${ownMark}]`)) putNotesBack(body);
  else tidy(body, place);
  settleDirections(body, place.direction);
  return body.innerHTML;
}

function tidy(body: HTMLElement, { direction, takesPictures }: Place): void {
  removeWaste(body);
  replacePictures(body, { takesPictures });
  unwrapOffice(body);
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
  const written = hasBlock(body) ? "" : (body.textContent ?? "").replace(/^[\r\n]+|[\r\n]+$/g, "");
  for (const holder of [body, ...body.querySelectorAll(`${holders}, li, blockquote`)]) wrapWords(holder);
  for (const block of body.querySelectorAll("p, h2, h3")) dropLastBreak(block);
  for (const quote of body.querySelectorAll("blockquote + blockquote")) joinQuote(quote);
  if (written.trim() !== written) keepSpaces(body, written);
}

// Around words from within a line: written as ProseMirror writes its own, in which it leaves the spaces.
function keepSpaces(body: HTMLElement, written: string): void {
  const [line, another] = body.children;
  if (!line || another) return;
  for (const text of textsIn(line)) text.data = text.data.replace(/[ \t\r\n]+/g, " ");
  trimText(line);
  if (/^\s/.test(written)) line.prepend(" ");
  if (/\s$/.test(written)) line.append(" ");
  line.setAttribute("data-pm-slice", "1 1 []");
}

// evenTables has put it there.
const isAlignment = (element: Element, name: string) => name === "class" && element.matches("td, th");

// Words stand in a paragraph, which can say its direction. Where a page has none, two line breaks stand between them.
function wrapWords(holder: Element): void {
  let words: ChildNode[] = [];
  const wrap = () => {
    const start = words.findIndex(isWritten);
    const written = start < 0 ? [] : words.slice(start, words.findLastIndex(isWritten) + 1);
    if (written.length > 0) {
      const paragraph = holder.ownerDocument.createElement("p");
      words[0]?.before(paragraph);
      paragraph.append(...written);
    }
    for (const node of words) if (node.parentNode === holder) node.remove();
    words = [];
  };
  for (const node of [...holder.childNodes]) {
    const isSecond = isBreak(node) && isBreak(words.findLast((each) => isWritten(each) || isBreak(each)));
    if (isSecond || hasBlock(node)) wrap();
    if (!hasBlock(node)) words.push(node);
  }
  wrap();
}

// A page that ends after a paragraph is a line break in it, for Word.
function dropLastBreak(block: Element): void {
  const last = [...block.childNodes].findLast((node) => isWritten(node) || node.nodeType === 1);
  if (isBreak(last)) last?.remove();
}

// Office programs write a quote of several paragraphs as one quote for each.
function joinQuote(quote: Element): void {
  quote.previousElementSibling?.append(...quote.childNodes);
  quote.remove();
}

function hasBlock(node: Node): boolean {
  if (node.nodeType !== 1) return false;
  const element = node as Element;
  return element.matches(blocks) || element.querySelector(blocks) !== null;
}

const isWritten = ({ textContent }: Node) => textContent?.trim() !== "";
const isBreak = (node: Node | undefined) => node?.nodeName === "BR";

// Word's conditional comments leave their content; Office's own elements (<o:p>) are nothing but wrappers.
function unwrapOffice(body: HTMLElement): void {
  const walker = body.ownerDocument.createTreeWalker(body, 128);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) (comment as ChildNode).remove();
  for (const element of body.querySelectorAll("*")) {
    if (element.tagName.includes(":")) unwrap(element);
  }
}

const named: Record<string, string> = { H1: "h2", H4: "h3", H5: "h3", H6: "h3", PRE: "p" };

// Tabs and spaces in a row, as Word writes them; in a browser it ends each paragraph with one.
const spaces = ".Apple-converted-space, .EOP, [style*='mso-spacerun' i], [style*='mso-tab-count' i]";

function readStyles(body: HTMLElement): void {
  for (const element of body.querySelectorAll(spaces)) if (!isWritten(element)) element.textContent = " ";
  for (const element of [...body.querySelectorAll<HTMLElement>("*")]) {
    const style = element.getAttribute("style") ?? "";
    // Google Docs wraps everything in <b style="font-weight:normal">; LibreOffice's <font> says nothing but how it looked.
    const isFalseBold =
      element.matches("b, strong") && /(?<![\w-])font-weight:\s*(?:normal|400)/i.test(style);
    if (element.matches("span, font, u, ins, o\\:p") || isFalseBold) {
      if (element.hasAttribute("data-footnote")) continue;
      for (const tag of element.closest("h1, h2, h3, h4, h5, h6") ? [] : marksOf(style))
        wrapContent(element, tag);
      unwrap(element);
    } else if (element.matches("p[class*=MsoTitle], p[class*=MsoSubtitle]")) rename(element, "h2");
    else if (element.matches("p[class*=Quote]")) wrapAll(element, "blockquote");
    else if (element.closest("h1, h2, h3, h4, h5, h6") && element.matches("b, strong")) unwrap(element);
  }
  // Its marks are the browser's own, and stay behind.
  for (const quoted of body.querySelectorAll("q")) quoted.replaceWith("“", ...quoted.childNodes, "”");
  for (const element of body.querySelectorAll<HTMLElement>("pre")) keepLines(element);
  for (const element of body.querySelectorAll("h1, h4, h5, h6, pre"))
    rename(element, named[element.tagName] as string);
}

// Lines are broken where a program or a poem has them broken.
function keepLines(element: HTMLElement): void {
  const texts = textsIn(element);
  for (const text of texts) {
    const [first = "", ...lines] = (text === texts.at(-1) ? text.data.trimEnd() : text.data).split(/\r?\n/);
    text.replaceWith(first, ...lines.flatMap((line) => [element.ownerDocument.createElement("br"), line]));
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

// Links that count the click, some with the e-mail address of whoever got them, and go on to another; and what says to which.
const detours: Record<string, string> = {
  "www.google.com/url": "q",
  "safelinks.protection.outlook.com/": "url",
  "l.facebook.com/l.php": "u",
};

function goalOf(href: string): string {
  const url = URL.parse(href);
  const detour = url && Object.keys(detours).find((each) => `${url.host}${url.pathname}`.endsWith(each));
  return (detour && url.searchParams.get(detours[detour] ?? "")) || href;
}

// A link into a page that stayed behind leads nowhere.
function readLink(link: HTMLAnchorElement): void {
  const href = goalOf(link.getAttribute("href") ?? "");
  if (link.hasAttribute("href")) link.setAttribute("href", href);
  if (/^(?:#|about:|file:)/i.test(href) || href === "" || link.textContent?.trim() === "") unwrap(link);
}

function removeEmpty(body: HTMLElement): void {
  for (const element of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, li, ul, ol, blockquote")) {
    if (element.closest("table")) continue;
    if (element.textContent?.trim() === "" && !element.querySelector("[data-footnote], hr")) element.remove();
  }
}

/** A block says its direction only where it differs from the text's; where nothing was said, its letters say it. */
function settleDirections(body: HTMLElement, direction: Direction): void {
  for (const element of body.querySelectorAll<HTMLElement>("p, h1, h2, h3, li, ul, ol, blockquote, table")) {
    const isBlock = element.matches("p, h1, h2, h3, table");
    const written = isBlock ? directionOf(element.textContent ?? "") : undefined;
    // What holds it has not come along, but says how digits alone run.
    const around = isBlock ? saidBy(element.closest(`:is(body, ${holders})[dir]`)) : undefined;
    const dir = saidBy(element) ?? written ?? around;
    if (dir) element.setAttribute("dir", dir);
    else element.removeAttribute("dir");
  }
  for (const holder of [body, ...body.querySelectorAll(holders)])
    if (!holder.className) holder.removeAttribute("dir");
  for (const list of [...body.querySelectorAll("ul, ol, blockquote")].reverse()) liftDirection(list);
  for (const element of body.querySelectorAll("[dir]")) {
    const around = element.parentElement?.closest("[dir]")?.getAttribute("dir") ?? direction;
    if (element.getAttribute("dir") === around || element.closest("td, th")) element.removeAttribute("dir");
  }
}

function saidBy(element: Element | null): Direction | undefined {
  const said = element?.getAttribute("dir")?.toLowerCase();
  return said === "ltr" || said === "rtl" ? said : undefined;
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
