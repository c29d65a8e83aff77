"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { FileField } from "#components/admin/file-field.tsx";
import { IdempotencyKey } from "#components/ui/idempotency-key.tsx";
import { useScripts } from "#components/ui/use-scripts.ts";
import { pictureTypes } from "./picture-types.ts";
import { UploadList } from "./upload-list.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { useUploads } from "./use-uploads.ts";

type Props = { limits: { bytes: number; pixels: number } };

/** Adds pictures: chosen, dropped or pasted, each sent at once; without scripts a plain form of several files. */
export function MediaUpload({ limits }: Props) {
  const t = useTranslations("media.upload");
  const router = useRouter();
  const id = useId();
  const { uploads, add, again } = useUploads(() => router.refresh());
  const isOver = useFileDrop(add);
  const isScripted = useScripts();
  // Whoever pressed the button before the scripts came has sent by it: sent by them as well, the pictures would be there twice.
  const [isPlain] = useState(
    () => typeof document !== "undefined" && document.activeElement?.id === `${id}-send`,
  );

  return (
    <section className={isOver ? "media-upload media-upload-over" : "media-upload"}>
      <form action="/admin/media/upload" method="post" encType="multipart/form-data">
        <IdempotencyKey />
        <label htmlFor={id}>{t("label")}</label>
        <FileField
          id={id}
          name="file"
          accept={pictureTypes}
          multiple
          required
          describedBy={`${id}-help`}
          {...(isPlain ? {} : { onFiles: add })}
        />
        {isScripted && !isPlain ? null : (
          <button type="submit" id={`${id}-send`} className="button button-plain">
            {t("button")}
          </button>
        )}
        <p className="field-help" id={`${id}-help`}>
          {isOver ? t("drop") : t("help", { bytes: limits.bytes / 1e6, pixels: limits.pixels / 1e6 })}
        </p>
      </form>
      <UploadList uploads={uploads} again={again} />
    </section>
  );
}
