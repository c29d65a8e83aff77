"use client";

import { useTranslations } from "use-intl";
import type { Upload } from "./use-uploads.ts";

type Props = {
  uploads: Upload[];
  again: (upload: Upload) => void;
  /** Whether links open beside the page, which holds something that is being written. */
  isBeside?: boolean;
};

/** How each upload is doing, the newest on top. */
export function UploadList({ uploads, again, isBeside = false }: Props) {
  const t = useTranslations("media.upload");
  if (uploads.length === 0) return null;
  return (
    <ul className="uploads" aria-label={t("list")}>
      {uploads.map((upload) => (
        <li key={upload.key}>
          <bdi className="uploads-name">{upload.file.name}</bdi>
          <Progress upload={upload} />
          <span role="status">
            <State upload={upload} isBeside={isBeside} />
          </span>
          {upload.outcome && "failed" in upload.outcome && upload.state === "refused" ? (
            <button type="button" className="button-quiet" onClick={() => again(upload)}>
              {t("again")}
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Progress({ upload: { file, state, percent } }: { upload: Upload }) {
  const t = useTranslations("media.upload");
  if (state === "done" || state === "refused") return null;
  // Without a value it shows that something goes on, and claims nothing about when it ends.
  const value = state === "preparing" ? undefined : percent;
  return <progress aria-label={t("progress", { name: file.name })} max={100} value={value} />;
}

function State({ upload: { state, percent, outcome }, isBeside }: { upload: Upload; isBeside: boolean }) {
  const t = useTranslations("media.upload");
  if (state === "sending") return t("sending", { percent });
  if (state === "waiting" || state === "preparing" || !outcome)
    return t(state === "waiting" ? "waiting" : "preparing");
  if ("picture" in outcome) {
    return (
      <>
        {t("done")}{" "}
        <a href={`/admin/media/${outcome.picture.id}`} target={isBeside ? "_blank" : undefined}>
          {t("describe")}
        </a>
      </>
    );
  }
  return <span className="field-error">{"message" in outcome ? outcome.message : t(outcome.failed)}</span>;
}
