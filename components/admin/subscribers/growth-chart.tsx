import { translator } from "#components/messages/translator.ts";
import { dateFormat } from "#components/ui/date-format.ts";
import { numberFormat } from "#components/ui/number-format.ts";
import { Table } from "#components/ui/table.tsx";
import type { Growth } from "#domain/subscribers/count.ts";

type Props = { growth: Growth[]; lang: string };

const width = 600;
const height = 160;

/** How the count of subscribers went: a line, what it says in a sentence, and its numbers in a table. */
export function GrowthChart({ growth, lang }: Props) {
  const t = translator(lang, "subscribers");
  const day = dateFormat(lang, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const number = numberFormat(lang);
  const [first, last] = [growth[0], growth.at(-1)];
  if (!first || !last) return null;
  const sum = (of: "joined" | "left") => growth.reduce((total, each) => total + each[of], 0);
  const most = Math.max(1, ...growth.map(({ total }) => total));
  const points = growth.map(({ total }, index) => {
    const x = (index / Math.max(1, growth.length - 1)) * width;
    return `${round(x)},${round(height - (total / most) * (height - 4) - 2)}`;
  });
  return (
    <figure className="growth">
      <figcaption>
        {t("growth.text", {
          count: last.total,
          weeks: growth.length,
          joined: sum("joined"),
          left: sum("left"),
        })}
      </figcaption>
      <div className="growth-plot" dir="ltr">
        <span className="growth-most">{number.format(most)}</span>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t("growth.chart", { weeks: growth.length, first: first.total, last: last.total })}
        >
          <polygon className="growth-area" points={`0,${height} ${points.join(" ")} ${width},${height}`} />
          <polyline className="growth-line" points={points.join(" ")} vectorEffect="non-scaling-stroke" />
        </svg>
        <span className="growth-days">
          <time dir="auto" dateTime={new Date(first.from).toISOString().slice(0, 10)}>
            {day.format(first.from)}
          </time>
          <time dir="auto" dateTime={new Date(last.from).toISOString().slice(0, 10)}>
            {day.format(last.from)}
          </time>
        </span>
      </div>
      <details className="fold">
        <summary>{t("growth.table")}</summary>
        <Table
          caption={t("growth.title")}
          columns={[
            { key: "week", label: t("growth.week") },
            ...(["joined", "left", "total"] as const).map((key) => ({
              key,
              label: t(`growth.${key}`),
              isNumber: true,
            })),
          ]}
          rows={growth.toReversed().map(({ from, joined, left, total }) => ({
            id: String(from),
            cells: {
              week: day.format(from),
              joined: number.format(joined),
              left: number.format(left),
              total: number.format(total),
            },
          }))}
        />
      </details>
    </figure>
  );
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
