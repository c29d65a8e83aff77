"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { type RefObject, useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { type ActionContext, type ActionName, actionOf, isMeantBy } from "./editor-actions.ts";

type Props = {
  context: ActionContext;
  /** Gets what the menu makes of a key pressed in the text. */
  keysRef: RefObject<((event: KeyboardEvent) => boolean) | undefined>;
};

const names = [
  "heading",
  "subheading",
  "list",
  "numberedList",
  "figure",
  "gallery",
  "quote",
  "pullQuote",
  "callout",
  "table",
  "divider",
  "embed",
  "related",
] as const satisfies ActionName[];

/** After a slash at the start of a paragraph: what can stand there, by name, in the desk's language or in English. */
export function EditorSlashMenu({ context, keysRef }: Props) {
  const { editor } = context;
  const t = useTranslations("editor");
  const id = useId();
  const [at, setAt] = useState(0);
  const [dismissed, setDismissed] = useState<number>();
  const asked = useEditorState({ editor, selector: ({ editor }) => slashAt(editor) });
  const found = names.filter(
    (name) => !context.lacks?.includes(name) && isMeantBy(name, t(`actions.${name}`), asked?.typed ?? ""),
  );
  const isOpen = asked !== null && asked.from !== dismissed && found.length > 0;
  const chosen = Math.min(at, found.length - 1);

  useEffect(() => {
    if (!asked) setDismissed(undefined);
  }, [asked]);

  useEffect(() => {
    const { dom } = editor.view;
    dom.toggleAttribute("aria-controls", isOpen);
    if (!isOpen) return dom.removeAttribute("aria-activedescendant");
    dom.setAttribute("aria-controls", `${id}-list`);
    dom.setAttribute("aria-activedescendant", `${id}-${chosen}`);
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [editor, id, isOpen, chosen]);

  useEffect(() => {
    keysRef.current = (event) => {
      if (!isOpen || event.isComposing) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) setAt((chosen + step + found.length) % found.length);
      else if (event.key === "Enter" || event.key === "Tab") run(found[chosen]);
      else if (event.key === "Escape") setDismissed(asked?.from);
      else {
        setAt(0);
        return false;
      }
      event.preventDefault();
      return true;
    };
  });

  function run(name: ActionName | undefined) {
    if (!asked || !name) return;
    editor.chain().focus().deleteRange({ from: asked.from, to: asked.to }).run();
    actionOf(name).run(context);
  }

  if (!isOpen) return null;
  const { bottom, top, left, right } = editor.view.coordsAtPos(asked.from);
  const isRtl = getComputedStyle(editor.view.dom).direction === "rtl";
  const isAbove = bottom + 320 > window.innerHeight && top > 320;
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={t("slash")}
      className="slash"
      style={{
        ...(isAbove ? { bottom: window.innerHeight - top + 4 } : { top: bottom + 4 }),
        ...(isRtl
          ? { right: Math.max(8, Math.min(window.innerWidth - right, window.innerWidth - 296)) }
          : { left: Math.max(8, Math.min(left, window.innerWidth - 296)) }),
      }}
    >
      {found.map((name, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the text itself choose.
        <div
          key={name}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => run(name)}
        >
          {t(`actions.${name}`)}
          <small>{t(`says.${name}`)}</small>
        </div>
      ))}
    </div>
  );
}

function slashAt(editor: Editor): { from: number; to: number; typed: string } | null {
  const { $from, empty } = editor.state.selection;
  if (!empty || $from.parent.type.name !== "paragraph") return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc");
  const typed = /^\/([^\s/]{0,20})$/u.exec(before)?.[1];
  if (typed === undefined || !editor.isEditable) return null;
  return { from: $from.start(), to: $from.pos, typed };
}
