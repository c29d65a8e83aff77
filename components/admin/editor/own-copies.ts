import { Extension } from "@tiptap/core";
import { DOMSerializer } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";

/** What tells a text that was copied in this editor from those of other editors, of which many are built on ProseMirror too. */
export const ownMark = "data-own-copy";

/** Marks what is copied in this editor. */
export const ownCopies = Extension.create({
  name: "ownCopies",
  addProseMirrorPlugins() {
    const serializer = DOMSerializer.fromSchema(this.editor.schema);
    const serializeFragment: DOMSerializer["serializeFragment"] = (...given) => {
      const copied = serializer.serializeFragment(...given);
      if (copied instanceof DocumentFragment) {
        copied.firstElementChild?.setAttribute(ownMark, "");
      }
      return copied;
    };
    const clipboardSerializer = Object.assign(Object.create(serializer), { serializeFragment });
    return [new Plugin({ props: { clipboardSerializer } })];
  },
});
