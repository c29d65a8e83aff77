"use client";

import { isRedirectError } from "next/dist/client/components/redirect-error";
import { unstable_rethrow } from "next/navigation";
import {
  createContext,
  type ReactNode,
  type RefObject,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import { useTranslations } from "use-intl";
import { type FormAction, type FormState, idleForm } from "./form-state.ts";
import { IdempotencyKey } from "./idempotency-key.tsx";
import { newKey } from "./new-key.ts";
import { useLeaveGuard } from "./use-leave-guard.ts";

type Shared = {
  state: FormState;
  isPending: boolean;
  /** Told by a field that changes without a change event. */
  change?: () => void;
};

/** For a form that sends itself in its own way and still has the fields show what came back. */
export const FormContext = createContext<Shared>({ state: idleForm, isPending: false });

/** What the form around a component last answered, and whether it is being sent. */
export const useForm = () => useContext(FormContext);

type Props = {
  action: FormAction;
  children: ReactNode;
  /** By which buttons elsewhere on the page name it. */
  id?: string;
  className?: string;
  /** Asks before the page is left with changes that were not sent. */
  guardsChanges?: boolean;
  /** Empties the fields after a success: passwords are not left standing. */
  clearsWhenDone?: boolean;
  /** Adds what no field of the form holds before it is sent. */
  prepare?: (data: FormData) => void;
  /** Puts the form's message at its end, where the button of a long form is. */
  hasMessageBelow?: boolean;
  /** What it begins with in place of what is saved. */
  begun?: FormState | undefined;
  /** Said in place of the message where somebody saved it since it was opened. */
  stale?: ReactNode;
  reference?: RefObject<HTMLFormElement | null>;
  onChange?: () => void;
  onSent?: (data: FormData) => void;
  /** Told once the server has what was sent last. */
  onSaved?: () => void;
};

/** A form over a server action that keeps what was typed when the input is refused, with scripts and without. */
export function ActionForm({
  action,
  children,
  id,
  className,
  guardsChanges = false,
  clearsWhenDone = false,
  prepare,
  hasMessageBelow = false,
  begun,
  stale,
  reference,
  onChange,
  onSent,
  onSaved,
}: Props) {
  const t = useTranslations("errors");
  const [answered, sendPlain] = useActionState(action, idleForm);
  const [scripted, setScripted] = useState(begun);
  const [isPending, startSending] = useTransition();
  const [isDirty, setDirty] = useState(begun !== undefined);
  const own = useRef<HTMLFormElement>(null);
  const form = reference ?? own;
  const message = useRef<HTMLParagraphElement>(null);
  // What somebody does while the form is being sent: what they write, and where, is theirs.
  const sentFrom = useRef<Element>(null);
  const isTypedOn = useRef(false);
  const key = useRef("");
  const state = scripted ?? answered;

  useEffect(() => {
    if (state.status === "idle" || isTypedOn.current) return;
    if (state.status === "done") {
      setDirty(false);
      if (clearsWhenDone) form.current?.reset();
    }
    const { activeElement, body } = document;
    if (activeElement !== body && activeElement !== sentFrom.current) return;
    const atFault = form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    if (atFault) atFault.focus();
    else message.current?.scrollIntoView({ block: "nearest" });
  }, [state, clearsWhenDone, form]);

  // React resets a form after its action, refused input too; sent in a transition of our own it stays as typed.
  function send(data: FormData) {
    data.set("scripted", "1");
    key.current ||= String(data.get("idempotencyKey") ?? "") || newKey();
    data.set("idempotencyKey", key.current);
    prepare?.(data);
    onSent?.(data);
    sentFrom.current = document.activeElement;
    isTypedOn.current = false;
    startSending(async () => {
      const answer = await answerOf(data);
      startTransition(() => setScripted(answer));
    });
  }

  async function answerOf(data: FormData): Promise<FormState> {
    try {
      const answer = await action(idleForm, data);
      key.current = newKey();
      if (answer.status !== "invalid") onSaved?.();
      if (answer.isSignedOut) return { ...answer, message: t("signedOut") };
      return answer.needsProof ? { ...answer, message: t("needsProof") } : answer;
    } catch (error) {
      // A fetch that reached nobody ends in a TypeError. Sent once more, the form is the same: its answer alone may be lost.
      const isUnreachable = !navigator.onLine || error instanceof TypeError;
      if (!isUnreachable) key.current = newKey();
      if (isRedirectError(error)) onSaved?.();
      unstable_rethrow(error);
      return { ...idleForm, status: "invalid", message: t(isUnreachable ? "unreachable" : "serverFailed") };
    }
  }

  function change() {
    isTypedOn.current = true;
    setDirty(true);
    onChange?.();
  }

  return (
    <form
      ref={form}
      action={sendPlain}
      id={id}
      className={className}
      data-guarded=""
      noValidate
      onInput={change}
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        if (!isPending) send(new FormData(event.currentTarget, submitter));
      }}
    >
      <FormContext value={{ state, isPending, change }}>
        <IdempotencyKey />
        {guardsChanges ? <LeaveGuard isDirty={isDirty} /> : null}
        {hasMessageBelow ? null : <Message reference={message} stale={stale} />}
        {children}
        {hasMessageBelow ? <Message reference={message} stale={stale} /> : null}
      </FormContext>
    </form>
  );
}

type MessageProps = { reference: RefObject<HTMLParagraphElement | null>; stale: ReactNode };

function Message({ reference, stale }: MessageProps) {
  const t = useTranslations("errors");
  const { state } = useForm();
  return (
    <p ref={reference} className="form-message" role={state.status === "invalid" ? "alert" : "status"}>
      {(state.isStale && stale) || state.message}
      {state.isSignedOut ? <Elsewhere href="/admin/login" label={t("signInElsewhere")} /> : null}
      {state.needsProof ? <Elsewhere href="/admin/confirm" label={t("proveElsewhere")} /> : null}
    </p>
  );
}

function Elsewhere({ href, label }: { href: string; label: string }) {
  return (
    <>
      {" "}
      <a href={href} target="_blank" rel="noreferrer">
        {label}
      </a>
    </>
  );
}

function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  useLeaveGuard(isDirty, useTranslations("errors")("leaveUnsaved"));
  return null;
}
