import { sql } from "drizzle-orm";
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

// Instants are integers: milliseconds since 1970 in UTC. Ids are random text, so that they tell nobody how many there are.

const id = () => text().primaryKey();
const instant = () => integer();
const flag = () => integer({ mode: "boolean" });

export const languages = sqliteTable("languages", {
  code: text().primaryKey(),
  name: text().notNull(),
  direction: text({ enum: ["ltr", "rtl"] }).notNull(),
  position: integer().notNull(),
});

export const site = sqliteTable(
  "site",
  {
    id: integer().primaryKey(),
    defaultLang: text()
      .notNull()
      .references(() => languages.code),
    timeZone: text().notNull(),
  },
  (t) => [check("one_site", sql`${t.id} = 1`)],
);

export const siteTexts = sqliteTable("site_texts", {
  lang: text()
    .primaryKey()
    .references(() => languages.code),
  name: text().notNull(),
  tagline: text().notNull(),
  footerAddress: text().notNull(),
});

export const navigationItems = sqliteTable(
  "navigation_items",
  {
    id: id(),
    lang: text()
      .notNull()
      .references(() => languages.code),
    position: integer().notNull(),
    label: text().notNull(),
    href: text().notNull(),
  },
  (t) => [index("navigation_items_order").on(t.lang, t.position)],
);

export const topics = sqliteTable("topics", {
  id: id(),
  slug: text().notNull().unique(),
  position: integer().notNull(),
  isSample: flag().notNull().default(false),
});

export const topicNames = sqliteTable(
  "topic_names",
  {
    topicId: text()
      .notNull()
      .references(() => topics.id, { onDelete: "cascade" }),
    lang: text()
      .notNull()
      .references(() => languages.code),
    name: text().notNull(),
    description: text().notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.topicId, t.lang] })],
);

// A byline is what readers see; it may be a pseudonym and is never tied to a staff account.
export const bylines = sqliteTable("bylines", {
  id: id(),
  slug: text().notNull().unique(),
  isSample: flag().notNull().default(false),
});

export const bylineNames = sqliteTable(
  "byline_names",
  {
    bylineId: text()
      .notNull()
      .references(() => bylines.id, { onDelete: "cascade" }),
    lang: text()
      .notNull()
      .references(() => languages.code),
    name: text().notNull(),
    about: text().notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.bylineId, t.lang] })],
);

export const articles = sqliteTable(
  "articles",
  {
    id: id(),
    groupId: text().notNull(),
    lang: text()
      .notNull()
      .references(() => languages.code),
    status: text({ enum: ["draft", "scheduled", "published", "withdrawn"] }).notNull(),
    slug: text().notNull(),
    title: text().notNull(),
    standfirst: text().notNull().default(""),
    dateline: text().notNull().default(""),
    topicId: text().references(() => topics.id),
    sourceName: text().notNull().default(""),
    sourceUrl: text().notNull().default(""),
    publishedAt: instant(),
    // When the text that readers see last changed after publishing; null until then.
    changedAt: instant(),
    scheduledAt: instant(),
    // When readers stop seeing it by itself; null for never.
    withdrawAt: instant(),
    // When a change that waits for its "Update" was last saved; its text is the newest revision. Null while none waits.
    pendingAt: instant(),
    createdAt: instant().notNull(),
    savedAt: instant().notNull(),
    // Counts saves: each save names the version that it started from.
    version: integer().notNull().default(1),
    createdBy: text().references(() => staff.id, { onDelete: "set null" }),
    isSample: flag().notNull().default(false),
    // Last, so that lists which read the columns before it never touch its overflow pages.
    body: text({ mode: "json" }).notNull(),
  },
  (t) => [
    uniqueIndex("articles_slug").on(t.lang, t.slug),
    uniqueIndex("articles_translation").on(t.groupId, t.lang),
    index("articles_latest").on(t.lang, t.status, t.publishedAt, t.id),
    index("articles_topic").on(t.topicId, t.lang, t.status, t.publishedAt, t.id),
    index("articles_published").on(t.status, t.publishedAt, t.id, t.changedAt),
    index("articles_due").on(t.scheduledAt).where(sql`${t.scheduledAt} is not null`),
    index("articles_going").on(t.withdrawAt).where(sql`${t.withdrawAt} is not null`),
    // The desk's list. It finds by title on the index alone: reading 100,000 rows for that takes ten times as long.
    index("articles_saved").on(t.savedAt, t.id, t.title),
    index("articles_saved_by_status").on(t.status, t.savedAt, t.id),
    index("articles_saved_by_lang").on(t.lang, t.savedAt, t.id),
    index("articles_saved_by_topic").on(t.topicId, t.savedAt, t.id),
    // Of a status that few articles of a language or topic have: along the indexes above most of the list would be read.
    index("articles_saved_by_status_and_lang").on(t.status, t.lang, t.savedAt, t.id),
    index("articles_saved_by_status_and_topic").on(t.status, t.topicId, t.savedAt, t.id),
    index("articles_begun").on(t.createdBy, t.savedAt, t.id),
  ],
);

export const articleBylines = sqliteTable(
  "article_bylines",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    bylineId: text()
      .notNull()
      .references(() => bylines.id),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.bylineId] }),
    index("article_bylines_byline").on(t.bylineId, t.articleId),
  ],
);

// A second way to group articles, in one language's own words.
export const tags = sqliteTable(
  "tags",
  {
    id: id(),
    lang: text()
      .notNull()
      .references(() => languages.code),
    slug: text().notNull(),
    name: text().notNull(),
  },
  (t) => [uniqueIndex("tags_slug").on(t.lang, t.slug)],
);

export const articleTags = sqliteTable(
  "article_tags",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    tagId: text()
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.tagId] }),
    index("article_tags_tag").on(t.tagId, t.articleId),
  ],
);

// Which row of the full-text tables (see domain/search/) tells of which published article.
export const searchEntries = sqliteTable(
  "search_entries",
  {
    // Grows with the instant of publishing: the newest first is the full-text tables' own order, backwards.
    id: integer().primaryKey(),
    articleId: text()
      .notNull()
      .unique()
      .references(() => articles.id, { onDelete: "cascade" }),
    lang: text().notNull(),
    topicId: text(),
    // Of the text that was indexed, to find out where the index and the articles differ; "" where a name in it has changed since.
    digest: text().notNull(),
    // Whether its title stands in the titles' own table too: what was indexed before there was one comes in by itself.
    isTitled: integer({ mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    index("search_entries_untitled").on(table.id).where(sql`is_titled = 0`),
    index("search_entries_stale").on(table.id).where(sql`digest = ''`),
  ],
);

// Counts what happened to each month's sitemap ("2026-11", UTC), by triggers: see domain/sitemaps/.
export const sitemapMonths = sqliteTable("sitemap_months", {
  name: text().primaryKey(),
  version: integer().notNull(),
});

// Each saved text of an article that differed from the one before it. No foreign key: an article in the trash keeps them.
export const revisions = sqliteTable(
  "revisions",
  {
    id: id(),
    articleId: text().notNull(),
    // The article's version after the save; of a text set aside in a conflict, the version that it started from.
    version: integer().notNull(),
    kind: text({ enum: ["autosave", "save", "publish", "restore", "aside"] }).notNull(),
    name: text().notNull().default(""),
    savedAt: instant().notNull(),
    savedBy: text(),
    // Which open form wrote it: a save whose answer was lost is no conflict for the form that sent it.
    writer: text().notNull().default(""),
    // Of the content, to see whether a save differs.
    digest: text().notNull(),
    // The article's fields and text as JSON, deflated.
    content: blob({ mode: "buffer" }).notNull(),
  },
  (t) => [
    index("revisions_article").on(t.articleId, t.version, t.savedAt),
    index("revisions_autosaves").on(t.savedAt).where(sql`${t.kind} = 'autosave'`),
  ],
);

// Articles thrown away, whole: nothing else of the system has to know of them.
export const trash = sqliteTable(
  "trash",
  {
    articleId: id(),
    lang: text().notNull(),
    title: text().notNull(),
    createdBy: text(),
    trashedAt: instant().notNull(),
    trashedBy: text(),
    content: text({ mode: "json" }).notNull(),
  },
  (t) => [index("trash_latest").on(t.trashedAt, t.articleId)],
);

// Who has which article open, as of when.
export const presences = sqliteTable(
  "presences",
  {
    articleId: text().notNull(),
    staffId: text()
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    seenAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.staffId] }), index("presences_seen").on(t.seenAt)],
);

// How a person narrows the desk's list of articles, under a name of their own; "" does not narrow.
export const savedFilters = sqliteTable(
  "saved_filters",
  {
    id: id(),
    staffId: text()
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    name: text().notNull(),
    status: text({ enum: ["", "draft", "scheduled", "published", "withdrawn"] }).notNull(),
    lang: text().notNull(),
    // A filter by what is gone would find nothing for ever: it goes along.
    topicId: text().references(() => topics.id, { onDelete: "cascade" }),
    bylineId: text().references(() => bylines.id, { onDelete: "cascade" }),
    words: text().notNull(),
  },
  (t) => [
    uniqueIndex("saved_filters_name").on(t.staffId, t.name),
    index("saved_filters_topic").on(t.topicId),
    index("saved_filters_byline").on(t.bylineId),
  ],
);

// Which row of draft_words (see domain/search/) tells of which text that readers do not see.
export const draftEntries = sqliteTable("draft_entries", {
  id: integer().primaryKey(),
  articleId: text()
    .notNull()
    .unique()
    .references(() => articles.id, { onDelete: "cascade" }),
});

export const pages = sqliteTable(
  "pages",
  {
    id: id(),
    groupId: text().notNull(),
    lang: text()
      .notNull()
      .references(() => languages.code),
    slug: text().notNull(),
    title: text().notNull(),
    position: integer().notNull().default(0),
    savedAt: instant().notNull(),
    isSample: flag().notNull().default(false),
    body: text({ mode: "json" }).notNull(),
  },
  (t) => [
    uniqueIndex("pages_slug").on(t.lang, t.slug),
    uniqueIndex("pages_translation").on(t.groupId, t.lang),
    index("pages_order").on(t.lang, t.position, t.id),
  ],
);

// What an article's readers are shown next, chosen when it was published or changed: see domain/related/.
export const relatedArticles = sqliteTable(
  "related_articles",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    relatedId: text()
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.position] }),
    index("related_articles_related").on(t.relatedId),
  ],
);

// What the desk put at the head of a language's home page: the lead first, then the seconds.
export const frontPlaces = sqliteTable(
  "front_places",
  {
    articleId: text()
      .primaryKey()
      .references(() => articles.id, { onDelete: "cascade" }),
    lang: text()
      .notNull()
      .references(() => languages.code),
    position: integer().notNull(),
  },
  (t) => [index("front_places_order").on(t.lang, t.position)],
);

// A picture of the library. Its files lie below DATA_DIR/media: see domain/media/files.ts.
export const media = sqliteTable(
  "media",
  {
    id: id(),
    // Part of every address: new with each crop or replacement, so that an address never means two pictures.
    version: text().notNull(),
    // The file that new versions are made from; readers never get it.
    original: text().notNull(),
    // In pixels, as readers get it: turned upright and cropped.
    width: integer().notNull(),
    height: integer().notNull(),
    // The class of the colour that stands in its place until it has come: see domain/darkroom/tint.ts.
    tint: text().notNull(),
    // In percent of the whole picture; null where nothing is cut off.
    crop: text({ mode: "json" }).$type<{ x: number; y: number; width: number; height: number }>(),
    // The point that a narrower cut keeps, in percent of what readers get.
    focusX: integer().notNull().default(50),
    focusY: integer().notNull().default(50),
    // What its file was called: for finding it, never part of an address.
    name: text().notNull(),
    bytes: integer().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().references(() => staff.id, { onDelete: "set null" }),
    isSample: flag().notNull().default(false),
    // All its words in every language, folded for the search.
    folded: text().notNull(),
  },
  (t) => [index("media_latest").on(t.createdAt, t.id), index("media_creator").on(t.createdBy)],
);

export const mediaTexts = sqliteTable(
  "media_texts",
  {
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: "cascade" }),
    lang: text()
      .notNull()
      .references(() => languages.code),
    alt: text().notNull().default(""),
    caption: text().notNull().default(""),
    credit: text().notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.lang] })],
);

// The picture above an article and in lists. Apart from the article's row: a column added there lies behind its body.
export const articleLeads = sqliteTable(
  "article_leads",
  {
    articleId: text()
      .primaryKey()
      .references(() => articles.id, { onDelete: "cascade" }),
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: "cascade" }),
  },
  (t) => [index("article_leads_media").on(t.mediaId)],
);

// Which texts hold which picture; written by triggers, so that no verb can forget it.
export const mediaUses = sqliteTable(
  "media_uses",
  {
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: "cascade" }),
    kind: text({ enum: ["lead", "article", "page", "issue"] }).notNull(),
    textId: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.mediaId, t.kind, t.textId] }),
    index("media_uses_text").on(t.kind, t.textId),
  ],
);

// Which revisions hold which picture, above the text or in it: they are deflated, so the verb that keeps one notes it.
export const revisionPictures = sqliteTable(
  "revision_pictures",
  {
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: "cascade" }),
    revisionId: text()
      .notNull()
      .references(() => revisions.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.mediaId, t.revisionId] }),
    index("revision_pictures_revision").on(t.revisionId),
  ],
);

// Old addresses of articles: (language, slug it once had) to the article, whatever its slug is now.
export const redirects = sqliteTable(
  "redirects",
  {
    lang: text()
      .notNull()
      .references(() => languages.code),
    slug: text().notNull(),
    articleId: text()
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lang, t.slug] }), index("redirects_article").on(t.articleId)],
);

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

// Fixed windows that count attempts by key (a hash where the key is personal).
export const throttles = sqliteTable(
  "throttles",
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    resetAt: instant().notNull(),
    // Where waits grow: no further attempt before this.
    openAt: instant().notNull().default(0),
  },
  (t) => [index("throttles_reset").on(t.resetAt)],
);

export const subscribers = sqliteTable(
  "subscribers",
  {
    id: id(),
    // AES-256-GCM, with the key's id in front: see domain/keys/seal.ts.
    addressSealed: blob({ mode: "buffer" }).notNull(),
    // HMAC of the normalised address, the only way to find a row by address.
    addressHash: text().notNull().unique(),
    lang: text()
      .notNull()
      .references(() => languages.code),
    state: text({ enum: ["pending", "confirmed", "unsubscribed"] }).notNull(),
    createdAt: instant().notNull(),
    // When and from which page consent was given (the sign-up), and when the mailed link proved it.
    consentAt: instant().notNull(),
    consentPage: text().notNull(),
    // How the address came here; where no page can tell of the consent, what staff said of its source.
    origin: text({ enum: ["page", "by-hand", "import"] })
      .notNull()
      .default("page"),
    consentNote: text().notNull().default(""),
    importId: text().references(() => subscriberImports.id, { onDelete: "set null" }),
    confirmedAt: instant(),
    unsubscribedAt: instant(),
    // When the last mail that a stranger's sign-up caused went to this address.
    mailedAt: instant(),
  },
  (t) => [
    index("subscribers_state").on(t.state, t.lang, t.createdAt, t.id),
    index("subscribers_latest").on(t.state, t.createdAt, t.id),
    index("subscribers_confirmed")
      .on(t.state, t.confirmedAt, t.lang)
      .where(sql`${t.confirmedAt} is not null`),
    index("subscribers_import").on(t.importId).where(sql`${t.importId} is not null`),
  ],
);

// How many subscribers there are, kept by triggers: counting a million rows takes too long for a page.
export const subscriberCounts = sqliteTable(
  "subscriber_counts",
  {
    lang: text().notNull(),
    state: text({ enum: ["pending", "confirmed", "unsubscribed"] }).notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lang, t.state] })],
);

// How many came and went on each day (days since 1970 in UTC), kept by triggers.
export const subscriberDays = sqliteTable("subscriber_days", {
  day: integer().primaryKey(),
  joined: integer().notNull().default(0),
  left: integer().notNull().default(0),
});

// A file of addresses on its way into the list: a job that goes on where it was, whatever happens to the process.
export const subscriberImports = sqliteTable("subscriber_imports", {
  id: id(),
  state: text({
    enum: ["receiving", "received", "checking", "checked", "running", "done", "cancelled"],
  }).notNull(),
  staffId: text().references(() => staff.id, { onDelete: "set null" }),
  createdAt: instant().notNull(),
  // What each column of the file is, and what holds for all its rows: see domain/subscriber-imports/plan.ts.
  plan: text({ mode: "json" }),
  rowCount: integer().notNull().default(0),
  // Rows that are done in the present state.
  position: integer().notNull().default(0),
  added: integer().notNull().default(0),
  skipped: integer().notNull().default(0),
  claimedBy: text(),
  endedAt: instant(),
});

// The rows of such a file, so many in one sealed piece; gone once the import ends.
export const subscriberImportPieces = sqliteTable(
  "subscriber_import_pieces",
  {
    importId: text()
      .notNull()
      .references(() => subscriberImports.id, { onDelete: "cascade" }),
    // The count of rows before it.
    position: integer().notNull(),
    rowsSealed: blob({ mode: "buffer" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
);

// Which lines of such a file were not taken, and why.
export const subscriberImportProblems = sqliteTable(
  "subscriber_import_problems",
  {
    importId: text()
      .notNull()
      .references(() => subscriberImports.id, { onDelete: "cascade" }),
    line: integer().notNull(),
    problem: text({
      enum: ["badAddress", "badLanguage", "badDate", "known", "left", "repeated", "suppressed"],
    }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line] })],
);

export const subscriberTokens = sqliteTable(
  "subscriber_tokens",
  {
    hash: text().primaryKey(),
    subscriberId: text()
      .notNull()
      .references(() => subscribers.id, { onDelete: "cascade" }),
    purpose: text({ enum: ["confirm", "unsubscribe", "preferences", "change"] }).notNull(),
    // The address that a link of the purpose "change" was mailed to.
    addressSealed: blob({ mode: "buffer" }),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index("subscriber_tokens_subscriber").on(t.subscriberId, t.purpose)],
);

// Addresses that no mail goes to any more, whoever asks; known by their lookup hash alone, so that a reader can be
// forgotten and still never be written to.
export const suppressions = sqliteTable(
  "suppressions",
  {
    // See lookupHash in domain/keys/seal.ts: of the normal address in lower case.
    addressHash: text().primaryKey(),
    reason: text({ enum: ["hard-bounce", "complaint", "by-hand", "forgotten"] }).notNull(),
    createdAt: instant().notNull(),
    // What is known of it (a code, an issue); never an address.
    detail: text().notNull().default(""),
  },
  (t) => [index("suppressions_latest").on(t.createdAt, t.addressHash)],
);

export const outgoingMails = sqliteTable(
  "outgoing_mails",
  {
    id: id(),
    kind: text({
      enum: [
        "confirm",
        "welcome",
        "invite",
        "change",
        "changed",
        "test",
        "report",
        "invitation",
        "reset",
        "sign-in-alert",
        "account-change",
      ],
    }).notNull(),
    lang: text().notNull(),
    subscriberId: text().references(() => subscribers.id, { onDelete: "cascade" }),
    // The whole message (recipient, subject, texts, headers) sealed; emptied once it was sent or given up.
    messageSealed: blob({ mode: "buffer" }),
    messageId: text().notNull().unique(),
    state: text({ enum: ["pending", "sending", "sent", "retry", "failed", "unknown"] }).notNull(),
    attempts: integer().notNull().default(0),
    nextAt: instant().notNull(),
    claimedBy: text(),
    smtpCode: integer(),
    error: text().notNull().default(""),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index("outgoing_mails_due").on(t.state, t.nextAt),
    index("outgoing_mails_latest").on(t.createdAt, t.id),
    index("outgoing_mails_subscriber").on(t.subscriberId, t.kind),
  ],
);

// One issue of the newsletter, in all its languages.
export const issues = sqliteTable(
  "issues",
  {
    id: id(),
    // Of its page in the archive, the same in every language.
    slug: text().notNull().unique(),
    state: text({
      enum: ["draft", "scheduled", "sending", "paused", "sent", "cancelled"],
    }).notNull(),
    createdAt: instant().notNull(),
    savedAt: instant().notNull(),
    // Counts saves of its texts: each save names the version that it started from.
    version: integer().notNull().default(1),
    scheduledAt: instant(),
    // Who had it sent: they get the mail that tells how it went.
    scheduledBy: text().references(() => staff.id, { onDelete: "set null" }),
    // From here on its content is frozen and its page is in the archive.
    startedAt: instant(),
    endedAt: instant(),
    // Why it is paused: a key, and what the mail server said; empty when somebody paused it.
    stopReason: text().notNull().default(""),
    stopDetail: text().notNull().default(""),
    // SHA-256 of all its letters, and the right-hand side of its Message-IDs.
    contentHash: text().notNull().default(""),
    messageHost: text().notNull().default(""),
  },
  (t) => [index("issues_latest").on(t.createdAt, t.id), index("issues_state").on(t.state, t.scheduledAt)],
);

export const issueTexts = sqliteTable(
  "issue_texts",
  {
    issueId: text()
      .notNull()
      .references(() => issues.id, { onDelete: "cascade" }),
    lang: text()
      .notNull()
      .references(() => languages.code),
    subject: text().notNull().default(""),
    preview: text().notNull().default(""),
    intro: text({ mode: "json" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.issueId, t.lang] })],
);

// A story is an article in all its languages: each language's letter has the version that is published in it.
export const issueStories = sqliteTable(
  "issue_stories",
  {
    issueId: text()
      .notNull()
      .references(() => issues.id, { onDelete: "cascade" }),
    groupId: text().notNull(),
    position: integer().notNull(),
    // The whole text in the mail, for readers who cannot reach the site.
    isWhole: flag().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.issueId, t.groupId] })],
);

// What is mailed, frozen when sending starts; the links of each recipient are filled in.
export const issueLetters = sqliteTable(
  "issue_letters",
  {
    issueId: text()
      .notNull()
      .references(() => issues.id, { onDelete: "cascade" }),
    lang: text().notNull(),
    fromName: text().notNull().default(""),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.issueId, t.lang] })],
);

// The ledger: one row for each recipient of an issue. It holds no address, and outlives the subscriber.
export const deliveries = sqliteTable(
  "deliveries",
  {
    issueId: text()
      .notNull()
      .references(() => issues.id, { onDelete: "cascade" }),
    subscriberId: text().notNull(),
    lang: text().notNull(),
    state: text({
      enum: ["pending", "sending", "sent", "retry", "failed", "skipped", "unknown"],
    }).notNull(),
    attempts: integer().notNull().default(0),
    nextAt: instant().notNull().default(0),
    // The process that has it on the wire, or had when it became unknown.
    claimedBy: text(),
    smtpCode: integer(),
    // Why it is in its state, for all but the ordinary: see domain/newsletter/verdict.ts.
    kind: text().notNull().default(""),
    error: text().notNull().default(""),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.issueId, t.subscriberId] }),
    index("deliveries_due").on(t.issueId, t.state, t.nextAt, t.subscriberId),
    index("deliveries_kind").on(t.issueId, t.kind, t.state).where(sql`${t.kind} <> ''`),
    index("deliveries_claimed").on(t.claimedBy).where(sql`${t.state} = 'sending'`),
  ],
);

// How far an issue is, counted by whoever sends it, so that a look at it costs nothing.
export const issueProgress = sqliteTable("issue_progress", {
  issueId: text()
    .primaryKey()
    .references(() => issues.id, { onDelete: "cascade" }),
  at: instant().notNull(),
  counts: text({ mode: "json" }).notNull(),
  // By kind of trouble.
  kinds: text({ mode: "json" }).notNull(),
  // Over the last seconds.
  perSecond: real().notNull().default(0),
});

// Which server processes are alive: a mail claimed by a process that is gone is known to be in doubt.
export const processes = sqliteTable("processes", {
  id: id(),
  startedAt: instant().notNull(),
  seenAt: instant().notNull(),
  // By these a process of the same machine that died is known at once.
  host: text().notNull().default(""),
  pid: integer().notNull().default(0),
});

export const audit = sqliteTable(
  "audit",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: instant().notNull(),
    staffId: text(),
    verb: text().notNull(),
    subject: text().notNull().default(""),
    detail: text({ mode: "json" }).notNull().default({}),
    // The network that the request came from, cut to /24 or /48; "" for the command line and the worker.
    network: text().notNull().default(""),
    // HMAC over the entry and the hash of the one before it: see domain/audit/chain.ts.
    hash: text().notNull().default(""),
  },
  (t) => [
    index("audit_subject").on(t.subject, t.id),
    index("audit_staff").on(t.staffId, t.id),
    index("audit_verb").on(t.verb, t.id),
  ],
);

// One row: where the chain of the audit begins, now that older entries are pruned, and where it ends.
export const auditChain = sqliteTable("audit_chain", {
  id: integer().primaryKey(),
  anchorId: integer().notNull(),
  anchorHash: text().notNull(),
  headId: integer().notNull(),
  headHash: text().notNull(),
  // HMAC over the four: "" once it was found not to fit.
  seal: text().notNull(),
});

// One row, counted up by triggers on every change that readers can see: see docs/architecture.md.
export const generation = sqliteTable("generation", {
  id: integer().primaryKey(),
  value: integer().notNull(),
});
