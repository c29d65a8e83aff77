import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"a">, "target" | "rel"> & {
  href: string;
  /** That it opens a new tab, in words for those who do not see where it opens. */
  says: string;
};

/** A link that leaves the page as it stands, and says so (WCAG technique G201). */
export function NewTabLink({ says, children, ...rest }: Props) {
  return (
    <a target="_blank" rel="noreferrer" {...rest}>
      {children}
      <span className="unseen"> ({says})</span>
    </a>
  );
}
