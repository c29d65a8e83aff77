CREATE TABLE `revision_pictures` (
	`media_id` text NOT NULL,
	`revision_id` text NOT NULL,
	PRIMARY KEY(`media_id`, `revision_id`),
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `revision_pictures_revision` ON `revision_pictures` (`revision_id`);