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
import { EditorToolRow } from "./editor-tool-row.tsx";

const commands = {
  rowBefore: addRowBefore,
  rowAfter: addRowAfter,
  columnBefore: addColumnBefore,
  columnAfter: addColumnAfter,
  deleteRow,
  deleteColumn,
  deleteTable,
};

/** What can be done to the table in which the cursor stands. */
export function EditorTableTools({ editor }: { editor: Editor }) {
  const t = useTranslations("editor.table");
  return (
    <EditorToolRow label={t("label")}>
      {(Object.keys(commands) as (keyof typeof commands)[]).map((name) => (
        <button
          key={name}
          type="button"
          className="tool"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            commands[name](editor.state, editor.view.dispatch);
            editor.commands.focus();
          }}
        >
          {t(name)}
        </button>
      ))}
    </EditorToolRow>
  );
}
