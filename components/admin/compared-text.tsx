import type { ComparedBlock } from "#domain/revisions/blocks.ts";
import type { Piece } from "#domain/revisions/words.ts";

type Props = {
  blocks: ComparedBlock[];
  /** Leaves out what one of the two texts does not have. */
  without?: "inserted" | "deleted";
  /** Said of blocks whose words are the same but not their form. */
  reformatted?: string;
};

/** A compared text with what was inserted and deleted marked, each block in its own direction. */
export function ComparedText({ blocks, without, reformatted }: Props) {
  return blocks.map((block, i) => {
    const pieces = block.pieces.filter(({ change }) => change !== without);
    if (pieces.length === 0) return null;
    return (
      <p
        // biome-ignore lint/suspicious/noArrayIndexKey: a compared text stands still
        key={i}
        dir={block.dir}
        className={block.type === "heading" ? "compared compared-heading" : "compared"}
      >
        <ComparedPieces pieces={pieces} isOneSide={without !== undefined} />
        {block.isReformatted && reformatted ? <small className="compared-note">{reformatted}</small> : null}
      </p>
    );
  });
}

/** Runs of compared words in one line of text. */
export function ComparedPieces({ pieces, isOneSide = false }: { pieces: Piece[]; isOneSide?: boolean }) {
  return pieces.map(({ text, change }, i) => {
    const key = `${i} ${change}`;
    // Of two texts side by side neither is the older one: what it alone has is only marked.
    if (isOneSide && change !== "same") return <mark key={key}>{text}</mark>;
    if (change === "inserted") return <ins key={key}>{text}</ins>;
    if (change === "deleted") return <del key={key}>{text}</del>;
    return <span key={key}>{text}</span>;
  });
}
