import type { CaptionedPicture } from "#domain/media/list-pictures.ts";
import { Picture } from "./picture.tsx";

type Props = { picture: CaptionedPicture; sizes: string; isFirst?: boolean };

/** A picture with its caption and credit. */
export function Figure({ picture, sizes, isFirst = false }: Props) {
  const { alt, caption, credit } = picture;
  return (
    <figure className="lead-picture">
      <Picture picture={picture} alt={alt} sizes={sizes} isFirst={isFirst} />
      {(caption || credit) && (
        <figcaption>
          {caption}
          {caption && credit && " · "}
          {credit && <bdi>{credit}</bdi>}
        </figcaption>
      )}
    </figure>
  );
}
