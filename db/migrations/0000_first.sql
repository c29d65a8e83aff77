CREATE TABLE `article_bylines` (
	`article_id` text NOT NULL,
	`byline_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`article_id`, `byline_id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`byline_id`) REFERENCES `bylines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `article_bylines_byline` ON `article_bylines` (`byline_id`,`article_id`);--> statement-breakpoint
CREATE TABLE `articles` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`lang` text NOT NULL,
	`status` text NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`standfirst` text DEFAULT '' NOT NULL,
	`dateline` text DEFAULT '' NOT NULL,
	`topic_id` text,
	`source_name` text DEFAULT '' NOT NULL,
	`source_url` text DEFAULT '' NOT NULL,
	`published_at` integer,
	`changed_at` integer,
	`scheduled_at` integer,
	`created_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text,
	`is_sample` integer DEFAULT false NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`lang`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_slug` ON `articles` (`lang`,`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `articles_translation` ON `articles` (`group_id`,`lang`);--> statement-breakpoint
CREATE INDEX `articles_latest` ON `articles` (`lang`,`status`,`published_at`,`id`);--> statement-breakpoint
CREATE INDEX `articles_topic` ON `articles` (`topic_id`,`lang`,`status`,`published_at`,`id`);--> statement-breakpoint
CREATE INDEX `articles_published` ON `articles` (`status`,`published_at`,`id`);--> statement-breakpoint
CREATE INDEX `articles_due` ON `articles` (`scheduled_at`) WHERE "articles"."scheduled_at" is not null;--> statement-breakpoint
CREATE INDEX `articles_saved` ON `articles` (`saved_at`,`id`);--> statement-breakpoint
CREATE INDEX `articles_saved_by_status` ON `articles` (`status`,`saved_at`,`id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text,
	`verb` text NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`detail` text DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`,`id`);--> statement-breakpoint
CREATE TABLE `byline_names` (
	`byline_id` text NOT NULL,
	`lang` text NOT NULL,
	`name` text NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`byline_id`, `lang`),
	FOREIGN KEY (`byline_id`) REFERENCES `bylines`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lang`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `bylines` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`is_sample` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bylines_slug_unique` ON `bylines` (`slug`);--> statement-breakpoint
CREATE TABLE `generation` (
	`id` integer PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `languages` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`direction` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `navigation_items` (
	`id` text PRIMARY KEY NOT NULL,
	`lang` text NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`href` text NOT NULL,
	FOREIGN KEY (`lang`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `navigation_items_order` ON `navigation_items` (`lang`,`position`);--> statement-breakpoint
CREATE TABLE `outgoing_mails` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`lang` text NOT NULL,
	`subscriber_id` text,
	`message_sealed` blob,
	`message_id` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`claimed_by` text,
	`smtp_code` integer,
	`error` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`subscriber_id`) REFERENCES `subscribers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outgoing_mails_messageId_unique` ON `outgoing_mails` (`message_id`);--> statement-breakpoint
CREATE INDEX `outgoing_mails_due` ON `outgoing_mails` (`state`,`next_at`);--> statement-breakpoint
CREATE INDEX `outgoing_mails_latest` ON `outgoing_mails` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `outgoing_mails_subscriber` ON `outgoing_mails` (`subscriber_id`,`kind`);--> statement-breakpoint
CREATE TABLE `pages` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`lang` text NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`saved_at` integer NOT NULL,
	`is_sample` integer DEFAULT false NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`lang`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pages_slug` ON `pages` (`lang`,`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `pages_translation` ON `pages` (`group_id`,`lang`);--> statement-breakpoint
CREATE INDEX `pages_order` ON `pages` (`lang`,`position`,`id`);--> statement-breakpoint
CREATE TABLE `processes` (
	`id` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `redirects` (
	`lang` text NOT NULL,
	`slug` text NOT NULL,
	`article_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`lang`, `slug`),
	FOREIGN KEY (`lang`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `redirects_article` ON `redirects` (`article_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer NOT NULL,
	`user_agent` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_staff` ON `sessions` (`staff_id`,`used_at`);--> statement-breakpoint
CREATE TABLE `setup_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `site` (
	`id` integer PRIMARY KEY NOT NULL,
	`default_lang` text NOT NULL,
	`time_zone` text NOT NULL,
	FOREIGN KEY (`default_lang`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "one_site" CHECK("site"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `site_texts` (
	`lang` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`tagline` text NOT NULL,
	`footer_address` text NOT NULL,
	FOREIGN KEY (`lang`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`lang` text DEFAULT 'en' NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_unique` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `subscriber_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`subscriber_id` text NOT NULL,
	`purpose` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`subscriber_id`) REFERENCES `subscribers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `subscriber_tokens_subscriber` ON `subscriber_tokens` (`subscriber_id`,`purpose`);--> statement-breakpoint
CREATE TABLE `subscribers` (
	`id` text PRIMARY KEY NOT NULL,
	`address_sealed` blob NOT NULL,
	`address_hash` text NOT NULL,
	`lang` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`consent_at` integer NOT NULL,
	`consent_page` text NOT NULL,
	`confirmed_at` integer,
	`unsubscribed_at` integer,
	`mailed_at` integer,
	FOREIGN KEY (`lang`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscribers_addressHash_unique` ON `subscribers` (`address_hash`);--> statement-breakpoint
CREATE INDEX `subscribers_state` ON `subscribers` (`state`,`lang`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`reset_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `throttles_reset` ON `throttles` (`reset_at`);--> statement-breakpoint
CREATE TABLE `topic_names` (
	`topic_id` text NOT NULL,
	`lang` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`topic_id`, `lang`),
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lang`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `topics` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`is_sample` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topics_slug_unique` ON `topics` (`slug`);