import { translator } from "#components/messages/translator.ts";

/** What readers get instead of a page that is missing, refused or failed; server/ sends it under that status. */
export default async function StatusPage({ params }: PageProps<"/[lang]/status/[code]">) {
  const { lang, code } = await params;
  const t = translator(lang, "status");
  const known = ["400", "403", "404", "405", "411", "413", "500"] as const;
  const status = known.find((each) => each === code) ?? "500";
  return (
    <main>
      <h1>{t(`${status}.title`)}</h1>
      <p>{t(`${status}.text`)}</p>
    </main>
  );
}
