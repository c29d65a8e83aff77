"use client";

import { useEditorState } from "@tiptap/react";
import { useTranslations } from "use-intl";
import type { ActionContext, ActionName, Panel } from "./editor-actions.ts";
import { EditorEmbedBox } from "./editor-embed-box.tsx";
import { EditorFindBox } from "./editor-find-box.tsx";
import { EditorPictureBox } from "./editor-picture-box.tsx";
import { EditorRelatedBox } from "./editor-related-box.tsx";
import { EditorTableTools } from "./editor-table-tools.tsx";
import { EditorTool } from "./editor-tool.tsx";
import { EditorToolRow } from "./editor-tool-row.tsx";
import { LinkBox } from "./link-box.tsx";

type Props = { context: ActionContext; panel: Panel | undefined; close: () => void };

const first: ActionName[] = [
  "heading",
  "subheading",
  "bold",
  "italic",
  "link",
  "quote",
  "list",
  "numberedList",
  "figure",
  "footnote",
];
const last: ActionName[] = ["undo", "redo"];
const more: ActionName[] = [
  "pullQuote",
  "attribution",
  "callout",
  "gallery",
  "table",
  "embed",
  "related",
  "divider",
  "moveUp",
  "moveDown",
  "direction",
  "strike",
  "code",
  "superscript",
  "subscript",
  "find",
];

/** The editor's tools, and in a line under them what the one that was pressed asks for. */
export function EditorToolbar({ context, panel, close }: Props) {
  const t = useTranslations("editor");
  const { editor, open, lacks } = context;
  const has = (name: ActionName) => !lacks?.includes(name);
  const selected = useEditorState({
    editor,
    selector: ({ editor }) => ({
      isEmbed: editor.isActive("embed"),
      isTable: editor.isActive("table"),
    }),
  });
  // What was asked for stands before what the selection offers.
  const isFree = panel === undefined || panel === "more";
  const toggleMore = () => (panel === "more" ? close() : open("more"));
  return (
    <div className="tools">
      <EditorToolRow label={t("toolbar")}>
        {first.filter(has).map((name) => (
          <EditorTool key={name} name={name} context={context} />
        ))}
        <button
          type="button"
          className="tool"
          aria-expanded={panel === "more"}
          onMouseDown={(event) => event.preventDefault()}
          onClick={toggleMore}
        >
          {t("more")}
        </button>
        {last.map((name) => (
          <EditorTool key={name} name={name} context={context} />
        ))}
      </EditorToolRow>
      {panel === "more" ? (
        <EditorToolRow label={t("more")}>
          {more.filter(has).map((name) => (
            <EditorTool key={name} name={name} context={context} />
          ))}
        </EditorToolRow>
      ) : null}
      {panel === "link" ? <LinkBox editor={editor} close={close} /> : null}
      {panel === "find" ? <EditorFindBox editor={editor} close={close} /> : null}
      {panel === "embed" ? <EditorEmbedBox editor={editor} close={close} /> : null}
      {panel === "related" ? <EditorRelatedBox editor={editor} close={close} /> : null}
      {panel === "figure" || panel === "gallery" ? (
        <EditorPictureBox editor={editor} kind={panel} close={close} />
      ) : null}
      {selected.isEmbed && isFree ? <EditorEmbedBox editor={editor} isSelected close={close} /> : null}
      {selected.isTable && isFree ? <EditorTableTools editor={editor} direction={context.direction} /> : null}
    </div>
  );
}
