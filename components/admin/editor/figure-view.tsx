"use client";

import { type NodeViewProps, NodeViewWrapper } from "@tiptap/react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { MediaPicker } from "#components/admin/media/media-picker.tsx";
import { FigurePicture } from "./figure-picture.tsx";
import { goAfter, setAttributes } from "./figure-steps.ts";
import { FigureWords } from "./figure-words.tsx";
import { interfaceLanguage } from "./interface-language.ts";
import { useShownPicture } from "./use-shown-picture.ts";

/** A picture in the text as readers see it, its words written where they stand. */
export function FigureView({ editor, node, selected, getPos, deleteNode }: NodeViewProps) {
  const t = useTranslations("figures");
  const { mediaId, alt, caption, isWide } = node.attrs;
  const picture = useShownPicture(mediaId, editor.view.dom.lang);
  const [isChoosing, setChoosing] = useState(false);
  const [isLeft, setLeft] = useState(false);
  const set = (name: string, value: unknown) => setAttributes(editor, getPos, { [name]: value });

  // Folded by the very press that leaves it, a picture would take away from under the finger what stands below the text.
  useEffect(() => {
    if (!isLeft) return;
    const over = new AbortController();
    const fold = () => setLeft(false);
    for (const end of ["mouseup", "keyup"]) window.addEventListener(end, fold, { signal: over.signal });
    return () => over.abort();
  }, [isLeft]);

  // Another picture brings its own words: what was said of the old one does not describe it, but a caption may be of the text.
  function exchange(id: string) {
    if (id === mediaId) return;
    const isOwnCaption = typeof picture === "object" && caption !== picture.caption;
    setAttributes(editor, getPos, { mediaId: id, alt: "", caption: isOwnCaption ? caption : "" });
  }

  return (
    <NodeViewWrapper
      as="figure"
      className={isWide ? "figure wide" : "figure"}
      data-selected-box={selected ? "" : undefined}
      data-left={isLeft ? "" : undefined}
      onBlur={() => setLeft(true)}
    >
      <FigurePicture picture={picture} alt={alt} sizes="42rem" />
      <FigureWords
        words={{ alt, caption }}
        picture={picture}
        onChange={set}
        onLeave={(isOnward) => goAfter(editor, getPos, isOnward)}
      />
      <div className="figure-tools" contentEditable={false} {...interfaceLanguage()}>
        <button type="button" className="tool" aria-pressed={isWide} onClick={() => set("isWide", !isWide)}>
          {t("wide")}
        </button>
        <button type="button" className="tool" onClick={() => setChoosing(true)}>
          {t("change")}
        </button>
        <button
          type="button"
          className="tool"
          onClick={() => {
            deleteNode();
            editor.commands.focus();
          }}
        >
          {t("remove")}
        </button>
      </div>
      {isChoosing ? (
        <MediaPicker
          onPick={({ id }) => {
            exchange(id);
            setChoosing(false);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </NodeViewWrapper>
  );
}
