import { Fragment, type ReactNode } from "react";
import { translator } from "#components/messages/translator.ts";
import { Instant } from "#components/ui/instant.tsx";
import { numberFormat } from "#components/ui/number-format.ts";
import { detailName, detailValue, rightText } from "./audit-texts.ts";

type Props = {
  detail: Record<string, unknown>;
  /** What topics are called, by id. */
  topics: ReadonlyMap<string, string>;
  lang: string;
  timeZone: string;
};

/** What a verb noted beside its subject, in words: for an owner who looks closely. */
export function AuditDetail({ detail, ...props }: Props) {
  const { by, ...others } = detail;
  // Who acts from the command line is named as such already.
  const noted = by === undefined || by === "command-line" ? others : detail;
  if (typeof noted.tries === "number") return <Tries detail={noted} lang={props.lang} />;
  if (typeof noted.what === "string") return <Denied what={noted.what} lang={props.lang} />;
  return <Noted detail={noted} {...props} />;
}

function Tries({ detail, lang }: Pick<Props, "detail" | "lang">) {
  const t = translator(lang, "audit");
  const { tries, waitMinutes, furtherAreNotListed } = detail;
  const parts = [
    t("failed.tries", { tries: Number(tries) }),
    ...(waitMinutes === undefined ? [] : [t("failed.wait", { minutes: Number(waitMinutes) })]),
    ...(furtherAreNotListed === true ? [t("failed.further")] : []),
  ];
  return <span className="audit-detail">{parts.join(t("failed.between"))}</span>;
}

// As Forbidden says it in domain/staff/permissions.ts and beside the verbs of what is another person's.
function Denied({ what, lang }: { what: string; lang: string }) {
  const t = translator(lang, "audit");
  const [, role, right] = /^(\w+) may not ([\w.-]+)$/.exec(what) ?? [];
  const own = {
    "another person's article": "articles.edit-any",
    "another person's picture": "media.edit-any",
  };
  const text =
    role && right
      ? t("detailText.as", { right: rightText(right, lang), role: detailValue("role", role, lang) })
      : rightText(own[what as keyof typeof own] ?? what, lang);
  return (
    <span className="audit-detail">
      {detailName("what", lang)}: {text}
    </span>
  );
}

function Noted({ detail, lang, ...props }: Props) {
  const t = translator(lang, "audit");
  const parts = Object.entries(detail);
  if (parts.length === 0) return null;
  return (
    <bdi className="audit-detail">
      {parts.map(([name, value], at) => (
        <Fragment key={name}>
          {at > 0 ? t("failed.between") : null}
          {detailName(name, lang)}: <Value {...{ name, value, lang }} {...props} />
        </Fragment>
      ))}
    </bdi>
  );
}

type ValueProps = Omit<Props, "detail"> & { name: string; value: unknown };

function Value({ name, value, topics, lang, timeZone }: ValueProps): ReactNode {
  const t = translator(lang, "audit");
  if (value === null) return t("detailText.none");
  if (typeof value === "boolean") return t(value ? "detailText.yes" : "detailText.no");
  if (typeof value === "number" && name.endsWith("At")) {
    return <Instant at={value} lang={lang} timeZone={timeZone} />;
  }
  if (typeof value === "number") return numberFormat(lang).format(value);
  if (name === "topicId") return <bdi>{topics.get(String(value)) ?? t("detailText.gone")}</bdi>;
  if (name === "ids" && Array.isArray(value)) return numberFormat(lang).format(value.length);
  const all = Array.isArray(value) ? value : [value];
  return (
    <bdi>{all.map((each) => detailValue(name, String(each), lang)).join(t("detailText.comma")) || "–"}</bdi>
  );
}
