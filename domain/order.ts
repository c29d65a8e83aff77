// Orders that people give: lists of ids.

/** The order with one of its ids moved to a place, 0 for the first; where there is none it stays. */
export function moved(ids: string[], id: string, to: number): string[] {
  const from = ids.indexOf(id);
  return from < 0 || !(to in ids) ? ids : ids.toSpliced(from, 1).toSpliced(to, 0, id);
}

/** The known ids in the order asked for; those that it does not name follow in theirs. */
export function reordered(known: string[], asked: string[]): string[] {
  return [...new Set([...asked.filter((id) => known.includes(id)), ...known])];
}
