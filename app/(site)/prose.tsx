import { documentElements } from "#domain/documents/render.ts";
import type { Document } from "#domain/documents/schema.ts";
import { pageReading } from "../page-reading.ts";

// Only pages with a box for a frame have it; data-reader keeps it among what readers get.
const framesScript = new URL("./frames.js", import.meta.url);

type Props = { lang: string; body: Document /** Whether no picture stands above it. */; isOnTop?: boolean };

/** A stored text as readers get it on a page. */
export function Prose({ lang, body, isOnTop = false }: Props) {
  const hasFrames = body.content?.some(({ type }) => type === "embed");
  return (
    <>
      {documentElements(body, { ...pageReading(lang, body), isOnTop })}
      {hasFrames ? <script src={framesScript.pathname} defer data-reader="" /> : null}
    </>
  );
}
