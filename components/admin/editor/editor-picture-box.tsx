"use client";

import type { Editor } from "@tiptap/react";
import { MediaPicker } from "#components/admin/media/media-picker.tsx";
import { mostInGallery } from "#domain/documents/schema.ts";
import { goToCaption } from "./figure-steps.ts";
import { insertSection } from "./insert-section.ts";

type Props = { editor: Editor; kind: "figure" | "gallery"; close: () => void };

/** Puts a picture of the library into the text, or several side by side. */
export function EditorPictureBox({ editor, kind, close }: Props) {
  const words = { alt: "", caption: "" };

  function leave() {
    editor.commands.focus();
    close();
  }

  function insert(section: Parameters<typeof insertSection>[1]) {
    const place = insertSection(editor, section);
    close();
    goToCaption(editor, place);
  }

  if (kind === "figure") {
    return (
      <MediaPicker
        onPick={({ id }) => insert({ type: "figure", attrs: { mediaId: id, ...words } })}
        onClose={leave}
      />
    );
  }
  return (
    <MediaPicker
      most={mostInGallery}
      onPickMany={(pictures) =>
        insert({
          type: "gallery",
          attrs: { pictures: pictures.map(({ id }) => ({ mediaId: id, ...words })) },
        })
      }
      onClose={leave}
    />
  );
}
