/** What holds blocks and is none that a text knows. */
export const holders =
  "div, section, article, main, aside, header, footer, nav, center, form, fieldset, address, figure, figcaption, details, summary, dl, dt, dd";

/** What does not stand within a line. */
export const blocks = `p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, table, hr, pre, ${holders}`;

export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

export function textsIn(element: Element): Text[] {
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}

/** Takes the spaces at both ends of an element away, however deep they stand. */
export function trimText(element: Element): void {
  const texts = textsIn(element);
  for (const [ends, all] of [
    [/^\s+/, texts],
    [/\s+$/, texts.toReversed()],
  ] as const) {
    for (const text of all) {
      text.data = text.data.replace(ends, "");
      if (text.data !== "") break;
    }
  }
}
