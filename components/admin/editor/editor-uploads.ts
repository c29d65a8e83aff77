import { Extension } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { uploadPicture } from "#components/admin/media/upload-picture.ts";
import { makeUploadPlace, type UploadPlace, type UploadTexts } from "#components/admin/media/upload-place.ts";
import { inTurn } from "#components/admin/media/uploads-in-turn.ts";
import { pastedPictures } from "./pasted-pictures.ts";
import { takeSigns } from "./picture-signs.ts";

// Files dropped or pasted into the text: each has a place there until the library has it, and then its picture stands in it.

type Change = { add: UploadPlace; at: number } | { remove: UploadPlace };

const key = new PluginKey<DecorationSet>("uploads");

/** Keeps the places of uploads in a text; without words for them, as of a text that holds no pictures, it does nothing. */
export function editorUploads(texts: UploadTexts | null) {
  return Extension.create({
    name: "uploads",
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(tr, before) {
            const change: Change | undefined = tr.getMeta(key);
            const places = before.map(tr.mapping, tr.doc);
            if (!change) return places;
            if ("remove" in change)
              return places.remove(places.find().filter(({ spec }) => spec.place === change.remove));
            const spec = { place: change.add, side: 1, ignoreSelection: true, stopEvent: () => true };
            return places.add(tr.doc, [Decoration.widget(change.at, change.add.dom, spec)]);
          },
        },
        view: holdFiles,
        props: {
          decorations: (state) => key.getState(state),
          handlePaste(view, { clipboardData }) {
            const files = filesOf(clipboardData);
            if (texts && files.length > 0)
              uploadAll(view, files, boundaryOf(view, view.state.selection.to), texts);
            else if (texts) takeAlong(view, clipboardData, texts);
            return texts !== null && files.length > 0;
          },
          handleDrop(view, event, _slice, isOwn) {
            const files = isOwn ? [] : [...(event.dataTransfer?.files ?? [])];
            if (texts && files.length > 0) uploadAll(view, files, placeOfDrop(view, event), texts);
            else if (texts && !isOwn) takeAlong(view, event.dataTransfer, texts);
            return texts !== null && files.length > 0;
          },
        },
      }),
    ],
  });
}

// The browser would open a file that is let go beside the text, and leave the page for it.
function holdFiles() {
  const hold = (event: DragEvent) => {
    const { dataTransfer, defaultPrevented, target } = event;
    const isForField = target instanceof HTMLInputElement || document.querySelector("dialog[open]") !== null;
    if (defaultPrevented || isForField || !dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    dataTransfer.dropEffect = "none";
  };
  document.addEventListener("dragover", hold);
  document.addEventListener("drop", hold);
  return {
    destroy() {
      document.removeEventListener("dragover", hold);
      document.removeEventListener("drop", hold);
    },
  };
}

// Word puts a picture of the copied text beside the text: the words are what is meant then.
function filesOf(data: DataTransfer | null): File[] {
  const files = [...(data?.files ?? [])];
  if (files.length === 0) return [];
  const html = new DOMParser().parseFromString(data?.getData("text/html") ?? "", "text/html");
  return html.body.textContent?.trim() ? [] : files;
}

// The pictures of a text that comes in: once its words stand, those that it carries are uploads where it had them.
function takeAlong(view: EditorView, data: DataTransfer | null, texts: UploadTexts): void {
  const { files, leftOut } = pastedPictures(data?.getData("text/html") ?? "");
  if (files.length + leftOut === 0) return;
  setTimeout(() => {
    if (view.isDestroyed) return;
    const end = () => boundaryOf(view, view.state.selection.to);
    const places = takeSigns(view).map((place) => boundaryOf(view, place));
    const at = files.map((_, index) => places[index] ?? end());
    for (const place of new Set(at))
      uploadAll(
        view,
        files.filter((_, index) => at[index] === place),
        place,
        texts,
      );
    if (leftOut === 0) return;
    const note = addPlace(view, "", { at: end(), texts });
    note.say(texts("leftOut", { count: leftOut }));
    note.dom.scrollIntoView({ block: "nearest" });
  });
}

// Between the blocks of the text: before an empty paragraph, else after the block.
function boundaryOf({ state }: EditorView, place: number): number {
  const at = state.doc.resolve(place);
  if (at.depth === 0) return place;
  return at.node(1).content.size === 0 ? at.before(1) : at.after(1);
}

function placeOfDrop(view: EditorView, { clientX, clientY }: DragEvent): number {
  const found = view.posAtCoords({ left: clientX, top: clientY });
  if (!found) return view.state.doc.content.size;
  const at = view.state.doc.resolve(found.pos);
  if (at.depth === 0) return found.pos;
  const block = view.nodeDOM(at.before(1));
  const box = block instanceof HTMLElement ? block.getBoundingClientRect() : undefined;
  return box && clientY < box.y + box.height / 2 ? at.before(1) : at.after(1);
}

// Several files come to stand in the order in which they were given, whichever is ready first.
function uploadAll(view: EditorView, files: File[], at: number, texts: UploadTexts): void {
  let before: Promise<unknown> = Promise.resolve();
  for (const file of files) {
    const call = new AbortController();
    let send = () => Promise.resolve();
    const again = () => {
      view.focus();
      void send();
    };
    const place = addPlace(view, file.name, { at, texts, again, cancel: () => call.abort() });
    const earlier = before;
    send = async () => {
      place.progress(0);
      const outcome = await inTurn(() => uploadPicture(file, place.progress, call.signal));
      await earlier;
      if ("picture" in outcome) insert(view, place, outcome.picture.id);
      else if (!("cancelled" in outcome)) place.refuse(outcome);
    };
    before = send();
  }
}

type Given = { at: number; texts: UploadTexts; again?: () => void; cancel?: () => void };

function addPlace(view: EditorView, name: string, { at, texts, again, cancel }: Given): UploadPlace {
  const place: UploadPlace = makeUploadPlace(name, texts, {
    again: () => again?.(),
    dismiss: () => {
      cancel?.();
      view.dispatch(view.state.tr.setMeta(key, { remove: place } satisfies Change));
      view.focus();
    },
  });
  view.dispatch(view.state.tr.setMeta(key, { add: place, at } satisfies Change));
  return place;
}

// Where the text around a place is gone, the picture is in the library alone.
function insert(view: EditorView, place: UploadPlace, mediaId: string): void {
  if (view.isDestroyed) return;
  const found = key
    .getState(view.state)
    ?.find()
    .find(({ spec }) => spec.place === place);
  const figure = view.state.schema.nodes.figure?.create({ mediaId });
  if (!found || !figure) return;
  const tr = closeHistory(view.state.tr);
  view.dispatch(tr.insert(found.from, figure).setMeta(key, { remove: place } satisfies Change));
}
