import { type ComponentProps, type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { PlainWriting } from "#components/admin/plain-writing.tsx";
import { useEarlyWriting } from "#components/admin/use-early-writing.ts";
import { useForm } from "#components/ui/action-form.tsx";
import type { Document } from "#domain/documents/schema.ts";
import { Editor } from "./editor.tsx";

type Props = Omit<ComponentProps<typeof Editor>, "errorId" | "hasFocus" | "onStanding"> & {
  /** Under which its text is sent. */
  name: string;
  /** What is written here, above it. */
  title: string;
  /** The field in its place until it comes: its name and its text. */
  plain: { name: string; markdown: string; rows: number; help?: string };
  /** The text as readers see it, until the editor comes. */
  preview: ReactNode;
  className?: string;
};

/** The editor as a field of a form, with what is wrong with its text. */
export function EditorField({ name, title, plain, preview, className = "field", ...editor }: Props) {
  const t = useTranslations("desk");
  const { state } = useForm();
  const error = state.errors[name];
  const typed = state.values[plain.name]?.[0];
  const [begun] = useState(() => documentOf(state.values[name]?.[0]));
  const [id, errorId] = [useId(), useId()];
  const { lang, direction } = editor;
  const { stage, early, stand } = useEarlyWriting({ id, direction });
  const shared = { lang, direction, errorId: error ? errorId : undefined };
  return (
    <div className={className}>
      <p className="body-label" aria-hidden="true">
        {title}
      </p>
      {/* Above the text, however long it is: below it nobody would see it. */}
      {error ? (
        <p className="field-error" id={errorId}>
          {error}
        </p>
      ) : null}
      {stage === "replaced" ? null : (
        <PlainWriting
          {...shared}
          id={id}
          name={plain.name}
          label={editor.label ?? title}
          markdown={typed ?? plain.markdown}
          isTyped={typed !== undefined}
          rows={plain.rows}
          help={plain.help}
          preview={preview}
          switchLabel={t("writeMarkdown")}
        />
      )}
      {stage === "written" ? null : (
        <Editor
          {...editor}
          {...shared}
          initial={early?.document ?? begun ?? editor.initial}
          hasFocus={early?.hasFocus ?? false}
          onStanding={stand}
        />
      )}
    </div>
  );
}

function documentOf(json: string | undefined): Document | undefined {
  return json ? JSON.parse(json) : undefined;
}
