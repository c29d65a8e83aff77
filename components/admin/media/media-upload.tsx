"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { FileField } from "#components/admin/file-field.tsx";
import { IdempotencyKey } from "#components/ui/idempotency-key.tsx";
import { useScripts } from "#components/ui/use-scripts.ts";
import { pictureTypes } from "./picture-types.ts";
import { UploadList } from "./upload-list.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { type Upload, useUploads } from "./use-uploads.ts";

type Props = { limits: { bytes: number; pixels: number } };

/** Adds pictures: chosen, dropped or pasted, each sent at once; without scripts a plain form of several files. */
export function MediaUpload({ limits }: Props) {
  const t = useTranslations("media.upload");
  const router = useRouter();
  const id = useId();
  const { add, ...list } = useUploads();
  const added = list.uploads.filter(({ state }) => state === "done").length;
  const isAtRest = areAtRest(list.uploads);
  useEffect(() => {
    if (added > 0 && isAtRest) router.refresh();
  }, [added, isAtRest, router]);
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
      <UploadList {...list} />
    </section>
  );
}

// Whoever was signed out meanwhile would be led away by a new look at the library, and files that were not sent be forgotten.
function areAtRest(uploads: Upload[]): boolean {
  return uploads.every(({ state, outcome }) => {
    const isSignedOut = outcome !== undefined && "failed" in outcome && outcome.failed === "signedOut";
    return state === "done" || (state === "refused" && !isSignedOut);
  });
}
