import type { ReactNode } from "react";

type Props = {
  id: string;
  name: string;
  label: string;
  markdown: string;
  /** Whether it holds what was typed on a page before this one, which was refused. */
  isTyped: boolean;
  rows: number;
  help?: string | undefined;
  errorId: string | undefined;
  lang: string;
  direction: "ltr" | "rtl";
  /** The text as readers see it. */
  preview: ReactNode;
  /** What leads from there to the field. */
  switchLabel: string;
};

/**
 * What stands in the editor's place until it comes, and for good where no scripts run or none arrive: the text as readers see
 * it, and a field for it in Markdown. It is the server's alone: React takes it for one piece, and leaves it as it is.
 */
export function PlainWriting(props: Props) {
  const content =
    typeof window === "undefined"
      ? { children: <Content {...props} /> }
      : { dangerouslySetInnerHTML: { __html: "" } };
  return <div className="plain-writing" suppressHydrationWarning {...content} />;
}

function Content({ markdown, isTyped, preview, switchLabel, help, lang, direction, ...props }: Props) {
  const hasPreview = markdown !== "" && !isTyped;
  return (
    <>
      <label className="plain-switch" htmlFor={hasPreview ? undefined : props.id}>
        {hasPreview ? <input type="checkbox" /> : null}
        {switchLabel}
      </label>
      <textarea
        id={props.id}
        name={props.name}
        aria-label={props.label}
        aria-invalid={props.errorId ? true : undefined}
        aria-describedby={props.errorId}
        data-typed={isTyped || undefined}
        rows={props.rows}
        lang={lang}
        dir={direction}
        defaultValue={markdown}
      />
      {help ? <p className="field-help">{help}</p> : null}
      {hasPreview ? (
        <div className="writing-preview" lang={lang} dir={direction}>
          {preview}
        </div>
      ) : null}
    </>
  );
}
