import { translator } from "#components/messages/translator.ts";

type Props = { done: string | string[] | undefined; lang: string };

const known = ["saved", "deleted", "sampleRemoved"] as const;

/** What was just done on the page that led here. */
export function Done({ done, lang }: Props) {
  const what = known.find((each) => each === done);
  if (!what) return null;
  return (
    <p className="form-message screen-message" role="status">
      {translator(lang, "admin")(`done.${what}`)}
    </p>
  );
}
