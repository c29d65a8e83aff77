import { type ComponentProps, type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { PlainWriting } from "#components/admin/plain-writing.tsx";
import { useEarlyWriting } from "#components/admin/use-early-writing.ts";
import { Editor } from "./editor.tsx";

type Props = Omit<ComponentProps<typeof Editor>, "errorId" | "hasFocus" | "onStanding"> & {
  /** What is written here, above it. */
  title: string;
  /** The field in its place until it comes: its name, its text, and what was typed into it on the page before, if anything. */
  plain: { name: string; markdown: string; typed: string | undefined; rows: number; help?: string };
  /** The text as readers see it, until the editor comes. */
  preview: ReactNode;
  error: string | undefined;
  className?: string;
};

/** The editor as a field of a form, with what is wrong with its text. */
export function EditorField({ title, plain, preview, error, className = "field", ...editor }: Props) {
  const t = useTranslations("desk");
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
          markdown={plain.typed ?? plain.markdown}
          isTyped={plain.typed !== undefined}
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
          initial={early?.document ?? editor.initial}
          hasFocus={early?.hasFocus ?? false}
          onStanding={stand}
        />
      )}
    </div>
  );
}
