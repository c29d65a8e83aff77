import { DomUtils, parseDocument } from "htmlparser2";

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];
type Note = { mark: Element; block: Element };

// What holds a note's own words at the end of a page.
const noteTags = new Set(["li", "p", "dd", "div"]);
const longestLabel = 6;
const wayBack = /^[\p{N}\p{P}\p{S}\p{M}\s]{0,8}$/u;

/**
 * HTML in which each note's words stand where its number stood, as <span data-footnote>. A note is two links that lead to each
 * other, the number in the text and the one beside the note's words: WordPress, Markdown's programs, Wikipedia, Word and we
 * ourselves agree on that.
 */
export function bringNotesHome(html: string): string {
  if (!/\shref\s*=\s*["']?[^"'\s>]*#/i.test(html)) return html;
  const root = parseDocument(html);
  const all = DomUtils.getElementsByTagName("*", root);
  const order = new Map(all.map((element, at) => [element, at]));
  const named = new Map<string, Element>();
  for (const element of all) {
    for (const name of [element.attribs.id, element.attribs.name])
      if (name && !named.has(name)) named.set(name, element);
  }
  const notes = all.flatMap((link): Note[] => {
    const block = link.name === "a" ? blockOf(link, named) : undefined;
    // The way back is itself such a link: of the two, the mark stands first.
    const isFirst = block !== undefined && (order.get(link) ?? 0) < (order.get(block) ?? 0);
    return block && isFirst ? [{ mark: markAround(link), block }] : [];
  });
  if (notes.length === 0) return html;
  const words = new Map(notes.map(({ block }) => [block, wordsOf(block)]));
  for (const { mark, block } of notes) {
    const [span] = parseDocument(`<span data-footnote>${words.get(block)}</span>`).children;
    if (span) DomUtils.replaceElement(mark, span);
  }
  for (const block of words.keys()) DomUtils.removeElement(block);
  return DomUtils.getOuterHTML(root.children);
}

function blockOf(link: Element, named: Map<string, Element>): Element | undefined {
  if (DomUtils.textContent(link).trim().length > longestLabel) return undefined;
  const target = named.get(fragmentOf(link));
  const block = target && around(target).find(({ name }) => noteTags.has(name));
  if (!block || around(link).includes(block)) return undefined;
  const names = namesOf(link);
  const leadsBack = linksIn(block).some((back) => names.has(fragmentOf(back)));
  return leadsBack ? block : undefined;
}

// An element and what it stands in, from the inside.
function around(element: Element): Element[] {
  const found: Element[] = [];
  for (let each: Element | null = element; each; each = parentOf(each)) found.push(each);
  return found;
}

function parentOf(element: Element): Element | null {
  const { parent } = element;
  return parent && "attribs" in parent ? parent : null;
}

function linksIn(element: Element): Element[] {
  return DomUtils.getElementsByTagName("a", element);
}

function fragmentOf(link: Element): string {
  const fragment = (link.attribs.href ?? "").split("#")[1] ?? "";
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function namesOf(link: Element): Set<string> {
  const near = [link, parentOf(link), ...DomUtils.getElementsByTagName("*", link)];
  const sup = around(link).find(({ name }) => name === "sup");
  return new Set(
    [...near, sup].flatMap((each) => [each?.attribs.id ?? "", each?.attribs.name ?? ""]).filter(Boolean),
  );
}

function markAround(link: Element): Element {
  const sup = around(link).find(({ name }) => name === "sup");
  const isWhole = sup && DomUtils.textContent(sup).trim() === DomUtils.textContent(link).trim();
  return isWhole ? sup : link;
}

function wordsOf(block: Element): string {
  for (const back of linksIn(block)) {
    if (fragmentOf(back) && wayBack.test(DomUtils.textContent(back))) DomUtils.removeElement(back);
  }
  return DomUtils.getInnerHTML(block).trim();
}
