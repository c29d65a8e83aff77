import type { ReactNode } from "react";
import "./table.css";

type Column = {
  key: string;
  label: string;
  /** Numbers stand under each other. */
  isNumber?: boolean;
  /** What is in it speaks for itself: a phone shows it without its label, or on a line of its own. */
  isPlain?: boolean;
  isWide?: boolean;
};

type Props = {
  /** What the table holds, for those who do not see the page's title above it. */
  caption: string;
  columns: Column[];
  /** The first column's cell names the row. */
  rows: { id: string; cells: Record<string, ReactNode> }[];
};

/** A table that a phone shows as a list of small blocks. */
export function Table({ caption, columns: [first, ...others], rows }: Props) {
  if (!first) return null;
  return (
    <table className="table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {[first, ...others].map(({ key, label, isNumber }) => (
            <th key={key} scope="col" className={isNumber ? "table-number" : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells }) => (
          <tr key={id}>
            <th scope="row">{cells[first.key]}</th>
            {others.map(({ key, label, isNumber, isPlain, isWide }) => (
              <td
                key={key}
                className={
                  [isNumber && "table-number", isWide && "table-wide"].filter(Boolean).join(" ") || undefined
                }
                data-label={isPlain ? undefined : label}
              >
                {cells[key]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
