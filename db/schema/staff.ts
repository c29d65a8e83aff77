import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { id, instant } from "../columns.ts";

export const roles = ["owner", "editor", "author", "translator"] as const;

export const staff = sqliteTable("staff", {
  id: id(),
  email: text().notNull().unique(),
  name: text().notNull(),
  role: text({ enum: roles }).notNull(),
  lang: text().notNull().default("en"),
  // "" for somebody who signs in by passkeys alone.
  passwordHash: text().notNull(),
  // The secret of the authenticator app, sealed; a draft until a first code proved that the app has it.
  totpSealed: blob({ mode: "buffer" }),
  totpDraftSealed: blob({ mode: "buffer" }),
  // The 30-second step of the last code that was accepted: none at or before it is accepted again.
  totpStep: integer(),
  createdAt: instant().notNull(),
  disabledAt: instant(),
});

export const passkeys = sqliteTable(
  "passkeys",
  {
    id: id(),
    staffId: text()
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    name: text().notNull(),
    // WebAuthn's credential: its id, its COSE public key, and how often the authenticator says it was used.
    credentialId: text().notNull().unique(),
    publicKey: blob({ mode: "buffer" }).notNull(),
    counter: integer().notNull(),
    transports: text({ mode: "json" }).$type<string[]>().notNull(),
    createdAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index("passkeys_staff").on(t.staffId, t.createdAt)],
);

export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    hash: text().primaryKey(),
    staffId: text()
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    usedAt: instant(),
  },
  (t) => [index("recovery_codes_staff").on(t.staffId, t.usedAt)],
);

// One-time secrets of accounts, hashed: each has one purpose, one use and an expiry.
export const accountTokens = sqliteTable(
  "account_tokens",
  {
    hash: text().primaryKey(),
    purpose: text({
      // A password's sign-in that waits for its second factor; a mailed reset; a passkey's challenge to register,
      // to sign in, or to confirm that it is still the same person.
      enum: ["second-step", "reset", "register-passkey", "sign-in-passkey", "prove-passkey"],
    }).notNull(),
    // Null for a passkey's challenge to somebody who has not said yet who they are.
    staffId: text().references(() => staff.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index("account_tokens_staff").on(t.staffId, t.purpose),
    index("account_tokens_expiry").on(t.expiresAt),
  ],
);

export const invitations = sqliteTable("invitations", {
  id: id(),
  hash: text().notNull().unique(),
  email: text().notNull().unique(),
  name: text().notNull(),
  role: text({ enum: roles }).notNull(),
  lang: text().notNull(),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
});

// Devices (by the hash of their cookie) and networks from which a person signed in before.
export const familiarPlaces = sqliteTable(
  "familiar_places",
  {
    staffId: text()
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    hash: text().notNull(),
    usedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.hash] })],
);

// Roles that nobody fills without a second factor.
export const strictRoles = sqliteTable("strict_roles", {
  role: text({ enum: roles }).primaryKey(),
});

export const sessions = sqliteTable(
  "sessions",
  {
    // SHA-256 of the id that the cookie carries.
    hash: text().primaryKey(),
    staffId: text()
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    createdAt: instant().notNull(),
    usedAt: instant().notNull(),
    // When the person last gave a password or a passkey in this session.
    provenAt: instant().notNull().default(0),
    userAgent: text().notNull().default(""),
    // Cut to /24 or /48.
    network: text().notNull().default(""),
  },
  (t) => [index("sessions_staff").on(t.staffId, t.usedAt)],
);

export const setupTokens = sqliteTable("setup_tokens", {
  hash: text().primaryKey(),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
});
