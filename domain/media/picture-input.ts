import { z } from "zod";
import type { Crop, Point } from "../darkroom/job.ts";
import { Invalid } from "../errors.ts";
import { line, lines } from "../fields.ts";
import { problemsOf } from "../problems.ts";
import { listLanguages } from "../site/languages.ts";
import type { PictureText } from "./add.ts";

const percent = z
  .string()
  .trim()
  .regex(/^\d{1,3}(?:[.,]\d{1,4})?$/, "badPercent")
  .transform((text) => Number(text.replace(",", ".")))
  .refine((value) => value <= 100, "badPercent");

const schema = z.object({
  texts: z.record(z.string().max(10), z.object({ alt: lines(500), caption: lines(1000), credit: line(200) })),
  cropX: percent,
  cropY: percent,
  cropWidth: percent.refine((value) => value >= 1, "badPercent"),
  cropHeight: percent.refine((value) => value >= 1, "badPercent"),
  focusX: percent,
  focusY: percent,
  /** The edition that the form began with. */
  edition: z.string().max(64).optional(),
});

/** A picture's words and cut as a form sends them: percent as text. */
export type PictureInput = z.input<typeof schema>;

type CheckedPicture = { texts: PictureText[]; crop: Crop | null; focus: Point; edition: string | undefined };

/** The checked words in the site's languages, and cut. Throws Invalid with every field at fault. */
export function checkPicture(input: PictureInput): CheckedPicture {
  const result = schema.safeParse(input);
  if (!result.success) throw new Invalid(problemsOf(result.error));
  const { texts, cropX: x, cropY: y, cropWidth, cropHeight, focusX, focusY, edition } = result.data;
  const crop = { x, y, width: Math.min(cropWidth, 100 - x), height: Math.min(cropHeight, 100 - y) };
  if (crop.width < 1 || crop.height < 1) throw new Invalid({ cropWidth: "badPercent" });
  const isWhole = crop.width === 100 && crop.height === 100;
  return {
    edition,
    texts: listLanguages().flatMap(({ code }) => {
      const text = texts[code];
      return text && (text.alt || text.caption || text.credit) ? [{ lang: code, ...text }] : [];
    }),
    crop: isWhole ? null : crop,
    focus: { x: Math.round(focusX), y: Math.round(focusY) },
  };
}
