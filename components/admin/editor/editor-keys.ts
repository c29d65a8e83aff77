import { type Editor, Extension } from "@tiptap/core";
import type { EditorView } from "@tiptap/pm/view";
import type { Editor as ReactEditor } from "@tiptap/react";
import { type ActionContext, type ActionName, actionOf } from "./editor-actions.ts";
import { reachBeside } from "./editor-edges.ts";
import { enterEmbed } from "./editor-paste.ts";

// Those of the keys that Tiptap's own extensions do not have.
const names: ActionName[] = ["link", "footnote", "direction", "moveUp", "moveDown", "find", "help", "quiet"];

/** The editor's own keys; `contextOf` is asked when one is pressed, `placeOf` for the element around the editor. */
export function editorKeys(
  contextOf: () => Omit<ActionContext, "editor">,
  placeOf: () => HTMLElement | null,
) {
  return Extension.create({
    name: "editorKeys",
    priority: 200,
    addKeyboardShortcuts: () => ({
      ...Object.fromEntries(names.map((name) => [actionOf(name).keys, runner(name, contextOf)])),
      "Mod-h": runner("find", contextOf),
      // As in other editors, the way to the tools without a mouse.
      "Alt-F10": () => {
        placeOf()?.querySelector<HTMLElement>("[role=toolbar] button[tabindex='0']")?.focus();
        return true;
      },
      ...Object.fromEntries(
        ["Backspace", "Mod-Backspace", "Shift-Backspace"].map((keys) => [keys, reacher(-1)]),
      ),
      ...Object.fromEntries(["Delete", "Mod-Delete"].map((keys) => [keys, reacher(1)])),
      Enter: opener(placeOf),
      Escape: leaver(placeOf, contextOf),
    }),
  });
}

function runner(name: ActionName, contextOf: () => Omit<ActionContext, "editor">) {
  return ({ editor }: { editor: Editor }) => {
    actionOf(name).run({ ...contextOf(), editor: editor as ReactEditor });
    return true;
  };
}

function opener(placeOf: () => HTMLElement | null) {
  return ({ editor }: { editor: Editor }) => openSelected(editor.view, placeOf()) || enterAddress(editor);
}

/** Leads to the fields or the box in which what is selected is changed; gives whether something is. */
export function openSelected({ state }: Pick<EditorView, "state">, place: HTMLElement | null): boolean {
  if (!("node" in state.selection)) return false;
  const box = place?.querySelector<HTMLElement & { editor?: Editor }>(
    "[data-selected-box] :is(input, textarea, [contenteditable=true])",
  );
  if (box?.editor) {
    box.editor.commands.focus("end");
    // Tiptap's own focus comes a frame later.
    box.editor.view.focus();
  } else box?.focus();
  return box != null;
}

function enterAddress({ state, view }: Editor): boolean {
  const entered = enterEmbed(state);
  if (entered) view.dispatch(entered);
  return entered !== undefined;
}

function reacher(way: -1 | 1) {
  return ({ editor: { state, view } }: { editor: Editor }) => {
    const reached = reachBeside(state, way);
    if (reached) view.dispatch(reached);
    return reached !== undefined;
  };
}

function leaver(placeOf: () => HTMLElement | null, contextOf: () => Omit<ActionContext, "editor">) {
  return () => {
    if (!placeOf()?.hasAttribute("data-quiet")) return false;
    contextOf().toggleQuiet();
    return true;
  };
}
