import type { Node, NodeViewRenderer } from "@tiptap/core";
import { ReactNodeViewRenderer } from "@tiptap/react";
import { documentExtensions } from "#domain/documents/schema.ts";
import { editorNodeViews, type Texts } from "./editor-node-views.ts";
import { FigureView } from "./figure-view.tsx";
import { GalleryView } from "./gallery-view.tsx";

/**
 * The extensions of the schema, with what the editor shows where more than text stands. ProseMirror knows the views of nodes
 * from the start; those of a plugin come after it has drawn the text, which it then draws once more.
 */
export function editorExtensions(t: Texts) {
  const views: Record<string, NodeViewRenderer> = {
    ...editorNodeViews(t),
    figure: withReact(FigureView),
    gallery: withReact(GalleryView),
  };
  return documentExtensions.map((extension) => {
    const view = Object.hasOwn(views, extension.name) ? views[extension.name] : undefined;
    return view ? (extension as Node).extend({ addNodeView: () => view }) : extension;
  });
}

const withReact = (view: Parameters<typeof ReactNodeViewRenderer>[0]) =>
  ReactNodeViewRenderer(view, { stopEvent: ({ event }) => isOwn(event) });

// What happens in a field, on a button or to a thumbnail of a gallery is not the text's business, but files dropped there are.
function isOwn(event: Event): boolean {
  const { target } = event;
  if (event instanceof DragEvent && event.dataTransfer?.types.includes("Files")) return false;
  return target instanceof Element && target.closest("textarea, button, [data-thumb]") !== null;
}
