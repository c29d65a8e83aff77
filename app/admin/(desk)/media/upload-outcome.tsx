import { translator } from "#components/messages/translator.ts";
import { mostBytes, mostPixels } from "#domain/darkroom/limits.ts";

type Param = string | string[] | undefined;
type Props = { added: Param; replaced?: Param; refused: Param; lang: string };

const known = [
  "pictureSvg",
  "pictureHtml",
  "pictureHeif",
  "pictureEmpty",
  "pictureUnknown",
  "picturePolyglot",
  "pictureTooManyPixels",
  "pictureTooLarge",
  "pictureBroken",
  "brokenOff",
  "pictureTooSlow",
  "pictureTooHeavy",
] as const;

/** What became of a form of files that was sent without scripts: how many are in the library, and why others are not. */
export function UploadOutcome({ added, replaced, refused, lang }: Props) {
  const t = translator(lang, "media");
  if (added === undefined && replaced === undefined) return null;
  const count = /^\d{1,2}$/.test(String(added)) ? Number(added) : 0;
  const reasons = [refused ?? []].flat().slice(0, 10);
  return (
    <div className="form-message screen-message" role="status">
      {replaced === undefined ? t("upload.added", { count }) : t("upload.replaced")}
      {reasons.length > 0 ? (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>
              <Refusal reason={reason} lang={lang} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

// The address carries a message's key and the file's name: words of its own would be anybody's.
function Refusal({ reason, lang }: { reason: string; lang: string }) {
  const [key, ...name] = reason.split(":");
  const message = known.find((each) => each === key) ?? "pictureBroken";
  const most = (message === "pictureTooLarge" ? mostBytes : mostPixels) / 1e6;
  return (
    <>
      <bdi>{name.join(":").slice(0, 100)}</bdi> {translator(lang, "errors")(message, { most })}
    </>
  );
}
