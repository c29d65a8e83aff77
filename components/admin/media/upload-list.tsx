"use client";

import { useTranslations } from "use-intl";
import type { Upload } from "./use-uploads.ts";

type Props = {
  uploads: Upload[];
  again: (upload: Upload) => void;
  drop: (upload: Upload) => void;
  /** Whether links open beside the page, which holds something that is being written. */
  isBeside?: boolean;
};

/** How each upload is doing: what was refused first, else the newest on top; of several also how all are doing. */
export function UploadList({ uploads, again, drop, isBeside = false }: Props) {
  const t = useTranslations("media.upload");
  if (uploads.length === 0) return null;
  const count = (state: Upload["state"]) => uploads.filter((each) => each.state === state).length;
  const refused = count("refused");
  const isOne = uploads.length === 1;
  return (
    <>
      {isOne ? null : (
        <p className="uploads-sum" role="status">
          {t("sum", { done: count("done"), all: uploads.length })}{" "}
          {refused > 0 ? <span className="field-error">{t("sumRefused", { count: refused })}</span> : null}
        </p>
      )}
      <ul className="uploads" aria-label={t("list")}>
        {uploads
          .toSorted((a, b) => Number(isRefused(b)) - Number(isRefused(a)))
          .map((upload) => (
            <li key={upload.key}>
              <bdi className="uploads-name">{upload.file.name}</bdi>
              <Progress upload={upload} />
              <span className="uploads-state" role={isOne ? "status" : undefined}>
                <State upload={upload} isBeside={isBeside} />
              </span>
              <Ways upload={upload} again={again} drop={drop} />
            </li>
          ))}
      </ul>
    </>
  );
}

const isRefused = ({ state }: Upload) => state === "refused";

function Ways({ upload, again, drop }: Pick<Props, "again" | "drop"> & { upload: Upload }) {
  const t = useTranslations("media.upload");
  const { state, outcome, file } = upload;
  if (state === "done" || state === "preparing") return null;
  const label = t(isRefused(upload) ? "dismiss" : "cancel");
  return (
    <>
      {isRefused(upload) && outcome && "failed" in outcome ? (
        <button type="button" className="button-quiet" onClick={() => again(upload)}>
          {t("again")}
        </button>
      ) : null}
      <button
        type="button"
        className="button-quiet"
        aria-label={`${label}: ${file.name}`}
        onClick={() => drop(upload)}
      >
        {label}
      </button>
    </>
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
