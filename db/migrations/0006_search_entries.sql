CREATE TABLE `search_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`lang` text NOT NULL,
	`topic_id` text,
	`digest` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_entries_articleId_unique` ON `search_entries` (`article_id`);