/** What a form shows after it was sent: a message on top, one beside each field at fault, and all that was typed. */
export type FormState = {
  status: "idle" | "done" | "invalid";
  message?: string;
  errors: Record<string, string>;
  values: Record<string, string[]>;
  /** The session ended while the person typed. */
  isSignedOut?: boolean;
  /** Somebody saved it since it was opened. */
  isStale?: boolean;
  /** What the form does wants a password or passkey again, and the last one is too long ago. */
  needsProof?: boolean;
  /** What is shown this once: a link, or codes. */
  shown?: string[];
};

/** What a form does once it is sent. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export const idleForm: FormState = { status: "idle", errors: {}, values: {} };

/** The state of a form that did what was asked, and what it then says. */
export function doneForm(message?: string): FormState {
  return { ...idleForm, status: "done", ...(message ? { message } : {}) };
}
