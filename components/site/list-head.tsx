import type { ReactNode } from "react";

type Props = { label?: string; title: string; text?: string; children?: ReactNode };

/** The head of a page that lists things: what kind of list, its title, and a sentence about it. */
export function ListHead({ label, title, text, children }: Props) {
  return (
    <header className="list-head">
      {label && <div className="topic">{label}</div>}
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {text && <p className="standfirst">{text}</p>}
      {children}
    </header>
  );
}
