import { type ComponentProps, useId } from "react";
import { Editor } from "./editor.tsx";

type Props = Omit<ComponentProps<typeof Editor>, "errorId"> & {
  /** What is written here, above it. */
  title: string;
  /** The field in its place where no scripts run. */
  plain: { name: string; markdown: string; rows: number; help?: string };
  error: string | undefined;
  className?: string;
};

/** The editor as a field of a form, with what is wrong with its text. */
export function EditorField({ title, plain, error, className = "field", ...editor }: Props) {
  const errorId = useId();
  return (
    <div className={className}>
      <p className="body-label" aria-hidden="true">
        {title}
      </p>
      <noscript>
        <textarea
          name={plain.name}
          aria-label={editor.label ?? title}
          rows={plain.rows}
          lang={editor.lang}
          dir={editor.direction}
          defaultValue={plain.markdown}
        />
        {plain.help ? <p className="field-help">{plain.help}</p> : null}
      </noscript>
      <Editor {...editor} errorId={error ? errorId : undefined} />
      {error ? (
        <p className="field-error" id={errorId}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
