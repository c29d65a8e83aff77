import { unwrap } from "./pasted-blocks.ts";

// Word writes a list as paragraphs that say their level and carry their sign as text; Word on the web as one list for each
// item. Google Docs puts an inner list beside the item that it belongs to.

type Item = {
  level: number;
  isOrdered: boolean;
  number: number | undefined;
  content: ChildNode[];
  dir: string | null;
  /** How far in it stands, as Word says it. */
  margin?: string | undefined;
  /** A further paragraph of the item before it on its level. */
  isMore?: boolean;
};

/** Makes lists of what is meant as one, each inner list within its item. */
export function gatherLists(body: HTMLElement): void {
  for (const wrapper of body.querySelectorAll(".ListContainerWrapper")) {
    const item = wrapper.querySelector("li");
    if (item) wrapper.setAttribute("data-list-item", "");
  }
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) spaceSign(heading);
  for (const first of body.querySelectorAll("p, [data-list-item]")) {
    if (!first.isConnected || !isItem(first)) continue;
    const run: Item[] = [];
    const taken: Element[] = [];
    for (let next: Element | null = first; next; next = next.nextElementSibling) {
      const item = isItem(next) ? itemOf(next) : moreOf(next, run);
      if (!item) break;
      run.push(item);
      taken.push(next);
    }
    first.before(...listsOf(run, body.ownerDocument));
    for (const element of taken) element.remove();
  }
  for (const list of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    const item = list.previousElementSibling;
    if (item?.tagName === "LI") item.append(list);
    // Of one that was copied from its middle on, the items around the first are not there.
    else if (list.parentElement?.childElementCount === 1) unwrap(list.parentElement);
    else unwrap(list);
  }
  for (const first of body.querySelectorAll("ol > li[value]:first-child"))
    first.parentElement?.setAttribute("start", first.getAttribute("value") ?? "1");
}

const signOf = (element: Element) =>
  element.querySelector("[style*='mso-list:Ignore' i], [style*='mso-list: Ignore' i]");
const markerOf = (sign: Element | null) => (sign?.textContent ?? "").replace(/[\s\u00a0]+/g, "");

// A heading's number is a part of its words: others refer to it.
function spaceSign(heading: Element): void {
  const sign = signOf(heading);
  sign?.replaceWith(`${markerOf(sign)} `);
}

// Of a list that is one by its style ("List Bullet 2"), only that style's name says the level.
function levelOf(element: Element): string | undefined {
  const said = /mso-list:\s*l\d+\s+level(\d+)/i.exec(element.getAttribute("style") ?? "")?.[1];
  return said ?? (signOf(element) ? (/MsoList\D+(\d)/.exec(element.className)?.[1] ?? "1") : undefined);
}

function isItem(element: Element): boolean {
  return (
    element.hasAttribute("data-list-item") || (element.tagName === "P" && levelOf(element) !== undefined)
  );
}

function itemOf(element: Element): Item {
  const onTheWeb = element.hasAttribute("data-list-item") ? element.querySelector("li") : null;
  if (onTheWeb) {
    const list = onTheWeb.parentElement;
    return {
      level: Number(onTheWeb.getAttribute("data-aria-level") ?? 1),
      isOrdered: list?.tagName === "OL",
      number: Number(list?.getAttribute("start") ?? 1),
      content: [...onTheWeb.childNodes],
      dir: onTheWeb.getAttribute("dir"),
    };
  }
  const level = Number(levelOf(element));
  const sign = signOf(element);
  const marker = markerOf(sign);
  // The sign may be wrapped for its typeface alone.
  const outer = sign?.parentElement?.textContent === sign?.textContent ? sign?.parentElement : sign;
  outer?.remove();
  return {
    level,
    isOrdered: /^\(?(?:[\p{L}\p{N}]{1,5}[.)-])*(?:[\p{L}\p{N}]{1,5}[.)-]|\p{N}{1,3})$/u.test(marker),
    number: numberOf(marker),
    content: [...element.childNodes],
    dir: element.getAttribute("dir"),
    margin: marginOf(element),
  };
}

// One of Word's list paragraphs without a sign belongs to the item under whose words it stands.
function moreOf(element: Element, run: Item[]): Item | undefined {
  if (!element.matches("p[class^=MsoListParagraph]")) return undefined;
  const item = run.findLast(({ margin }) => margin === marginOf(element));
  const paragraph = element.cloneNode(true) as Element;
  return item && { ...item, content: [paragraph], isMore: true };
}

function marginOf(element: Element): string | undefined {
  const side = element.getAttribute("dir")?.toLowerCase() === "rtl" ? "right" : "left";
  return new RegExp(`margin-${side}:\\s*([^;]+)`, "i").exec(element.getAttribute("style") ?? "")?.[1]?.trim();
}

// Of "2.3." the last; letters say none.
function numberOf(marker: string): number | undefined {
  const digits = marker.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) % 16));
  const last = /(\d+)\D*$/.exec(digits)?.[1];
  return last === undefined ? undefined : Number(last);
}

type Open = { level: number; isOrdered: boolean; list: HTMLElement; next: number };

function listsOf(items: Item[], document: Document): HTMLElement[] {
  const tops: HTMLElement[] = [];
  const open: Open[] = [];
  for (const { level, isOrdered, number, content, dir, isMore } of items) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    if (isMore) {
      open.at(-1)?.list.lastElementChild?.append(...content);
      continue;
    }
    const top = open.at(-1);
    // Where the count begins anew, so does the list.
    const isOther =
      top?.isOrdered !== isOrdered || (isOrdered && number !== undefined && number !== top.next);
    if (top?.level === level && isOther) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = document.createElement(isOrdered ? "ol" : "ul");
      const start = number ?? 1;
      if (isOrdered && start !== 1) list.setAttribute("start", String(start));
      const outer = open.at(-1)?.list.lastElementChild;
      if (outer) outer.append(list);
      else tops.push(list);
      open.push({ level, isOrdered, list, next: start });
    }
    const last = open.at(-1) as Open;
    const item = document.createElement("li");
    if (dir) item.setAttribute("dir", dir);
    item.append(...content);
    last.list.append(item);
    last.next += 1;
  }
  return tops;
}
