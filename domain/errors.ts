// Messages are keys of components/messages/*.json under "errors", translated where the page's language is known.

/** The thing does not exist, or not for this person. */
export class NotFound extends Error {}

/** The acting person may not do this. */
export class Forbidden extends Error {}

export type Problem = { key: string; values?: Record<string, string | number | Date> };

/** Input that a person can mend: a problem for each field ("form" where no single field is at fault). */
export class Invalid extends Error {
  fields: Record<string, Problem>;

  constructor(fields: Record<string, Problem | string>) {
    super(`invalid: ${Object.keys(fields).join(", ")}`);
    this.fields = Object.fromEntries(
      Object.entries(fields).map(([field, problem]) => [
        field,
        typeof problem === "string" ? { key: problem } : problem,
      ]),
    );
  }
}
