import type { roles } from "#db/schema/staff.ts";
import { Forbidden } from "../errors.ts";

export type Role = (typeof roles)[number];

/** The staff member who acts: what every write verb is told. */
export type Actor = { id: string; role: Role };

/** Who acts in a verb that has a command: whoever can run it on the machine has the database in their hands anyway. */
export type Operator = Actor | "command-line";

// Rights by verb. "own" is what the person began themselves.
const rights = {
  "articles.read": ["owner", "editor", "author", "translator"],
  "articles.create": ["owner", "editor", "author"],
  "articles.translate": ["owner", "editor", "author", "translator"],
  "articles.edit-own": ["owner", "editor", "author", "translator"],
  "articles.edit-any": ["owner", "editor"],
  "articles.publish": ["owner", "editor"],
  "articles.withdraw": ["owner", "editor"],
  "topics.edit": ["owner", "editor"],
  "bylines.edit": ["owner", "editor"],
  "pages.edit": ["owner", "editor"],
  "media.read": ["owner", "editor", "author", "translator"],
  "media.add": ["owner", "editor", "author", "translator"],
  "media.describe": ["owner", "editor", "translator"],
  "media.edit-own": ["owner", "editor", "author", "translator"],
  "media.edit-any": ["owner", "editor"],
  "site.edit": ["owner"],
  "sample.remove": ["owner"],
  "staff.read": ["owner", "editor"],
  "staff.edit": ["owner"],
  "outbox.read": ["owner", "editor"],
  "newsletter.read": ["owner", "editor"],
  "newsletter.edit": ["owner", "editor"],
  "newsletter.send": ["owner", "editor"],
  "subscribers.read": ["owner", "editor"],
  "subscribers.edit": ["owner", "editor"],
  "subscribers.import": ["owner"],
  "subscribers.export": ["owner"],
  "suppression.edit": ["owner", "editor"],
  "audit.read": ["owner"],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof rights;

export const verbs = Object.keys(rights) as Verb[];

/** The roles that may do a verb. */
export function rolesOf(verb: Verb): readonly Role[] {
  return rights[verb];
}

/** Whether a role may do a verb. */
export function can(actor: Actor, verb: Verb): boolean {
  return rolesOf(verb).includes(actor.role);
}

/** Throws Forbidden unless the acting person may do the verb. */
export function authorize(actor: Operator, verb: Verb): void {
  if (actor === "command-line") return;
  if (!can(actor, verb)) throw new Forbidden(`${actor.role} may not ${verb}`);
}

/** Whether the person may change an article that `createdBy` began. */
export function mayEdit(actor: Actor, createdBy: string | null): boolean {
  return can(actor, "articles.edit-any") || (can(actor, "articles.edit-own") && createdBy === actor.id);
}

/** Throws Forbidden unless the person may change an article that `createdBy` began. */
export function authorizeEdit(actor: Actor, createdBy: string | null): void {
  if (!mayEdit(actor, createdBy)) throw new Forbidden("another person's article");
}
