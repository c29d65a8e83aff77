import type { MarkdownIt } from "markdown-it";

// Sections that CommonMark has no form for stand between lines of three colons, or on a line that begins with two.

/** Blocks between ":::" lines, under a name. */
export function fence(name: string, blocks: string): string {
  return `::: ${name}\n${blocks}\n:::`;
}

/** Reads `::: name`, blocks, `:::` at the top of a document as tokens TOKEN_open and TOKEN_close. */
export function teachFence(tokenizer: MarkdownIt, name: string, token: string): void {
  tokenizer.block.ruler.before(
    "fence",
    token,
    (state, start, end, silent) => {
      if (state.level !== 0 || state.sCount[start] !== 0 || lineAt(state, start) !== `::: ${name}`)
        return false;
      if (silent) return true;
      let close = start + 1;
      while (close < end && lineAt(state, close) !== ":::") close += 1;
      const { parentType, lineMax } = state;
      state.lineMax = close;
      state.push(`${token}_open`, "", 1).map = [start, close];
      state.md.block.tokenize(state, start + 1, close);
      state.push(`${token}_close`, "", -1);
      state.parentType = parentType;
      state.lineMax = lineMax;
      state.line = Math.min(close + 1, end);
      return true;
    },
    { alt: ["paragraph", "blockquote", "list"] },
  );
}

/** Reads a line `::name[text](value)` at the top of a document as one token: its content the text, its info the value. */
export function teachLine(tokenizer: MarkdownIt, name: string): void {
  const form = new RegExp(`^::${name}(?:\\[((?:[^\\]\\\\]|\\\\.)*)\\])?\\(([^\\s()]*)\\)$`);
  tokenizer.block.ruler.before(
    "fence",
    name,
    (state, start, _end, silent) => {
      if (state.level !== 0 || state.sCount[start] !== 0) return false;
      const match = form.exec(lineAt(state, start));
      if (!match) return false;
      if (silent) return true;
      const token = state.push(name, "", 0);
      token.content = tokenizer.utils.unescapeAll(match[1] ?? "");
      token.info = match[2] ?? "";
      state.line = start + 1;
      return true;
    },
    { alt: ["paragraph", "blockquote", "list"] },
  );
}

/** A line of the source without its indent and the white space at its end. */
export function lineAt(
  state: { src: string; bMarks: number[]; tShift: number[]; eMarks: number[] },
  line: number,
): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(start, state.eMarks[line]).trimEnd();
}
