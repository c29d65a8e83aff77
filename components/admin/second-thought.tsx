import type { ReactNode } from "react";

/** Something that cannot be undone, folded away until it is asked for: works without scripts. */
export function SecondThought({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="screen-section">
      <details className="fold second-thought">
        <summary>{label}</summary>
        {children}
      </details>
    </section>
  );
}
