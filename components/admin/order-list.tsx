"use client";

import { type DragEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";

type Item = { id: string; name: string };

type Props = {
  action: (form: FormData) => Promise<void>;
  items: Item[];
  /** What can be put at the end of the list. */
  others: Item[];
  /** The language of the names. */
  lang: string;
  canRemove?: boolean;
};

/** A list whose order is dragged, or changed by buttons: each carries the whole order that it makes, so it needs no scripts. */
export function OrderList({ action, items, others, lang, canRemove = false }: Props) {
  const t = useTranslations("front");
  const [dragged, setDragged] = useState<string>();
  const [aim, setAim] = useState<string>();
  const drop = useRef<HTMLButtonElement>(null);
  const ids = items.map(({ id }) => id);

  function dropBefore(event: DragEvent, target: string) {
    event.preventDefault();
    setAim(undefined);
    if (!dragged || dragged === target || !drop.current) return;
    const isDown = ids.indexOf(dragged) < ids.indexOf(target);
    const rest = ids.filter((id) => id !== dragged);
    drop.current.value = rest.toSpliced(rest.indexOf(target) + (isDown ? 1 : 0), 0, dragged).join();
    drop.current.click();
  }

  return (
    <form action={action}>
      <input type="hidden" name="lang" value={lang} />
      <button ref={drop} type="submit" name="order" hidden tabIndex={-1} aria-hidden="true" />
      <ol className="order-list">
        {items.map(({ id, name }, i) => (
          <li
            key={id}
            draggable
            className={aim === id ? "is-aimed" : undefined}
            onDragStart={() => setDragged(id)}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => {
              event.preventDefault();
              setAim(id);
            }}
            onDragLeave={() => setAim(undefined)}
            onDrop={(event) => dropBefore(event, id)}
          >
            <bdi className="order-name" lang={lang}>
              {name}
            </bdi>
            <span className="row-buttons">
              <Order label={t("up")} named={t("upNamed", { name })} order={moved(ids, i, i - 1)} now={ids} />
              <Order
                label={t("down")}
                named={t("downNamed", { name })}
                order={moved(ids, i, i + 1)}
                now={ids}
              />
              {canRemove ? (
                <Order
                  label={t("remove")}
                  named={t("removeNamed", { name })}
                  order={ids.filter((each) => each !== id)}
                  now={ids}
                />
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      {others.length > 0 ? (
        <details className="fold">
          <summary>{t("add")}</summary>
          <ul className="order-list">
            {others.map(({ id, name }) => (
              <li key={id}>
                <bdi className="order-name" lang={lang}>
                  {name}
                </bdi>
                <Order label={t("put")} named={t("putNamed", { name })} order={[...ids, id]} now={ids} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </form>
  );
}

type OrderProps = {
  label: string;
  named: string;
  /** The order that it makes; undefined where it can make none. */
  order: string[] | undefined;
  now: string[];
};

function Order({ label, named, order, now }: OrderProps) {
  // At an end of the list it does nothing, but can still be reached and read.
  return (
    <button
      type="submit"
      name="order"
      value={(order ?? now).join()}
      className="row-button"
      aria-label={named}
      aria-disabled={order === undefined || undefined}
      onClick={(event) => {
        if (!order) event.preventDefault();
      }}
    >
      {label}
    </button>
  );
}

function moved(ids: string[], from: number, to: number): string[] | undefined {
  const id = ids[from];
  if (id === undefined || to < 0 || to >= ids.length) return undefined;
  return ids.toSpliced(from, 1).toSpliced(to, 0, id);
}
