"use client";

import { type ReactNode, useEffect, useState } from "react";

type Props = {
  /** The id of the form in which articles are chosen. */
  form: string;
  /** The key of the page to turn to, and its address with none chosen. */
  to: string;
  href: string;
  children: ReactNode;
};

/** A way to another page of a list: a link while nothing is chosen in it, else a button of its form, which takes what is chosen along. */
export function TurnPage({ form, to, href, children }: Props) {
  // Without scripts nobody knows what is ticked.
  const [isLink, setLink] = useState(false);
  useEffect(() => {
    const look = () => {
      const fields = document
        .getElementById(form)
        ?.querySelector('[name="ids"]:is(:checked, [type="hidden"])');
      setLink(fields == null);
    };
    look();
    document.addEventListener("change", look);
    return () => document.removeEventListener("change", look);
  });
  return isLink ? (
    <a href={href} className="button-quiet">
      {children}
    </a>
  ) : (
    <button type="submit" form={form} name="turn" value={to} className="button-quiet">
      {children}
    </button>
  );
}
