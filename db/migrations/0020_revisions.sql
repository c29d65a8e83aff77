CREATE TABLE `draft_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_entries_articleId_unique` ON `draft_entries` (`article_id`);--> statement-breakpoint
CREATE TABLE `front_places` (
	`article_id` text PRIMARY KEY NOT NULL,
	`lang` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lang`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `front_places_order` ON `front_places` (`lang`,`position`);--> statement-breakpoint
CREATE TABLE `presences` (
	`article_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`article_id`, `staff_id`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `presences_seen` ON `presences` (`seen_at`);--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text,
	`writer` text DEFAULT '' NOT NULL,
	`digest` text NOT NULL,
	`content` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `revisions_article` ON `revisions` (`article_id`,`version`,`saved_at`);--> statement-breakpoint
CREATE INDEX `revisions_autosaves` ON `revisions` (`saved_at`) WHERE "revisions"."kind" = 'autosave';--> statement-breakpoint
CREATE TABLE `trash` (
	`article_id` text PRIMARY KEY NOT NULL,
	`lang` text NOT NULL,
	`title` text NOT NULL,
	`created_by` text,
	`trashed_at` integer NOT NULL,
	`trashed_by` text,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `trash_latest` ON `trash` (`trashed_at`,`article_id`);--> statement-breakpoint
ALTER TABLE `articles` ADD `withdraw_at` integer;--> statement-breakpoint
ALTER TABLE `articles` ADD `pending_at` integer;--> statement-breakpoint
CREATE INDEX `articles_going` ON `articles` (`withdraw_at`) WHERE "articles"."withdraw_at" is not null;