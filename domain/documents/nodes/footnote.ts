import { InputRule, mergeAttributes, Node } from "@tiptap/core";
import type { MarkdownIt, Token } from "markdown-it";
import { element, type Family } from "./family.ts";
import { lineAt } from "./fence.ts";

const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  content: "text*",
  // Copied, a note stands in brackets after its word for programs that know none.
  renderText: ({ node }) => ` [${node.textContent}]`,
  parseHTML: () => [{ tag: "span[data-footnote]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes, { "data-footnote": "" }), 0],
  addInputRules() {
    return [
      // ^[the note] as Pandoc has it.
      new InputRule({
        find: /\^\[([^\]]+)\]$/,
        handler: ({ state, range, match }) => {
          if (state.selection.$from.parent.type === this.type) return null;
          state.tr.replaceWith(
            range.from,
            range.to,
            this.type.create(null, state.schema.text(match[1] ?? "")),
          );
        },
      }),
    ];
  },
});

/** Notes: each stands in the text where its number is, so that it moves and goes with its sentence. */
export const footnote: Family = {
  extensions: [Footnote],
  shown: {
    footnote: (node, reading) => {
      const { number, at } = reading.note(reading.inline(node.content));
      const mark = reading.texts
        ? [element("a", { id: `note-mark-${at}`, href: `#note-${at}`, role: "doc-noteref" }, [number])]
        : [`[${number}]`];
      return [element("sup", { class: "note-mark" }, mark)];
    },
  },
  written: {
    footnote: (node, writing) => `[^${writing.note(writing.inline(node.content, "line"))}]`,
  },
  read: { footnote: () => ({ type: "footnote", content: [] }) },
  teach: (tokenizer) => {
    teachDefinition(tokenizer);
    teachMark(tokenizer);
  },
  settle: { footnote: (node) => (node.content?.length ? node : undefined) },
};

type Environment = { notes?: Map<string, string>; isInNote?: boolean };

// [^label]: the note, on one line or several up to a blank one.
function teachDefinition(tokenizer: MarkdownIt): void {
  tokenizer.block.ruler.before(
    "reference",
    "footnote",
    (state, start, end, silent) => {
      const match = /^\[\^([^\]\s]{1,40})\]:\s*(.*)$/.exec(lineAt(state, start));
      if (state.level !== 0 || !match) return false;
      if (silent) return true;
      const lines = [match[2] ?? ""];
      let next = start + 1;
      while (next < end && !state.isEmpty(next) && !lineAt(state, next).startsWith("[^")) {
        lines.push(lineAt(state, next));
        next += 1;
      }
      const env = state.env as Environment;
      env.notes ??= new Map();
      if (!env.notes.has(match[1] ?? "")) env.notes.set(match[1] ?? "", lines.join(" ").trim());
      state.line = next;
      return true;
    },
    { alt: ["paragraph"] },
  );
}

function teachMark(tokenizer: MarkdownIt): void {
  tokenizer.inline.ruler.before("link", "footnote", (state, silent) => {
    const match = /^\[\^([^\]\s]{1,40})\]/.exec(state.src.slice(state.pos, state.pos + 50));
    const env = state.env as Environment;
    const note = match && env.notes?.get(match[1] ?? "");
    if (!match || !note || env.isInNote) return false;
    if (!silent) {
      state.push("footnote_open", "", 1);
      env.isInNote = true;
      // In an array of its own, because the signs before it are known by their place.
      const tokens: Token[] = [];
      state.md.inline.parse(note, state.md, env, tokens);
      state.tokens.push(...tokens);
      env.isInNote = false;
      state.push("footnote_close", "", -1);
    }
    state.pos += match[0].length;
    return true;
  });
}
