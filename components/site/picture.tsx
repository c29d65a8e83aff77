import type { Picture as Shown } from "#domain/media/picture.ts";

type Props = {
  picture: Shown;
  alt: string;
  /** How wide the page shows it, as the `sizes` of HTML. */
  sizes: string;
  /** What a reader sees before anything else: it is fetched first, the others when they come near. */
  isFirst?: boolean;
};

/** A picture in the best format and size that a browser can use, with its place and colour kept until it comes. */
export function Picture({ picture, alt, sizes, isFirst = false }: Props) {
  const { sources, src, width, height, tint } = picture;
  const [fallback, ...others] = sources.toReversed();
  return (
    <picture>
      {others.toReversed().map(({ type, srcSet }) => (
        <source key={type} type={type} srcSet={srcSet} sizes={sizes} />
      ))}
      <img
        className={`tint ${tint}`}
        src={src}
        srcSet={fallback?.srcSet}
        sizes={sizes}
        width={width}
        height={height}
        alt={alt}
        {...(isFirst ? { fetchPriority: "high" } : { loading: "lazy" })}
      />
    </picture>
  );
}
