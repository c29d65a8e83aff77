import type { FormState } from "#components/ui/form-state.ts";
import type { Conflict } from "#domain/articles/conflict.ts";
import type { DeskArticle } from "#domain/articles/find-for-desk.ts";
import type { Thrown } from "#domain/articles/trash.ts";
import type { Document } from "#domain/documents/schema.ts";

/**
 * Which of the editor's buttons was pressed, or that its clock went off. "save" shows a published article's change to
 * readers, "keep" has it wait.
 */
export type Intent = "autosave" | "keep" | "save" | "publish" | "schedule" | "withdraw" | "discard";

/** An article as it stands in the database; `path` is where readers find it. */
export type SavedArticle = Omit<DeskArticle, "body"> & { path: string };

/** When an article comes to its readers, and when it leaves them. */
export type ArticleTimes = Pick<SavedArticle, "scheduledAt" | "withdrawAt">;

export type Choice = { id: string; name: string };

/** What can be chosen in the form. */
export type FormChoices = { topics: Choice[]; bylines: Choice[] };

/** What the form holds, as another form saved it, and what could be chosen there. */
export type OpenArticle = { article: SavedArticle; body: Document; choices: FormChoices };

/** What came of a save. */
export type SaveAnswer =
  | { outcome: "saved"; saved: SavedArticle }
  /** With the article's times, where they are no longer those that the form knew. */
  | {
      outcome: "refused";
      message?: string | undefined;
      errors: Record<string, string>;
      times?: ArticleTimes | undefined;
    }
  /** With the article as it is by now. */
  | { outcome: "conflict"; conflict: Conflict; article: SavedArticle; choices: FormChoices }
  /** It is in the trash, from where it can be restored. */
  | { outcome: "trashed"; thrown: Thrown }
  /** "gone": there is no such article; "unreachable", "failing": the server answers not at all, or with a fault of its own. */
  | { outcome: "signedOut" | "forbidden" | "gone" | "unreachable" | "failing" };

export type ArticleFormState = FormState & {
  done?: Intent;
  /** Where somebody else's newer version can be looked at. */
  newerVersion?: string;
};
