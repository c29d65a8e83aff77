import { blocks, trimText } from "./pasted-blocks.ts";

// A note is two links that lead to each other: the number in the text, and the one before or after the note's own words.
// Word (_ftn1, _ftnref1), LibreOffice (sdfootnote1sym, sdfootnote1anc), Google Docs (ftnt1, ftnt_ref1), Wikipedia
// (cite_note-1, cite_ref-1) and most other pages agree on that, and on nothing else.

// What holds a note of several paragraphs, for Word and for LibreOffice.
const officeNotes =
  "[style*='mso-element:footnote' i]:not([style*='footnote-list' i]), [style*='mso-element:endnote' i]:not([style*='endnote-list' i]), div[id^=sdfootnote], div[id^=sdendnote]";

/** Puts each note's words where its number stands in the text, as the editor keeps them. */
export function gatherNotes(body: HTMLElement): void {
  const found = [...body.querySelectorAll("a[href*='#']")].flatMap((link) => pairOf(link, body) ?? []);
  const notes = new Map(found.map(({ block, label }) => [block, wordsOf(block, label)]));
  for (const { mark, block } of found) {
    const note = body.ownerDocument.createElement("span");
    note.setAttribute("data-footnote", "");
    note.innerHTML = notes.get(block) ?? "";
    mark.replaceWith(note);
  }
  for (const block of notes.keys()) removeWithRule(block, body);
  for (const list of body.querySelectorAll("[style*='note-list']"))
    if (list.textContent?.trim() === "") list.remove();
}

type Pair = { mark: Element; label: string; block: Element };

function pairOf(link: Element, body: HTMLElement): Pair | undefined {
  const label = link.textContent?.trim() ?? "";
  if (label.length > 12) return undefined;
  const target = named(fragmentOf(link), body);
  const block = target?.closest(officeNotes) ?? target?.closest("li, p, dd, div");
  if (!block || block.contains(link) || block.contains(body)) return undefined;
  const names = namesOf(link);
  const hasWayBack = [...block.querySelectorAll("a[href*='#']")].some((back) => names.has(fragmentOf(back)));
  // The way back is itself such a link: of the two, the mark stands first.
  const isFirst = (link.compareDocumentPosition(block) & 4) !== 0;
  return hasWayBack && isFirst ? { mark: markAround(link), label, block } : undefined;
}

function fragmentOf(link: Element): string {
  const fragment = (link.getAttribute("href") ?? "").split("#")[1] ?? "";
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function named(name: string, body: HTMLElement): Element | undefined {
  if (name === "") return undefined;
  return [...body.querySelectorAll("[id], a[name]")].find(
    (each) => each.id === name || each.getAttribute("name") === name,
  );
}

function namesOf(link: Element): Set<string> {
  const around = [link, link.closest("sup"), link.querySelector("[id]"), link.parentElement];
  return new Set(
    around.flatMap((each) => [each?.id ?? "", each?.getAttribute("name") ?? ""]).filter(Boolean),
  );
}

function markAround(link: Element): Element {
  const sup = link.closest("sup");
  return sup?.textContent?.trim() === link.textContent?.trim() ? (sup as Element) : link;
}

function wordsOf(block: Element, label: string): string {
  const copy = block.cloneNode(true) as Element;
  for (const back of copy.querySelectorAll("a[href*='#']")) {
    const written = back.textContent?.trim() ?? "";
    if (written === label || /^[\p{N}\p{P}\p{S}\p{M}\s]{0,8}$/u.test(written)) back.remove();
  }
  for (const each of copy.querySelectorAll(".mw-cite-backlink")) each.remove();
  // A note is one line.
  for (const part of copy.querySelectorAll(blocks)) part.replaceWith(" ", ...part.childNodes, " ");
  trimText(copy);
  return copy.innerHTML;
}

// The rule above the notes goes with them, and so does a list or a box that held nothing else.
function removeWithRule(block: Element, body: HTMLElement): void {
  const holder = block.parentElement;
  const before = block.previousElementSibling;
  block.remove();
  for (const rule of [before, holder?.previousElementSibling]) if (rule?.tagName === "HR") rule.remove();
  if (holder && holder !== body && holder.textContent?.trim() === "") holder.remove();
}
