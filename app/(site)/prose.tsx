import type { ReactNode } from "react";
import { documentElements } from "#domain/documents/render.ts";
import type { Document } from "#domain/documents/schema.ts";
import { pageReading } from "../page-reading.ts";

type Props = {
  lang: string;
  body: Document;
  /** Whether no picture stands above it. */
  isOnTop?: boolean;
  children?: ReactNode;
};

/** A stored text as readers get it on a page, below what is given. */
export function Prose({ lang, body, isOnTop = false, children }: Props) {
  const hasFrames = body.content?.some(({ type }) => type === "embed");
  return (
    <>
      {documentElements(body, { ...pageReading(lang, body), isOnTop, above: children })}
      {/* The server puts frames.js in its place. */}
      {hasFrames ? <script data-reader="frames" /> : null}
    </>
  );
}
