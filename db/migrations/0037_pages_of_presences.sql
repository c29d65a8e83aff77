DROP TABLE `presences`;--> statement-breakpoint
CREATE TABLE `presences` (
	`article_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`page_key` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`article_id`, `staff_id`, `page_key`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `presences_seen` ON `presences` (`seen_at`);
