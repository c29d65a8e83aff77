const keptAttributes = new Set(["href", "dir", "start"]);
const dropped =
  "script, style, meta, link, title, img, picture, svg, video, audio, iframe, object, form, input, button";

/**
 * Pasted HTML without what other programs wrap around a text: its blocks, lists and links remain, and a block's
 * direction where it differs from the article's own.
 */
export function plainPaste(html: string, direction: "ltr" | "rtl"): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of body.querySelectorAll(dropped)) element.remove();
  for (const element of body.querySelectorAll<HTMLElement>("*")) {
    const dir = element.getAttribute("dir")?.toLowerCase() || element.style.direction;
    const isBold = /^(?:bold|[6-9]00)$/.test(element.style.fontWeight);
    const isItalic = element.style.fontStyle === "italic";
    // Google Docs wraps everything in <b style="font-weight: normal">.
    const isFalseBold = element.tagName === "B" && element.style.fontWeight === "normal";
    for (const { name } of [...element.attributes]) {
      if (!keptAttributes.has(name)) element.removeAttribute(name);
    }
    if ((dir === "rtl" || dir === "ltr") && dir !== direction) element.setAttribute("dir", dir);
    else element.removeAttribute("dir");
    if (element.tagName === "SPAN" || isFalseBold) {
      element.replaceWith(...wrapped([...element.childNodes], { isBold, isItalic }));
    }
  }
  return body.innerHTML;
}

function wrapped(nodes: ChildNode[], marks: { isBold: boolean; isItalic: boolean }): ChildNode[] {
  const bold = marks.isBold ? [holding("strong", nodes)] : nodes;
  return marks.isItalic ? [holding("em", bold)] : bold;
}

function holding(tag: string, nodes: ChildNode[]): HTMLElement {
  const element = document.createElement(tag);
  element.append(...nodes);
  return element;
}
