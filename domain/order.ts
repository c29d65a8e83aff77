// Orders that people give: lists of ids.

/** The order with one of its ids moved one place up or down; at its end it stays. */
export function moved(ids: string[], id: string, direction: "up" | "down"): string[] {
  const from = ids.indexOf(id);
  const to = direction === "up" ? from - 1 : from + 1;
  return from < 0 || to < 0 ? ids : ids.toSpliced(from, 1).toSpliced(to, 0, id);
}

/** The known ids in the order asked for; those that it does not name follow in theirs. */
export function reordered(known: string[], asked: string[]): string[] {
  return [...new Set([...asked.filter((id) => known.includes(id)), ...known])];
}
