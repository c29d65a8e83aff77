/** A picture of a gallery, as the schema has it. */
export type Pictured = { mediaId: string; alt: string; caption: string };

/** The pictures with the one at a place moved to another, the others in their order. */
export function withMoved(pictures: Pictured[], from: number, to: number): Pictured[] {
  const moved = pictures[from];
  return moved ? pictures.toSpliced(from, 1).toSpliced(to, 0, moved) : pictures;
}

export function withoutOne(pictures: Pictured[], at: number): Pictured[] {
  return pictures.toSpliced(at, 1);
}
