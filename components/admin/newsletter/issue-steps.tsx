import { translator } from "#components/messages/translator.ts";

export type IssueStep = "stories" | "words" | "preview" | "send";

const steps: { step: IssueStep; path: string }[] = [
  { step: "stories", path: "/stories" },
  { step: "words", path: "" },
  { step: "preview", path: "/preview" },
  { step: "send", path: "/send" },
];

/** The parts of an issue, in the order in which it is made. */
export function IssueSteps({ id, lang, step: current }: { id: string; lang: string; step: IssueStep }) {
  const t = translator(lang, "issues");
  return (
    <nav className="choices" aria-label={t("steps.label")}>
      {steps.map(({ step, path }) => (
        <a
          key={step}
          href={`/admin/newsletter/${id}${path}`}
          aria-current={step === current ? "step" : undefined}
        >
          {t(`steps.${step}`)}
        </a>
      ))}
    </nav>
  );
}
