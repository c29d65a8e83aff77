import { z } from "zod";

// Pieces of the nouns' schemas: what a text field may hold. Every text is kept in Unicode's composed form.

/** Text of one line. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, "tooLong")
    .regex(/^[^\u0000-\u001f\u007f]*$/, "badCharacters")
    .transform((text) => text.normalize("NFC"));

/** Text of several lines, each line break as "\n". */
export const lines = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, "\n").trim().normalize("NFC"))
    .pipe(
      z
        .string()
        .max(most, "tooLong")
        .regex(/^[^\u0000-\u0009\u000b-\u001f\u007f]*$/, "badCharacters"),
    );

/** A slug as it was typed, in lower case; whether it is one is asked where it is also proposed. */
export const typedSlug = line(120).transform((slug) => slug.toLowerCase());
