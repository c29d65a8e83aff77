// The colour that stands where a picture will be: one of a few, so that it can be a class of the stylesheet (app/(site)/styles/tints.css).

const lights = 6;
const hues = 8;
const leastChroma = 0.025;

/** The classes nearest to a colour (sRGB, 0 to 255): its lightness "l0".."l5", its hue "h0".."h7" unless it is grey. */
export function tintOf([red, green, blue]: [number, number, number]): string {
  const { lightness, chroma, hue } = oklch(red, green, blue);
  const light = Math.min(lights - 1, Math.floor(lightness * lights));
  if (chroma < leastChroma) return `l${light}`;
  return `l${light} h${Math.round((hue / 360) * hues) % hues}`;
}

/** sRGB to OKLCH (CSS Color 4, section 9); the hue in degrees. */
function oklch(red: number, green: number, blue: number) {
  const [r, g, b] = [red, green, blue].map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, bb),
    hue: (Math.atan2(bb, a) * (180 / Math.PI) + 360) % 360,
  };
}
