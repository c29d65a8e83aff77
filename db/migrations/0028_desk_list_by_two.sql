CREATE INDEX `articles_saved_by_status_and_lang` ON `articles` (`status`,`lang`,`saved_at`,`id`);--> statement-breakpoint
CREATE INDEX `articles_saved_by_status_and_topic` ON `articles` (`status`,`topic_id`,`saved_at`,`id`);--> statement-breakpoint
CREATE INDEX `articles_begun` ON `articles` (`created_by`,`saved_at`,`id`);