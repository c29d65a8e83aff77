import type { Metadata } from "next";
import { headers } from "next/headers";
import { LetterFrame } from "#components/admin/newsletter/letter-frame.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findReach } from "#domain/newsletter/find-for-desk.ts";
import { gmailClipBytes, type LetterPreview, previewLetter } from "#domain/newsletter/preview.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { takePreview } from "#domain/throttle/previews.ts";
import { tooManyTries } from "../../../../../form-values.ts";
import { requireStaff } from "../../../../current-staff.ts";
import { requireRight } from "../../../../require-right.ts";
import { mailTestAction } from "../../actions.ts";
import { requireIssue } from "../../find-issue.ts";
import { IssueScreen } from "../../screen.tsx";

const views = ["phone", "desktop", "dark", "text"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "issues")("preview.title") };
}

export default async function PreviewPage({
  params,
  searchParams,
}: PageProps<"/admin/newsletter/[id]/preview">) {
  const person = await requireRight("newsletter.read");
  const { lang } = person;
  const issue = requireIssue(person, (await params).id);
  const waitMs = takePreview(person, Date.now());
  if (waitMs > 0) return <p className="empty">{tooManyTries(lang, waitMs)}</p>;
  const asked = await searchParams;
  const languages = listLanguages();
  const language = languages.find(({ code }) => code === (asked.lang ?? lang)) ??
    languages[0] ?? { code: lang, direction: "ltr" };
  const view = views.find((each) => each === asked.view) ?? "phone";
  const t = translator(lang, "issues");
  const letter = previewLetter(person, issue.id, language.code);
  const gap = findReach(person, issue.id).find((each) => each.lang === language.code)?.gap;
  const address = (to: { lang?: string; view?: string }) =>
    `/admin/newsletter/${issue.id}/preview?lang=${to.lang ?? language.code}&view=${to.view ?? view}`;
  return (
    <IssueScreen issue={issue} personId={person.id} lang={lang} step="preview">
      <div className="preview-choices">
        <nav className="choices" aria-label={t("preview.language")}>
          {languages.map(({ code, name }) => (
            <a
              key={code}
              href={address({ lang: code })}
              lang={code}
              aria-current={code === language.code ? "true" : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
        <nav className="choices" aria-label={t("preview.view")}>
          {views.map((each) => (
            <a key={each} href={address({ view: each })} aria-current={each === view ? "true" : undefined}>
              {t(`preview.${each}`)}
            </a>
          ))}
        </nav>
      </div>
      {gap ? (
        <p className="form-message screen-message">
          {t(gap === "empty" ? "preview.gapEmpty" : "preview.gapNoSubject")}
        </p>
      ) : null}
      <dl className="letter-facts">
        <dt>{t("preview.subject")}</dt>
        <dd>{letter.subject ? <bdi lang={language.code}>{letter.subject}</bdi> : t("preview.none")}</dd>
        <dt>{t("preview.line")}</dt>
        <dd>{letter.preview ? <bdi lang={language.code}>{letter.preview}</bdi> : t("preview.none")}</dd>
      </dl>
      <Size letter={letter} lang={lang} />
      {view === "text" ? (
        <pre className="letter-text letter-plain" lang={language.code} dir={language.direction}>
          {letter.text}
        </pre>
      ) : (
        <LetterFrame
          html={letter.html}
          view={view}
          title={t("preview.frame")}
          nonce={nonceOf((await headers()).get("content-security-policy"))}
        />
      )}
      <ActionForm action={mailTestAction} className="newsletter-since">
        <input type="hidden" name="id" value={issue.id} />
        <SubmitButton className="button button-plain">{t("preview.test")}</SubmitButton>
      </ActionForm>
    </IssueScreen>
  );
}

function Size({ letter: { htmlBytes }, lang }: { letter: LetterPreview; lang: string }) {
  const t = translator(lang, "issues");
  const kb = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(htmlBytes / 1024);
  if (htmlBytes >= gmailClipBytes) return <p className="field-error">{t("preview.tooLarge", { kb })}</p>;
  const isNear = htmlBytes > gmailClipBytes * 0.85;
  return (
    <p className={isNear ? "field-error" : "field-help"}>
      {t(isNear ? "preview.nearLarge" : "preview.size", { kb })}
    </p>
  );
}

function nonceOf(policy: string | null): string {
  return /'nonce-([^']+)'/.exec(policy ?? "")?.[1] ?? "";
}
