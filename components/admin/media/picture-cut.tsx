"use client";

import { type PointerEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import type { DeskPicture } from "#domain/media/find-for-desk.ts";
import { type Cut, dragged, focusAt, type Grip, grips, whole } from "./cut.ts";

type Drag = { grip: Grip; x: number; y: number; from: Cut; isMove: boolean };

const fields = {
  cropX: "cutX",
  cropY: "cutY",
  cropWidth: "cutWidth",
  cropHeight: "cutHeight",
} as const;

/** The picture with the frame of its cut and its focal point: dragged, pressed, or typed in percent. */
export function PictureCut({ picture }: { picture: DeskPicture }) {
  const t = useTranslations("media.one");
  const { state, change } = useForm();
  const stage = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag>(undefined);
  const [cut, setCut] = useState<Cut>(() => typedCut(state.values) ?? cutOf(picture));
  const src = picture.crop ? `/admin/media/${picture.id}/original` : picture.picture.src;

  function set(next: Partial<Cut>) {
    setCut((before) => ({ ...before, ...next }));
    change?.();
  }

  function start(event: PointerEvent<HTMLElement>, grip: Grip) {
    if (!picture.mayEdit) return;
    event.preventDefault();
    event.stopPropagation();
    stage.current?.setPointerCapture(event.pointerId);
    drag.current = { grip, x: event.clientX, y: event.clientY, from: cut, isMove: false };
  }

  function move(event: PointerEvent<HTMLElement>) {
    const box = stage.current?.getBoundingClientRect();
    if (!drag.current || !box) return;
    const { grip, x, y, from } = drag.current;
    const by = { x: ((event.clientX - x) / box.width) * 100, y: ((event.clientY - y) / box.height) * 100 };
    if (Math.hypot(event.clientX - x, event.clientY - y) > 4) drag.current.isMove = true;
    if (drag.current.isMove) set(dragged(from, grip, by));
  }

  function end(event: PointerEvent<HTMLElement>) {
    const box = stage.current?.getBoundingClientRect();
    const pressed = drag.current;
    drag.current = undefined;
    if (!pressed || !box || pressed.isMove || pressed.grip !== "all") return;
    const at = {
      x: ((event.clientX - box.x) / box.width) * 100,
      y: ((event.clientY - box.y) / box.height) * 100,
    };
    set(focusAt(cut, at));
  }

  return (
    <div className="media-cut">
      {/* Pointers only: the fields below say the same to everybody. */}
      <div
        ref={stage}
        className="media-stage"
        dir="ltr"
        onPointerDown={(event) => start(event, "all")}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        {/* biome-ignore lint/performance/noImgElement: the picture is ours, in its own size */}
        <img src={src} alt="" draggable={false} />
        {picture.mayEdit ? (
          <div
            className="media-frame"
            style={{
              insetInlineStart: `${cut.cropX}%`,
              insetBlockStart: `${cut.cropY}%`,
              inlineSize: `${cut.cropWidth}%`,
              blockSize: `${cut.cropHeight}%`,
            }}
          >
            <span
              className="media-focus"
              style={{ insetInlineStart: `${cut.focusX}%`, insetBlockStart: `${cut.focusY}%` }}
            />
            {grips.map((grip) => (
              <span
                key={grip}
                className={`media-grip media-grip-${grip}`}
                onPointerDown={(event) => start(event, grip)}
              />
            ))}
          </div>
        ) : null}
      </div>
      {picture.mayEdit ? (
        <>
          <fieldset className="media-percents">
            <legend>{t("cut")}</legend>
            {Object.entries(fields).map(([name, label]) => (
              <Percent key={name} name={name as keyof Cut} label={t(label)} cut={cut} set={set} />
            ))}
            <button type="button" className="button-quiet" onClick={() => set(whole)}>
              {t("whole")}
            </button>
            <p className="field-help">{t("cutHelp")}</p>
          </fieldset>
          <fieldset className="media-percents">
            <legend>{t("focus")}</legend>
            <Percent name="focusX" label={t("focusX")} cut={cut} set={set} />
            <Percent name="focusY" label={t("focusY")} cut={cut} set={set} />
            <p className="field-help">{t("focusHelp")}</p>
          </fieldset>
        </>
      ) : null}
    </div>
  );
}

type PercentProps = { name: keyof Cut; label: string; cut: Cut; set: (change: Partial<Cut>) => void };

function Percent({ name, label, cut, set }: PercentProps) {
  const t = useTranslations("media.one");
  return (
    <Field
      name={name}
      label={`${label} (${t("percent")})`}
      type="number"
      min={0}
      max={100}
      step={0.1}
      dir="ltr"
      value={cut[name]}
      onInput={(event) => set({ [name]: Number(event.currentTarget.value) })}
    />
  );
}

// What was typed before this form began: refused, or kept on the device.
function typedCut(values: Record<string, string[]>): Cut | undefined {
  if (!values.cropX) return undefined;
  return Object.fromEntries(Object.keys(whole).map((name) => [name, Number(values[name]?.[0])])) as Cut;
}

function cutOf({ crop, focus }: DeskPicture): Cut {
  const { x, y, width, height } = crop ?? { x: 0, y: 0, width: 100, height: 100 };
  return { cropX: x, cropY: y, cropWidth: width, cropHeight: height, focusX: focus.x, focusY: focus.y };
}
