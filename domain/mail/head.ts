import type { Letterhead } from "./letter.ts";

/** The fonts of a direction. Outlook takes the first of a list or Times, so each list begins with one that it has. */
export function fontsOf(direction: Letterhead["direction"]): string {
  return direction === "rtl"
    ? "Tahoma,Vazirmatn,'Geeza Pro','Segoe UI',sans-serif"
    : "Georgia,'Times New Roman',serif";
}

/**
 * What a letter's head says to mail programs, as XHTML: that it knows the dark; to Apple's, that a number is no telephone and
 * nobody's address a link; to Outlook, which lays out by Word's engine, fonts and directions once more: with Word a cell takes
 * no font from what surrounds it, and a paragraph no direction.
 */
export function headForPrograms(direction: Letterhead["direction"]): string {
  const turned = "p,h2,h3,li{direction:rtl;unicode-bidi:embed;text-align:right}";
  return [
    '<meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" />',
    '<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />',
    '<meta name="x-apple-disable-message-reformatting" />',
    `<!--[if mso]><style>td,th,p,h2,h3,li,a{font-family:${fontsOf(direction)}}${direction === "rtl" ? turned : ""}</style><![endif]-->`,
  ].join("");
}
