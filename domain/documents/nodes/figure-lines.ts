import type { MarkdownIt } from "markdown-it";
import { lineAt } from "./fence.ts";

// ::figure[caption](id "alt text" wide), alone on a line, or two and more of such lines between "::: gallery" and ":::".

type Line = { mediaId: string; alt: string; caption: string; isWide: boolean };

const form = /^::figure(?:\[((?:[^\]\\]|\\.)*)\])?\(([\w-]{16})(?: "((?:[^"\\]|\\.)*)")?( wide)?\)$/;
const interrupts = { alt: ["paragraph", "blockquote", "list"] };

/** Reads a figure's line at the top of a document as one token; its meta are the figure's attributes. */
export function teachFigure(tokenizer: MarkdownIt): void {
  tokenizer.block.ruler.before(
    "fence",
    "figure",
    (state, start, _end, silent) => {
      if (state.level !== 0 || state.sCount[start] !== 0) return false;
      const figure = readLine(tokenizer, lineAt(state, start));
      if (!figure || silent) return figure !== undefined;
      state.push("figure", "", 0).meta = figure;
      state.line = start + 1;
      return true;
    },
    interrupts,
  );
}

/** Reads a gallery as one token, where nothing but figures stands in it, and not more than `most`: else it is text like any other. */
export function teachGallery(tokenizer: MarkdownIt, most: number): void {
  tokenizer.block.ruler.before(
    "fence",
    "gallery",
    (state, start, end, silent) => {
      if (state.level !== 0 || state.sCount[start] !== 0 || lineAt(state, start) !== "::: gallery")
        return false;
      const pictures: Omit<Line, "isWide">[] = [];
      let line = start + 1;
      for (; line < end && lineAt(state, line) !== ":::"; line += 1) {
        const text = lineAt(state, line);
        const figure = readLine(tokenizer, text);
        if (!figure && text !== "") return false;
        const { isWide: _isWide, ...picture } = figure ?? { isWide: false };
        if ("mediaId" in picture) pictures.push(picture);
      }
      if (line >= end || pictures.length === 0 || pictures.length > most) return false;
      if (silent) return true;
      state.push("gallery", "", 0).meta = { pictures };
      state.line = line + 1;
      return true;
    },
    interrupts,
  );
}

function readLine(tokenizer: MarkdownIt, text: string): Line | undefined {
  const [, caption, mediaId, alt, wide] = form.exec(text) ?? [];
  if (!mediaId) return undefined;
  const plain = (written = "") => tokenizer.utils.unescapeAll(written);
  return { mediaId, alt: plain(alt), caption: plain(caption), isWide: wide !== undefined };
}
