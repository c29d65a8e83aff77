/** A cut and its focal point in percent: the cut of the whole picture, the point of the cut. */
export type Cut = {
  cropX: number;
  cropY: number;
  cropWidth: number;
  cropHeight: number;
  focusX: number;
  focusY: number;
};

export const whole = { cropX: 0, cropY: 0, cropWidth: 100, cropHeight: 100 };

/** The frame's corners, by the sides that meet there. */
export const grips = ["lt", "rt", "lb", "rb"] as const;
export type Grip = (typeof grips)[number] | "all";

const least = 5;

/** The cut after its frame, or one corner of it, was dragged by so many percent of the picture. */
export function dragged(cut: Cut, grip: Grip, by: { x: number; y: number }): Cut {
  const { cropX, cropY, cropWidth, cropHeight } = cut;
  if (grip === "all") {
    const x = within(cropX + by.x, 0, 100 - cropWidth);
    return { ...cut, cropX: x, cropY: within(cropY + by.y, 0, 100 - cropHeight) };
  }
  const horizontal = side(cropX, cropWidth, by.x, grip[0] === "l");
  const vertical = side(cropY, cropHeight, by.y, grip[1] === "t");
  return {
    ...cut,
    cropX: horizontal.at,
    cropWidth: horizontal.size,
    cropY: vertical.at,
    cropHeight: vertical.size,
  };
}

/** The focal point at a place of the whole picture. */
export function focusAt(cut: Cut, at: { x: number; y: number }): Cut {
  return {
    ...cut,
    focusX: Math.round(within(((at.x - cut.cropX) / cut.cropWidth) * 100, 0, 100)),
    focusY: Math.round(within(((at.y - cut.cropY) / cut.cropHeight) * 100, 0, 100)),
  };
}

function side(at: number, size: number, by: number, isFirst: boolean): { at: number; size: number } {
  const end = at + size;
  if (!isFirst) return { at, size: within(end + by, at + least, 100) - at };
  const begin = within(at + by, 0, end - least);
  return { at: begin, size: Math.round((end - begin) * 10) / 10 };
}

const within = (value: number, low: number, high: number) =>
  Math.round(Math.min(Math.max(value, low), high) * 10) / 10;
