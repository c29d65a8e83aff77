CREATE TABLE `deliveries` (
	`issue_id` text NOT NULL,
	`subscriber_id` text NOT NULL,
	`lang` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer DEFAULT 0 NOT NULL,
	`claimed_by` text,
	`smtp_code` integer,
	`kind` text DEFAULT '' NOT NULL,
	`error` text DEFAULT '' NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`issue_id`, `subscriber_id`),
	FOREIGN KEY (`issue_id`) REFERENCES `issues`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`issue_id`,`state`,`next_at`,`subscriber_id`);--> statement-breakpoint
CREATE INDEX `deliveries_kind` ON `deliveries` (`issue_id`,`kind`,`state`) WHERE "deliveries"."kind" <> '';--> statement-breakpoint
CREATE INDEX `deliveries_claimed` ON `deliveries` (`claimed_by`) WHERE "deliveries"."state" = 'sending';--> statement-breakpoint
CREATE TABLE `issue_letters` (
	`issue_id` text NOT NULL,
	`lang` text NOT NULL,
	`subject` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`issue_id`, `lang`),
	FOREIGN KEY (`issue_id`) REFERENCES `issues`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `issue_progress` (
	`issue_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`counts` text NOT NULL,
	`kinds` text NOT NULL,
	`per_second` real DEFAULT 0 NOT NULL,
	FOREIGN KEY (`issue_id`) REFERENCES `issues`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `issue_stories` (
	`issue_id` text NOT NULL,
	`group_id` text NOT NULL,
	`position` integer NOT NULL,
	`is_whole` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`issue_id`, `group_id`),
	FOREIGN KEY (`issue_id`) REFERENCES `issues`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `issue_texts` (
	`issue_id` text NOT NULL,
	`lang` text NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`preview` text DEFAULT '' NOT NULL,
	`intro` text NOT NULL,
	PRIMARY KEY(`issue_id`, `lang`),
	FOREIGN KEY (`issue_id`) REFERENCES `issues`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lang`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `issues` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`scheduled_at` integer,
	`scheduled_by` text,
	`started_at` integer,
	`ended_at` integer,
	`stop_reason` text DEFAULT '' NOT NULL,
	`stop_detail` text DEFAULT '' NOT NULL,
	`content_hash` text DEFAULT '' NOT NULL,
	`message_host` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`scheduled_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `issues_slug_unique` ON `issues` (`slug`);--> statement-breakpoint
CREATE INDEX `issues_latest` ON `issues` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `issues_state` ON `issues` (`state`,`scheduled_at`);--> statement-breakpoint
ALTER TABLE `processes` ADD `host` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `processes` ADD `pid` integer DEFAULT 0 NOT NULL;