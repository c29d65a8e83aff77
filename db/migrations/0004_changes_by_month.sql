DROP INDEX `articles_published`;--> statement-breakpoint
CREATE INDEX `articles_published` ON `articles` (`status`,`published_at`,`id`,`changed_at`);