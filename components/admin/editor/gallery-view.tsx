"use client";

import { type NodeViewProps, NodeViewWrapper } from "@tiptap/react";
import { useId, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { MediaPicker } from "#components/admin/media/media-picker.tsx";
import { mostInGallery } from "#domain/documents/schema.ts";
import { FigurePicture } from "./figure-picture.tsx";
import { goAfter, setAttributes } from "./figure-steps.ts";
import { FigureWords } from "./figure-words.tsx";
import { type Pictured, withMoved, withoutOne } from "./gallery-order.ts";
import { interfaceLanguage } from "./interface-language.ts";
import { useShownPicture } from "./use-shown-picture.ts";

/** Pictures side by side as readers see them; the one that is chosen is described, moved or taken out below. */
export function GalleryView({ editor, node, selected, getPos, deleteNode }: NodeViewProps) {
  const t = useTranslations("figures");
  const { number } = useFormatter();
  const lang = editor.view.dom.lang;
  const pictures: Pictured[] = node.attrs.pictures;
  const [at, setAt] = useState(0);
  const [isAdding, setAdding] = useState(false);
  const helpId = useId();
  const chosen = Math.min(at, pictures.length - 1);
  const current = pictures[chosen];
  const shown = useShownPicture(current?.mediaId ?? "", lang);

  function set(next: Pictured[]) {
    setAttributes(editor, getPos, { pictures: next });
  }

  function move(from: number, to: number) {
    set(withMoved(pictures, from, to));
    setAt(to);
  }

  function remove() {
    if (pictures.length > 1) return set(withoutOne(pictures, chosen));
    deleteNode();
    editor.commands.focus();
  }

  const place = number(chosen + 1);
  return (
    <NodeViewWrapper as="div" className="gallery-view" data-selected-box={selected ? "" : undefined}>
      <Thumbs
        pictures={pictures}
        lang={lang}
        chosen={chosen}
        helpId={helpId}
        onChoose={setAt}
        onMove={move}
      />
      <div className="gallery-chosen" contentEditable={false}>
        <p id={helpId} className="field-help" {...interfaceLanguage()}>
          {t("galleryHelp")}
        </p>
        {current ? (
          <FigureWords
            key={`${chosen} ${current.mediaId}`}
            words={current}
            picture={shown}
            onChange={(name, value) => set(pictures.with(chosen, { ...current, [name]: value }))}
            onLeave={(isOnward) => goAfter(editor, getPos, isOnward)}
          />
        ) : null}
        <div className="figure-tools" {...interfaceLanguage()}>
          <button
            type="button"
            className="tool"
            aria-disabled={chosen === 0 || undefined}
            onClick={() => chosen > 0 && move(chosen, chosen - 1)}
          >
            {t("earlier", { number: place })}
          </button>
          <button
            type="button"
            className="tool"
            aria-disabled={chosen === pictures.length - 1 || undefined}
            onClick={() => chosen < pictures.length - 1 && move(chosen, chosen + 1)}
          >
            {t("later", { number: place })}
          </button>
          <button type="button" className="tool" onClick={remove}>
            {t("removeOne", { number: place })}
          </button>
          {pictures.length < mostInGallery ? (
            <button type="button" className="tool" onClick={() => setAdding(true)}>
              {t("add")}
            </button>
          ) : null}
        </div>
      </div>
      {isAdding ? (
        <MediaPicker
          most={mostInGallery - pictures.length}
          onPickMany={(added) => {
            set([...pictures, ...added.map(({ id }) => ({ mediaId: id, alt: "", caption: "" }))]);
            setAt(pictures.length);
            setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </NodeViewWrapper>
  );
}

type ThumbsProps = {
  pictures: Pictured[];
  lang: string;
  chosen: number;
  helpId: string;
  onChoose: (at: number) => void;
  onMove: (from: number, to: number) => void;
};

/** The pictures, each to be chosen by a press and moved by dragging it to another's place. */
function Thumbs({ pictures, lang, chosen, helpId, onChoose, onMove }: ThumbsProps) {
  const t = useTranslations("figures");
  const { number } = useFormatter();
  const dragged = useRef<number>(undefined);
  return (
    <ol className="gallery" contentEditable={false}>
      {pictures.map(({ mediaId, alt }, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture may stand there twice.
          key={`${mediaId} ${index}`}
          data-thumb=""
          draggable
          onDragStart={(event) => {
            dragged.current = index;
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", "");
          }}
          onDragOver={(event) => {
            if (dragged.current !== undefined) event.preventDefault();
          }}
          onDrop={(event) => {
            if (dragged.current === undefined) return;
            event.preventDefault();
            onMove(dragged.current, index);
            dragged.current = undefined;
          }}
          onDragEnd={() => {
            dragged.current = undefined;
          }}
        >
          <button
            type="button"
            aria-pressed={index === chosen}
            aria-label={t("thumb", { number: number(index + 1) })}
            aria-describedby={helpId}
            onClick={() => onChoose(index)}
          >
            <Thumb id={mediaId} alt={alt} lang={lang} />
          </button>
        </li>
      ))}
    </ol>
  );
}

function Thumb({ id, alt, lang }: { id: string; alt: string; lang: string }) {
  return <FigurePicture picture={useShownPicture(id, lang)} alt={alt} sizes="20rem" isCut />;
}
