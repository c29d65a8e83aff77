import type { FormState } from "#components/ui/form-state.ts";
import type { DeskArticle } from "#domain/articles/find-for-desk.ts";

/** Which of the editor's buttons was pressed. */
export type Intent = "save" | "publish" | "schedule" | "withdraw";

/** An article as it stands in the database after a button's work; `path` is where readers find it. */
export type SavedArticle = Omit<DeskArticle, "body"> & { path: string };

export type ArticleFormState = FormState & {
  done?: Intent;
  saved?: SavedArticle;
  /** The session ended while the person wrote. */
  isSignedOut?: boolean;
  /** Where somebody else's newer version can be looked at. */
  newerVersion?: string;
};
