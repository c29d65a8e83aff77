CREATE TABLE `saved_filters` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`lang` text NOT NULL,
	`topic_id` text,
	`byline_id` text,
	`words` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`byline_id`) REFERENCES `bylines`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_filters_name` ON `saved_filters` (`staff_id`,`name`);--> statement-breakpoint
CREATE INDEX `saved_filters_topic` ON `saved_filters` (`topic_id`);--> statement-breakpoint
CREATE INDEX `saved_filters_byline` ON `saved_filters` (`byline_id`);