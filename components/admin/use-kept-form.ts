import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type FormState, idleForm } from "#components/ui/form-state.ts";
import { newKey } from "#components/ui/new-key.ts";
import { savedIn, shownOf, writtenIn } from "./form-fields.ts";
import { type Found, findDifferences, type Written } from "./kept-differences.tsx";
import {
  dropKeptText,
  eachLeftText,
  type Fields,
  isKeptFields,
  type KeptFields,
  listKeptTexts,
} from "./kept-texts.ts";
import type { Chosen } from "./merge.tsx";
import { useKeptText } from "./use-kept-text.ts";
import { usePageMoments } from "./use-page-moments.ts";

export type Keeping = {
  personId: string;
  /** Where the form stands: what it keeps is offered there again. */
  address: string;
  /** The editors' texts in it, by the names under which they are sent. */
  documents?: Record<string, Written>;
};

/** Has a form that is saved by its button keep its text on this device until then, and offers what an earlier one kept. */
export function useKeptForm({ personId, address, documents = {} }: Keeping) {
  const [writer] = useState(newKey);
  const [begun, setBegun] = useState<{ round: number; state?: FormState }>({ round: 0 });
  const [found, setFound] = useState<Found & { keptAt: number; decide: (chosen?: Chosen) => void }>();
  const [isLeaving, setLeaving] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const work = useRef({
    changes: 0,
    saved: 0,
    sent: 0,
    sentFields: [] as Fields,
    began: undefined as Fields | undefined,
  }).current;
  const isDirty = () => work.changes !== work.saved;
  const key = `${personId} ${address} ${writer}`;
  const kept = useKeptText(key, () => {
    const fields = isDirty() ? read() : undefined;
    if (!fields || !element.current) return undefined;
    return {
      key,
      personId,
      address,
      fields,
      began: began(),
      keptAt: Date.now(),
      ...shownOf(element.current),
    };
  });

  function addDocuments(data: FormData) {
    for (const [name, { plain, reader }] of Object.entries(documents)) {
      // Until the editor comes, what this form was begun with stands in no field.
      const early = data.has(plain) ? undefined : begun.state?.values[name]?.[0];
      const json = reader.current ? JSON.stringify(reader.current()) : early;
      if (json === undefined) continue;
      data.set(name, json);
      data.delete(plain);
    }
  }

  function read(): Fields | undefined {
    if (!element.current) return undefined;
    const data = new FormData(element.current);
    addDocuments(data);
    return writtenIn(element.current, data);
  }

  // Asked for once something was typed: what came before the scripts has its place by then.
  function began(): Fields {
    work.began ??= savedFields();
    return work.began;
  }

  function savedFields(): Fields {
    const texts = Object.entries(documents);
    const plain = texts.map(([, text]) => text.plain);
    const fields = element.current ? savedIn(element.current) : [];
    return [
      ...fields.filter(([name]) => !plain.includes(name)),
      ...texts.map(([name, { saved }]): [string, string] => [name, JSON.stringify(saved)]),
    ];
  }

  function change() {
    work.changes += 1;
    kept.keepSoon();
  }

  function send(data: FormData) {
    work.sent = work.changes;
    if (element.current) work.sentFields = writtenIn(element.current, data);
  }

  function settle() {
    work.saved = work.sent;
    work.began = work.sentFields;
    if (isDirty()) void kept.keep();
    else kept.drop();
  }

  usePageMoments({ onOnline: () => {}, onHidden: () => void kept.keep(), onLeave: () => void kept.keep() });
  // A form that was saved leads elsewhere: what was typed while it was on its way stays here.
  const leave = useEffectEvent(() => void kept.keep());
  useLayoutEffect(() => () => leave(), []);

  const offer = useEffectEvent(async (text: KeptFields) => {
    let differences: Found | undefined;
    let seen: number;
    do {
      seen = work.changes;
      const here = (isDirty() ? read() : undefined) ?? began();
      if (!element.current) return;
      differences = await findDifferences({ form: element.current, text, here, documents });
      // Whoever types meanwhile finds that beside it as well.
    } while (work.changes !== seen);
    // The server has it: the answer was lost, or it was written once more.
    if (!differences) return dropKeptText(text.key);
    const shown = differences;
    const chosen = await new Promise<Chosen | undefined>((decide) =>
      setFound({ ...shown, keptAt: text.keptAt, decide }),
    );
    setFound(undefined);
    if (chosen && !chosen.isAllTheirs) {
      const state = { ...idleForm, status: "invalid" as const, values: shown.valuesOf(chosen) };
      work.changes += 1;
      flushSync(() => setBegun(({ round }) => ({ round: round + 1, state })));
      if (!(await keepBegun())) return;
    }
    await dropKeptText(text.key);
  });
  const keepBegun = useEffectEvent(() => kept.keep());

  useEffect(() => {
    let isOver = false;
    async function look() {
      const left = (await listKeptTexts(personId)).filter(isKeptFields);
      await eachLeftText(
        left.filter((text) => text.address === address),
        async (text) => {
          if (!isOver) await offer(text);
          return isOver;
        },
      );
    }
    look().catch(() => {
      // A browser that keeps nothing has nothing to offer; and what could not be compared stays where it is.
    });
    return () => {
      isOver = true;
    };
  }, [personId, address]);

  async function showBoth() {
    if (!(await kept.keep())) return;
    flushSync(() => setLeaving(true));
    window.location.replace(address);
  }

  return {
    element,
    round: begun.round,
    begun: begun.state,
    found,
    isKept: kept.isKept,
    isLeaving,
    showBoth,
    addDocuments,
    change,
    send,
    settle,
  };
}
