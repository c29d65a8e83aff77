import { line } from "../fields.ts";

/** Where consent was given, as staff put it. It is kept in plain text, so an address in it is taken out. */
export const consentNote = line(300).transform((text) => text.replace(/\S*@\S*/g, "[…]"));
