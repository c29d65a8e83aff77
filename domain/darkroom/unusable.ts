/** What is wrong with a picture that cannot be used, as a key of the error messages. */
export class Unusable extends Error {
  values: Record<string, number> | undefined;

  constructor(problem: string, values?: Record<string, number>) {
    super(problem);
    this.values = values;
  }
}
