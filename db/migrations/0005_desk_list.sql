DROP INDEX `articles_saved`;--> statement-breakpoint
CREATE INDEX `articles_saved_by_lang` ON `articles` (`lang`,`saved_at`,`id`);--> statement-breakpoint
CREATE INDEX `articles_saved_by_topic` ON `articles` (`topic_id`,`saved_at`,`id`);--> statement-breakpoint
CREATE INDEX `articles_saved` ON `articles` (`saved_at`,`id`,`title`);