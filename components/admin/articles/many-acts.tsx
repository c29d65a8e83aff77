import type { ReactNode } from "react";
import { translator } from "#components/messages/translator.ts";
import { Select } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { ManyAct } from "#domain/articles/act-on-many.ts";
import type { Choice } from "./article-form-state.ts";

type Props = { acts: ManyAct[]; topics: Choice[]; lang: string; children: ReactNode };

/** What to do with the articles chosen in the list; the topic is asked for (by the style sheet) where the act needs one. */
export function ManyActs({ acts, topics, lang, children }: Props) {
  const t = translator(lang, "today");
  const desk = translator(lang, "desk");
  return (
    <div className="many">
      {children}
      <Select name="act" label={t("many.label")}>
        {acts.map((act) => (
          <option key={act} value={act}>
            {t(`many.${act}`)}
          </option>
        ))}
      </Select>
      <div className="many-topic">
        <Select name="topicId" label={desk("topic")}>
          <option value="">{desk("noTopic")}</option>
          {topics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <SubmitButton className="button button-plain">{t("many.button")}</SubmitButton>
    </div>
  );
}
