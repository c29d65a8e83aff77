"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useForm } from "#components/ui/action-form.tsx";

type Props = { label: string; help: string; children?: ReactNode };

/** What the form around it shows this once after it was sent: a link, or codes. Works without scripts but for the copying. */
export function ShownOnce({ label, help, children }: Props) {
  const { shown } = useForm().state;
  if (!shown) return null;
  return (
    <div className="shown-once">
      <h2>{label}</h2>
      <p>{help}</p>
      {shown.length === 1 ? (
        <p className="shown-text" dir="ltr">
          <code>{shown[0]}</code>
        </p>
      ) : (
        <ol className="shown-codes" dir="ltr" aria-label={label}>
          {shown.map((text) => (
            <li key={text}>
              <code>{text}</code>
            </li>
          ))}
        </ol>
      )}
      <div className="form-buttons">
        <CopyButton text={shown.join("\n")} />
        {children}
      </div>
    </div>
  );
}

/** A part of a form that goes once there is something to be shown. */
export function UntilShown({ children }: { children: ReactNode }) {
  return useForm().state.shown ? null : children;
}

function CopyButton({ text }: { text: string }) {
  const t = useTranslations("access");
  const [isCopied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="button button-plain"
      onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      <span role="status">{t(isCopied ? "copied" : "copy")}</span>
    </button>
  );
}
