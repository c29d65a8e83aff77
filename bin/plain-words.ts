import { NotFound } from "#domain/errors.ts";

// What is wrong with the machine or the data directory, and no fault of a statement.
const ofTheMachine =
  /^(?:(?:ENOSPC|EACCES|EROFS)$|SQLITE_(?:FULL|READONLY|CANTOPEN|IOERR|CORRUPT|NOTADB|PERM|BUSY))/;

/** One line about what a person can mend where the site runs; undefined for any other error. */
export function plainWords(error: unknown): string | undefined {
  if (error instanceof NotFound) return `There is no ${error.message}.`;
  const { code = "", message } = error as NodeJS.ErrnoException;
  return ofTheMachine.test(code) ? `Setting DATA_DIR: ${message} (${code}).` : undefined;
}
