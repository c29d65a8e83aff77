"use client";

import {
  createContext,
  type ReactNode,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { type FormState, idleForm } from "./form-state.ts";

type Shared = { state: FormState; isPending: boolean };

/** For a form that sends itself in its own way and still has the fields show what came back. */
export const FormContext = createContext<Shared>({ state: idleForm, isPending: false });

/** What the form around a component last answered, and whether it is being sent. */
export const useForm = () => useContext(FormContext);

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  children: ReactNode;
  className?: string;
  /** Asks before the page is left with changes that were not sent. */
  guardsChanges?: boolean;
};

/** A form over a server action that keeps what was typed when the input is refused, with scripts and without. */
export function ActionForm({ action, children, className, guardsChanges = false }: Props) {
  const [state, send, isPending] = useActionState(action, idleForm);
  const [isDirty, setDirty] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (state.status === "done") setDirty(false);
    if (state.status === "invalid") form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);

  useEffect(() => {
    if (!guardsChanges || !isDirty || isPending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [guardsChanges, isDirty, isPending]);

  return (
    <form
      ref={form}
      action={send}
      className={className}
      noValidate
      onChange={() => setDirty(true)}
      onSubmit={(event) => {
        // React resets a form after its action, refused input too; sent in a transition of our own it stays as typed.
        event.preventDefault();
        const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
        startTransition(() => send(data));
      }}
    >
      <FormContext value={{ state, isPending }}>
        <p className="form-message" role={state.status === "invalid" ? "alert" : "status"}>
          {state.message}
        </p>
        {children}
      </FormContext>
    </form>
  );
}
