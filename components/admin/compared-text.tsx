import type { ComparedBlock, ComparedPicture } from "#domain/revisions/blocks.ts";
import type { Piece } from "#domain/revisions/words.ts";

type Props = {
  blocks: ComparedBlock[];
  /** Leaves out what one of the two texts does not have. */
  without?: "inserted" | "deleted";
  /** Said of pictures that are gone. */
  gone: string;
  /** Said of blocks whose words are the same but not their form. */
  reformatted?: string;
};

/** A compared text with what was inserted and deleted marked, each block in its own direction. */
export function ComparedText({ blocks, without, gone, reformatted }: Props) {
  return blocks.map((block, i) => {
    const pieces = block.pieces.filter(({ change }) => change !== without);
    const pictures = block.pictures.filter(({ change }) => change !== without);
    if (pieces.length === 0 && pictures.length === 0) return null;
    const isOneSide = without !== undefined;
    return (
      <p
        // biome-ignore lint/suspicious/noArrayIndexKey: a compared text stands still
        key={i}
        dir={without === "inserted" ? block.oldDir : block.dir}
        className={block.type === "heading" ? "compared compared-heading" : "compared"}
      >
        <ComparedPictures pictures={pictures} gone={gone} isOneSide={isOneSide} />
        <ComparedPieces pieces={pieces} isOneSide={isOneSide} />
        {block.isReformatted && reformatted ? <small className="compared-note">{reformatted}</small> : null}
      </p>
    );
  });
}

/** Compared pictures of the library, one after the other. */
export function ComparedPictures({
  pictures,
  gone,
  isOneSide = false,
}: {
  pictures: ComparedPicture[];
  gone: string;
  isOneSide?: boolean;
}) {
  return pictures.map((picture, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a compared text stands still
    <Marked key={at} {...picture} gone={gone} isOneSide={isOneSide} />
  ));
}

// The version in an address of ours may be any: it leads to the present one.
const anyVersion = "0000000000000000";

type MarkedProps = ComparedPicture & { gone: string; isOneSide: boolean };

function Marked({ mediaId, change, isGone, gone, isOneSide }: MarkedProps) {
  const image = isGone ? (
    <span>{gone} </span>
  ) : (
    // biome-ignore lint/performance/noImgElement: the picture is ours, in its own size
    <img src={`/media/${mediaId}/${anyVersion}/c320.jpg`} alt="🖼" className="compared-picture" />
  );
  if (isOneSide && change !== "same") return <mark>{image}</mark>;
  if (change === "inserted") return <ins>{image}</ins>;
  return change === "deleted" ? <del>{image}</del> : image;
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
