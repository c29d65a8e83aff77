// Word writes a list as paragraphs that say their level and carry their sign as text; Word on the web as one list for each
// item. Google Docs puts an inner list beside the item that it belongs to.

type Item = { level: number; isOrdered: boolean; start: number; content: ChildNode[]; dir: string | null };

/** Makes lists of what is meant as one, each inner list within its item. */
export function gatherLists(body: HTMLElement): void {
  for (const wrapper of body.querySelectorAll(".ListContainerWrapper")) {
    const item = wrapper.querySelector("li");
    if (item) wrapper.setAttribute("data-list-item", "");
  }
  for (const first of body.querySelectorAll<HTMLElement>("[style*='mso-list'], [data-list-item]")) {
    if (!first.isConnected || !isItem(first)) continue;
    const run: Item[] = [];
    const taken: Element[] = [];
    for (let next: Element | null = first; next && isItem(next); next = next.nextElementSibling) {
      run.push(itemOf(next));
      taken.push(next);
    }
    first.before(...listsOf(run, body.ownerDocument));
    for (const element of taken) element.remove();
  }
  for (const list of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    const item = list.previousElementSibling;
    if (item?.tagName === "LI") item.append(list);
  }
}

const levelOf = (element: Element) =>
  /mso-list:\s*l\d+\s+level(\d+)/i.exec(element.getAttribute("style") ?? "")?.[1];

function isItem(element: Element): boolean {
  return element.hasAttribute("data-list-item") || levelOf(element) !== undefined;
}

function itemOf(element: Element): Item {
  const onTheWeb = element.hasAttribute("data-list-item") ? element.querySelector("li") : null;
  if (onTheWeb) {
    const list = onTheWeb.parentElement;
    return {
      level: Number(onTheWeb.getAttribute("data-aria-level") ?? 1),
      isOrdered: list?.tagName === "OL",
      start: Number(list?.getAttribute("start") ?? 1),
      content: [...onTheWeb.childNodes],
      dir: onTheWeb.getAttribute("dir"),
    };
  }
  const sign = element.querySelector<HTMLElement>(
    "[style*='mso-list:Ignore' i], [style*='mso-list: Ignore' i]",
  );
  const marker = (sign?.textContent ?? "").replace(/[\s\u00a0]+/g, "");
  // The sign may be wrapped for its typeface alone.
  const outer = sign?.parentElement?.textContent === sign?.textContent ? sign?.parentElement : sign;
  outer?.remove();
  return {
    level: Number(levelOf(element)),
    isOrdered: /^\(?[\p{L}\p{N}]{1,5}[.)-]$/u.test(marker),
    start: startOf(marker),
    content: [...element.childNodes],
    dir: element.getAttribute("dir"),
  };
}

function startOf(marker: string): number {
  const digits = marker.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) % 16));
  return Number(/\d+/.exec(digits)?.[0] ?? 1);
}

function listsOf(items: Item[], document: Document): HTMLElement[] {
  const tops: HTMLElement[] = [];
  const open: { level: number; isOrdered: boolean; list: HTMLElement }[] = [];
  for (const { level, isOrdered, start, content, dir } of items) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop();
    const top = open.at(-1);
    if (top && top.level === level && top.isOrdered !== isOrdered) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = document.createElement(isOrdered ? "ol" : "ul");
      if (isOrdered && start !== 1) list.setAttribute("start", String(start));
      const outer = open.at(-1)?.list.lastElementChild;
      if (outer) outer.append(list);
      else tops.push(list);
      open.push({ level, isOrdered, list });
    }
    const item = document.createElement("li");
    if (dir) item.setAttribute("dir", dir);
    item.append(...content);
    open.at(-1)?.list.append(item);
  }
  return tops;
}
