import { notFound } from "next/navigation";
import { NotFound } from "#domain/errors.ts";

/** What a look-up finds, or the page that says that there is none. */
export function orNotFound<T>(find: () => T): T {
  try {
    return find();
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
