import type { ReactNode } from "react";

export type ReaderAction = (form: FormData) => Promise<void>;

type Props = {
  name: string;
  lang: string;
  action: ReaderAction;
  /** Where it is answered, if not by its own page's top: a page's address with the place to scroll to, or that place alone. */
  address?: string;
  /** What its button says while it is being sent. */
  loading: string;
  className?: string;
  /** Among them one with data-part="fields", and a live region with data-part="answer". */
  children: ReactNode;
};

/**
 * A small form of readers' pages over a server action: a plain POST, answered by the page that comes back.
 * app/(site)/reader.js only saves the change of page. The server says what is wrong, in the page's language.
 */
export function ReaderForm({ name, lang, action, address, loading, className, children }: Props) {
  return (
    <form
      className={className}
      name={name}
      action={address}
      method="POST"
      encType="multipart/form-data"
      noValidate
      data-loading={loading}
    >
      <input type="hidden" name={fieldOf(action)} />
      <input type="hidden" name="lang" value={lang} />
      {children}
    </form>
  );
}

// By this field React finds the action (decodeAction in react-server-dom). It writes the same for a function in
// `action`, but such a form has no address, and its answer no place to scroll to.
function fieldOf(action: ReaderAction): string {
  return `$ACTION_ID_${(action as ReaderAction & { $$id: string }).$$id}`;
}
