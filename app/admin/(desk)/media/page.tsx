import type { Metadata } from "next";
import { queryText } from "#app/query-text.ts";
import { KeptNotice } from "#components/admin/kept-notice.tsx";
import { MediaFilter } from "#components/admin/media/media-filter.tsx";
import { MediaGrid } from "#components/admin/media/media-grid.tsx";
import { MediaUpload } from "#components/admin/media/media-upload.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { mostBytes, mostPixels } from "#domain/darkroom/limits.ts";
import { listMedia } from "#domain/media/list-for-desk.ts";
import { can } from "#domain/staff/permissions.ts";
import { requireStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";
import { Done } from "../done.tsx";
import { UploadOutcome } from "./upload-outcome.tsx";
import "./media.css";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "media")("title") };
}

export default async function MediaPage({ searchParams }: PageProps<"/admin/media">) {
  const person = await requireRight("media.read");
  const t = translator(person.lang, "media");
  const asked = await searchParams;
  const words = queryText(asked.words)?.trim() ?? "";
  const after = queryText(asked.after);
  const { rows, next } = listMedia(person, { words, lang: person.lang, after });
  return (
    <>
      <Done done={asked.done} lang={person.lang} />
      <UploadOutcome added={asked.added} refused={asked.refused} lang={person.lang} />
      <KeptNotice personId={person.id} />
      <ScreenHead title={t("title")} intro={t("intro")} />
      {can(person, "media.add") ? <MediaUpload limits={{ bytes: mostBytes, pixels: mostPixels }} /> : null}
      {rows.length > 0 || words ? <MediaFilter words={words} lang={person.lang} /> : null}
      {rows.length > 0 ? (
        <MediaGrid pictures={rows} lang={person.lang} />
      ) : (
        <p className="empty">{t(words ? "nothingFound" : "empty")}</p>
      )}
      <nav className="pages" aria-label={t("title")}>
        {after ? <a href={addressOf(words)}>{t("newest")}</a> : null}
        {next ? <a href={addressOf(words, next)}>{t("older")}</a> : null}
      </nav>
    </>
  );
}

function addressOf(words: string, after?: string): string {
  const query = new URLSearchParams({ ...(words ? { words } : {}), ...(after ? { after } : {}) });
  return query.size > 0 ? `/admin/media?${query}` : "/admin/media";
}
