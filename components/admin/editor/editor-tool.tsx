"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "use-intl";
import { type ActionContext, type ActionName, actionOf, actions, spokenKeys } from "./editor-actions.ts";
import { useCalmState } from "./use-calm-state.ts";

const stateOf = Object.fromEntries(
  (Object.keys(actions) as ActionName[]).map((name) => {
    const { isOn, isOff } = actionOf(name);
    return [name, (editor: Editor) => ({ on: isOn?.(editor) ?? false, off: isOff?.(editor) ?? false })];
  }),
) as Record<ActionName, (editor: Editor) => { on: boolean; off: boolean }>;

/** One tool, by the name of what it does. */
export function EditorTool({ name, context }: { name: ActionName; context: ActionContext }) {
  const t = useTranslations("editor.actions");
  const { sign, keys, isOn, isOff, run } = actionOf(name);
  const { on, off } = useCalmState(context.editor, stateOf[name]);
  return (
    <button
      type="button"
      className={`tool tool-${name}`}
      aria-pressed={isOn ? on : undefined}
      aria-disabled={off || undefined}
      aria-label={sign ? t(name) : undefined}
      title={keys ? `${t(name)} (${spokenKeys(keys)})` : t(name)}
      // Else pressing a tool takes the focus, and with it the selection, from the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => (isOff?.(context.editor) ? undefined : run(context))}
    >
      {sign ?? t(name)}
    </button>
  );
}
