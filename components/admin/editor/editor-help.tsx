"use client";

import { useEffect, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { type ActionName, actionOf, actions, spokenKeys } from "./editor-actions.ts";

const signs: [string, ActionName][] = [
  ["##", "heading"],
  ["###", "subheading"],
  ["-", "list"],
  ["1.", "numberedList"],
  [">", "quote"],
  ["--", "attribution"],
  ["---", "divider"],
  ["https://… ⏎", "embed"],
];
const within: [string, ActionName][] = [
  ["**…**", "bold"],
  ["*…*", "italic"],
  ["~~…~~", "strike"],
  ["`…`", "code"],
  ["[…](https://…)", "link"],
  ["^[…]", "footnote"],
];

/** The keys and the signs that the editor knows. */
export function EditorHelp({ close }: { close: () => void }) {
  const t = useTranslations("editor");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const keyed = (Object.keys(actions) as ActionName[]).filter((name) => actionOf(name).keys);
  const others: [string, string][] = [
    ["/", t("slash")],
    ["Mod-s", t("help.save")],
    ["Alt-F10", t("help.tools")],
    ["Escape", t("help.backToText")],
    ["Tab", t("help.nextCell")],
    ["Tab", t("help.indent")],
    ["Shift-Enter", t("help.lineBreak")],
  ];
  return (
    <dialog ref={dialog} className="editor-help" aria-labelledby={id} onClose={close}>
      <div className="editor-help-head">
        <h2 id={id}>{t("help.title")}</h2>
        <form method="dialog" onSubmit={(event) => event.stopPropagation()}>
          <button type="submit" className="button button-plain">
            {t("help.close")}
          </button>
        </form>
      </div>
      <div className="editor-help-parts">
        <Part title={t("help.keys")}>
          {keyed.map((name) => (
            <Row key={name} keys={spokenKeys(actionOf(name).keys ?? "")} says={t(`actions.${name}`)} />
          ))}
          {others.map(([keys, says]) => (
            <Row key={says} keys={keys === "/" ? keys : spokenKeys(keys)} says={says} />
          ))}
        </Part>
        <div>
          <Part title={t("help.signs")}>
            {signs.map(([sign, name]) => (
              <Row key={name} keys={sign} says={t(`actions.${name}`)} />
            ))}
          </Part>
          <Part title={t("help.within")}>
            {within.map(([sign, name]) => (
              <Row key={name} keys={sign} says={t(`actions.${name}`)} />
            ))}
          </Part>
        </div>
      </div>
    </dialog>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function Row({ keys, says }: { keys: string; says: string }) {
  return (
    <div>
      <dt>
        <kbd dir="ltr">{keys}</kbd>
      </dt>
      <dd>{says}</dd>
    </div>
  );
}
