"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";

type Props = {
  /** Those of other pages of the list, which the form carries along. */
  elsewhere: string[];
  /** The page's address with none chosen. */
  none: string;
};

const boxes = 'input[type="checkbox"][name="ids"]';

/** How many articles are chosen in the form around it, and a way to choose none. Without scripts it tells of other pages' alone. */
export function ChosenArticles({ elsewhere, none }: Props) {
  const t = useTranslations("desk");
  const place = useRef<HTMLParagraphElement>(null);
  const [here, setHere] = useState(0);
  const count = here + elsewhere.length;
  const boxesHere = () => [
    ...(place.current?.closest("form")?.querySelectorAll<HTMLInputElement>(boxes) ?? []),
  ];

  useEffect(() => {
    const form = place.current?.closest("form");
    const recount = () => setHere(form?.querySelectorAll(`${boxes}:checked`).length ?? 0);
    recount();
    form?.addEventListener("change", recount);
    return () => form?.removeEventListener("change", recount);
  }, []);

  return (
    <p ref={place} className="chosen" hidden={count === 0}>
      {elsewhere.map((id) => (
        <input key={id} type="hidden" name="ids" value={id} />
      ))}
      <span role="status">
        {here > 0 ? t("list.chosen", { count, elsewhere: elsewhere.length }) : null}
        {here === 0 && count > 0 ? t("list.chosenElsewhere", { count }) : null}
      </span>{" "}
      <a
        href={none}
        onClick={() => {
          // A browser may tick again what it finds ticked on a page that it loads anew.
          for (const box of boxesHere()) box.checked = false;
        }}
      >
        {t("list.chooseNone")}
      </a>
    </p>
  );
}
