CREATE TABLE `article_leads` (
	`article_id` text PRIMARY KEY NOT NULL,
	`media_id` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `article_leads_media` ON `article_leads` (`media_id`);--> statement-breakpoint
CREATE TABLE `media` (
	`id` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`original` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`tint` text NOT NULL,
	`crop` text,
	`focus_x` integer DEFAULT 50 NOT NULL,
	`focus_y` integer DEFAULT 50 NOT NULL,
	`name` text NOT NULL,
	`bytes` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`is_sample` integer DEFAULT false NOT NULL,
	`folded` text NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `media_latest` ON `media` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `media_creator` ON `media` (`created_by`);--> statement-breakpoint
CREATE TABLE `media_texts` (
	`media_id` text NOT NULL,
	`lang` text NOT NULL,
	`alt` text DEFAULT '' NOT NULL,
	`caption` text DEFAULT '' NOT NULL,
	`credit` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`media_id`, `lang`),
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lang`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `media_uses` (
	`media_id` text NOT NULL,
	`kind` text NOT NULL,
	`text_id` text NOT NULL,
	PRIMARY KEY(`media_id`, `kind`, `text_id`),
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `media_uses_text` ON `media_uses` (`kind`,`text_id`);