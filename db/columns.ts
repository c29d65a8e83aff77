import { integer, text } from "drizzle-orm/sqlite-core";

// Instants are integers: milliseconds since 1970 in UTC. Ids are random text, so that they tell nobody how many there are.

export const id = () => text().primaryKey();
export const instant = () => integer();
export const flag = () => integer({ mode: "boolean" });
