import { Extension } from "@tiptap/core";
import { DOMSerializer } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { copiedText } from "./copied-text.ts";

/** What tells a text that was copied in this editor from those of other editors, of which many are built on ProseMirror too. */
export const ownMark = "data-own-copy";

/** Puts what is copied on the clipboard as other programs read it, with a mark for this one. */
export const ownCopies = Extension.create({
  name: "ownCopies",
  addProseMirrorPlugins() {
    const serializer = DOMSerializer.fromSchema(this.editor.schema);
    const serializeFragment: DOMSerializer["serializeFragment"] = (...given) => {
      const copied = serializer.serializeFragment(...given);
      if (copied instanceof DocumentFragment) {
        copied.firstElementChild?.setAttribute(ownMark, "");
        setNotesApart(copied);
      }
      return copied;
    };
    const clipboardSerializer = Object.assign(Object.create(serializer), { serializeFragment });
    return [new Plugin({ props: { clipboardSerializer, clipboardTextSerializer: copiedText } })];
  },
});

// As LibreOffice writes its own notes, and reads them; elsewhere they stand under the text, with a number that leads to each.
function setNotesApart(copied: DocumentFragment): void {
  copied.querySelectorAll("* > [data-footnote]").forEach((words, index) => {
    const name = `sdfootnote${index + 1}`;
    const link = (from: string, to: string) => {
      const anchor = document.createElement("a");
      anchor.className = `sdfootnote${from}`;
      anchor.name = name + from;
      anchor.href = `#${name}${to}`;
      anchor.append(String(index + 1));
      return anchor;
    };
    const mark = document.createElement("sup");
    mark.append(link("anc", "sym"));
    words.replaceWith(mark);
    const paragraph = document.createElement("p");
    paragraph.append(link("sym", "anc"), " ", words);
    const note = document.createElement("div");
    note.id = name;
    note.append(paragraph);
    copied.append(note);
  });
}

/** Puts the notes of what was copied in this editor back to where their numbers stand. */
export function putNotesBack(body: HTMLElement): void {
  for (const note of body.querySelectorAll("[id^=sdfootnote]")) {
    const words = note.querySelector("[data-footnote]");
    const mark = body.querySelector(`[href="#${note.id}sym"]`)?.parentElement;
    if (words) mark?.replaceWith(words);
    note.remove();
  }
}
