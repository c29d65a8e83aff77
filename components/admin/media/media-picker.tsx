"use client";

import { type SyntheticEvent, useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "use-intl";
import { FileField } from "#components/admin/file-field.tsx";
import { Picture } from "#components/site/picture.tsx";
import type { LibraryPicture } from "#domain/media/list-for-desk.ts";
import { pictureTypes } from "./picture-types.ts";
import { UploadList } from "./upload-list.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { useLibrary } from "./use-library.ts";
import { useUploads } from "./use-uploads.ts";

type Props = {
  onPick?: (picture: LibraryPicture) => void;
  /** For several pictures, in the order in which they were chosen. */
  onPickMany?: (pictures: LibraryPicture[]) => void;
  most?: number;
  onClose: () => void;
};

/** A dialog in which a picture of the library is found, or a new one added, and chosen; or several of them. */
export function MediaPicker({ onPick, onPickMany, most = 1, onClose }: Props) {
  const t = useTranslations("media.pick");
  const add = useTranslations("media.upload");
  const figures = useTranslations("figures");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState("");
  const library = useLibrary(words);
  const [chosen, setChosen] = useState<LibraryPicture[]>([]);
  const { add: send, ...list } = useUploads((picture) => {
    pick(picture);
    if (onPickMany) library.again();
  });
  const isOver = useFileDrop((files) => send(onPickMany ? files : files.slice(0, 1)));
  useEffect(() => {
    dialog.current?.showModal();
    // On a touch screen a field in focus would cover the pictures with the keyboard.
    if (window.matchMedia("(pointer: fine)").matches)
      dialog.current?.querySelector<HTMLElement>("[type=search]")?.focus();
  }, []);

  function pick(picture: LibraryPicture) {
    if (!onPickMany) return onPick?.(picture);
    setChosen((before) => {
      const others = before.filter(({ id }) => id !== picture.id);
      return others.length < before.length || before.length >= most ? others : [...before, picture];
    });
  }

  // It may stand in a form of the page: what is typed here is none of that form's business.
  const keep = (event: SyntheticEvent) => event.stopPropagation();
  return createPortal(
    <dialog
      ref={dialog}
      className={isOver ? "media-picker media-picker-over" : "media-picker"}
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      onInput={keep}
      onChange={keep}
      onKeyDown={keep}
      onSubmit={keep}
    >
      <div className="screen-head">
        <h2 id={`${id}-title`}>{t("title")}</h2>
        <button type="button" className="button button-plain" onClick={() => dialog.current?.close()}>
          {t("close")}
        </button>
      </div>
      <div className="media-picker-ways">
        <div className="field">
          <label htmlFor={`${id}-words`}>{t("find")}</label>
          <input
            id={`${id}-words`}
            type="search"
            dir="auto"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-file`}>{add("label")}</label>
          <FileField
            id={`${id}-file`}
            accept={pictureTypes}
            multiple={onPickMany !== undefined}
            onFiles={send}
          />
        </div>
      </div>
      <UploadList {...list} isBeside />
      {onPickMany ? (
        <div className="media-picker-done">
          <p role="status">{figures("chosen", { count: chosen.length, most, room: most - chosen.length })}</p>
          <button
            type="button"
            className="button"
            aria-disabled={chosen.length === 0 || undefined}
            onClick={() => chosen.length > 0 && onPickMany(chosen)}
          >
            {figures("insert", { count: chosen.length })}
          </button>
        </div>
      ) : null}
      <Choices library={library} onPick={pick} chosen={onPickMany ? chosen : undefined} />
    </dialog>,
    document.body,
  );
}

type ChoicesProps = {
  library: ReturnType<typeof useLibrary>;
  onPick: (picture: LibraryPicture) => void;
  chosen: LibraryPicture[] | undefined;
};

function Choices({ library, onPick, chosen }: ChoicesProps) {
  const t = useTranslations("media");
  const { pictures, state, hasMore, more, again } = library;
  return (
    <>
      <ul className="media-picker-grid">
        {pictures.map((picture) => (
          <li key={picture.id}>
            <button
              type="button"
              aria-pressed={chosen?.some(({ id }) => id === picture.id)}
              onClick={() => onPick(picture)}
            >
              <Picture picture={picture.thumb} alt="" sizes="11rem" />
              <bdi className="media-name">{picture.alt || picture.name}</bdi>
            </button>
          </li>
        ))}
      </ul>
      <p role="status">
        {state === "loading" ? t("pick.loading") : null}
        {state === "failed" ? t("pick.failed") : null}
        {state === "ready" && pictures.length === 0 ? t("nothingFound") : null}
      </p>
      {state === "failed" ? (
        <button type="button" className="button button-plain" onClick={again}>
          {t("pick.again")}
        </button>
      ) : null}
      {state === "ready" && hasMore ? (
        <button type="button" className="button button-plain" onClick={more}>
          {t("pick.more")}
        </button>
      ) : null}
    </>
  );
}
