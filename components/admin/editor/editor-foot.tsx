"use client";

import type { Node } from "@tiptap/pm/model";
import type { Editor } from "@tiptap/react";
import { useTranslations } from "use-intl";
import { countWords, countWordsIn } from "./count-words.ts";
import { type ActionContext, actionOf, spokenKeys } from "./editor-actions.ts";
import { useCalmState } from "./use-calm-state.ts";

type Props = { context: ActionContext; lang: string; isQuiet: boolean };

// Words a minute, for long texts read on a screen: Brysbaert 2019 for English; Persian readers take a little longer.
const pace: Record<string, number> = { en: 238, fa: 200 };

/** Under the text: how long it is, and the ways to the keys and the quiet view. */
export function EditorFoot({ context, lang, isQuiet }: Props) {
  const t = useTranslations("editor");
  const { words, selected } = useCalmState(context.editor, countsOf);
  const { help, quiet } = { help: actionOf("help"), quiet: actionOf("quiet") };
  return (
    <div className="editor-foot">
      <p>
        {selected > 0 ? t("foot.selected", { count: selected }) : t("foot.words", { count: words })}
        {words > 0 && selected === 0 ? (
          <> · {t("foot.minutes", { count: Math.max(1, Math.round(words / (pace[lang] ?? 220))) })}</>
        ) : null}
      </p>
      <button type="button" title={spokenKeys(help.keys ?? "")} onClick={() => help.run(context)}>
        {t("actions.help")}
      </button>
      <button
        type="button"
        title={spokenKeys(quiet.keys ?? "")}
        aria-pressed={isQuiet}
        onClick={() => quiet.run(context)}
      >
        {t(isQuiet ? "foot.leaveQuiet" : "actions.quiet")}
      </button>
    </div>
  );
}

function countsOf({ state }: Editor): { words: number; selected: number } {
  const { from, to } = state.selection;
  return {
    words: countWordsIn(state.doc, ownWords),
    selected: from === to ? 0 : countWords(state.doc.textBetween(from, to, "\n", ownWords)),
  };
}

// A picture's caption is read like the text; its alt text only instead of the picture.
function ownWords({ attrs }: Node): string {
  const captions = [attrs.caption, ...(attrs.pictures ?? []).map(({ caption }: Node["attrs"]) => caption)];
  return ` ${captions.filter(Boolean).join(" ")} `;
}
