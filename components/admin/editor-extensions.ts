import type { Node } from "@tiptap/core";
import { ReactNodeViewRenderer } from "@tiptap/react";
import { documentExtensions } from "#domain/documents/schema.ts";
import { FigureView } from "./figure-view.tsx";
import { GalleryView } from "./gallery-view.tsx";

const views = { figure: FigureView, gallery: GalleryView };

/** The extensions of the schema, with what the editor shows where pictures stand. */
export const editorExtensions = documentExtensions.map((extension) => {
  const view = Object.hasOwn(views, extension.name) ? views[extension.name as keyof typeof views] : undefined;
  if (!view) return extension;
  return (extension as Node).extend({
    addNodeView: () => ReactNodeViewRenderer(view, { stopEvent: ({ event }) => isOwn(event) }),
  });
});

// What happens in a field, on a button or to a thumbnail of a gallery is not the text's business, but files dropped there are.
function isOwn(event: Event): boolean {
  const { target } = event;
  if (event instanceof DragEvent && event.dataTransfer?.types.includes("Files")) return false;
  return target instanceof Element && target.closest("textarea, button, [data-thumb]") !== null;
}
