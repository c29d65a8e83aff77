"use client";

import type { ComponentProps, ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { ActionForm, useForm } from "#components/ui/action-form.tsx";
import { Merge } from "./merge.tsx";
import { type Keeping, useKeptForm } from "./use-kept-form.ts";

type Version = { name: string; value: string | number | undefined };

type Props = Keeping &
  Pick<ComponentProps<typeof ActionForm>, "action" | "children" | "className" | "hasMessageBelow"> & {
    /** By which the server knows what the form began with, and the name under which it is sent. */
    version: Version;
  };

/**
 * A form that somebody writes in and saves by its button. Until the server has it, the text is kept on this device: whoever
 * comes back finds it beside what stands there now, and chooses.
 */
export function KeptForm({ personId, address, documents, version, children, ...form }: Props) {
  const t = useTranslations("saving");
  const format = useFormatter();
  const { found, round, begun, isKept, ...keeping } = useKeptForm({ personId, address, documents });
  return (
    <>
      {found ? (
        <Merge
          title={t("keptHere.title")}
          who="form"
          intro={t("keptHere.offer", {
            when: format.dateTime(found.keptAt, { dateStyle: "medium", timeStyle: "short", hour12: false }),
          })}
          fields={found.fields}
          texts={found.texts}
          button={t("keptHere.take")}
          onChosen={found.decide}
        >
          <button type="button" className="button-quiet" onClick={() => found.decide()}>
            {t("keptHere.drop")}
          </button>
        </Merge>
      ) : null}
      <div hidden={found !== undefined}>
        <ActionForm
          key={round}
          {...form}
          guardsChanges={!keeping.isLeaving}
          begun={begun}
          stale={
            isKept ? (
              <>
                {t("keptHere.stale")}{" "}
                <button type="button" className="button-quiet" onClick={keeping.showBoth}>
                  {t("keptHere.showBoth")}
                </button>
              </>
            ) : undefined
          }
          reference={keeping.element}
          prepare={keeping.addDocuments}
          onChange={keeping.change}
          onSent={keeping.send}
          onSaved={keeping.settle}
        >
          <VersionField {...version} />
          {children}
          <KeptState isKept={isKept} />
        </ActionForm>
      </div>
    </>
  );
}

// A save tells of the next one; a form that was refused keeps its own.
function VersionField({ name, value = "" }: Version) {
  const { state } = useForm();
  return <input type="hidden" name={name} value={state.values[name]?.[0] ?? value} readOnly />;
}

function KeptState({ isKept }: { isKept: boolean | undefined }): ReactNode {
  const t = useTranslations("saving");
  return (
    <p className="field-help" role="status">
      {isKept === undefined ? null : t(isKept ? "state.unsavedKept" : "state.unsaved")}
    </p>
  );
}
