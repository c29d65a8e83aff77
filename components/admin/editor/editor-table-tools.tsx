"use client";

import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
} from "@tiptap/pm/tables";
import type { Editor } from "@tiptap/react";
import { useTranslations } from "use-intl";
import type { Alignment } from "#domain/documents/alignment.ts";
import { alignColumns, alignmentOfColumns } from "./align-columns.ts";
import { EditorToolRow } from "./editor-tool-row.tsx";
import { interfaceLanguage } from "./interface-language.ts";
import { useCalmState } from "./use-calm-state.ts";

type Props = { editor: Editor; direction: "ltr" | "rtl" };

const commands = {
  rowBefore: addRowBefore,
  rowAfter: addRowAfter,
  columnBefore: addColumnBefore,
  columnAfter: addColumnAfter,
  deleteRow,
  deleteColumn,
  deleteTable,
};
const adding = ["rowBefore", "rowAfter", "columnBefore", "columnAfter"] as const;
const deleting = ["deleteRow", "deleteColumn", "deleteTable"] as const;

const sides = ["left", "center", "right"] as const;

/** What can be done to the table in which the cursor stands. */
export function EditorTableTools({ editor, direction }: Props) {
  const t = useTranslations("editor.table");
  const { align, dir } = useCalmState(editor, columnsOf);
  const change = (name: keyof typeof commands) => () => commands[name](editor.state, editor.view.dispatch);
  return (
    <EditorToolRow label={t("label")}>
      {adding.map((name) => (
        <Tool key={name} editor={editor} label={t(name)} run={change(name)} />
      ))}
      {(interfaceLanguage().dir === "rtl" ? sides.toReversed() : sides).map((side) => {
        const to = alignmentAt(side, dir ?? direction);
        return (
          <Tool
            key={side}
            editor={editor}
            label={t(`align.${side}`)}
            isOn={align === to}
            run={() => alignColumns(editor, to)}
          />
        );
      })}
      {deleting.map((name) => (
        <Tool key={name} editor={editor} label={t(name)} run={change(name)} />
      ))}
    </EditorToolRow>
  );
}

const columnsOf = (editor: Editor): { align: unknown; dir: Props["direction"] | null } => ({
  align: alignmentOfColumns(editor),
  dir: editor.state.selection.$from.node(1)?.attrs.dir ?? null,
});

// A column knows start and end; a person sees the sides at which these are.
function alignmentAt(side: (typeof sides)[number], direction: Props["direction"]): Alignment | null {
  if (side === "center") return side;
  return side === (direction === "rtl" ? "right" : "left") ? null : "end";
}

type ToolProps = { editor: Editor; label: string; isOn?: boolean; run: () => void };

function Tool({ editor, label, isOn, run }: ToolProps) {
  return (
    <button
      type="button"
      className="tool"
      aria-pressed={isOn}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        run();
        editor.commands.focus();
      }}
    >
      {label}
    </button>
  );
}
