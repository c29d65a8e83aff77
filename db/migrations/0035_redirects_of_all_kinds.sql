-- One table of old addresses for all that has an address: articles' own are taken over.
CREATE TABLE `__new_redirects` (
	`kind` text NOT NULL,
	`lang` text NOT NULL,
	`slug` text NOT NULL,
	`target_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `lang`, `slug`)
);
--> statement-breakpoint
INSERT INTO `__new_redirects` (`kind`, `lang`, `slug`, `target_id`, `created_at`) SELECT 'article', `lang`, `slug`, `article_id`, `created_at` FROM `redirects`;--> statement-breakpoint
DROP TABLE `redirects`;--> statement-breakpoint
ALTER TABLE `__new_redirects` RENAME TO `redirects`;--> statement-breakpoint
CREATE INDEX `redirects_target` ON `redirects` (`target_id`);--> statement-breakpoint
-- The old table's triggers went with it: see 0001_generation.sql.
CREATE TRIGGER `generation_redirects_insert` AFTER INSERT ON `redirects` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_redirects_update` AFTER UPDATE ON `redirects` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_redirects_delete` AFTER DELETE ON `redirects` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
-- What is gone has no old addresses: a foreign key knows one table alone.
CREATE TRIGGER `redirects_articles_delete` AFTER DELETE ON `articles` BEGIN DELETE FROM `redirects` WHERE `target_id` = OLD.`id`; END;--> statement-breakpoint
CREATE TRIGGER `redirects_topics_delete` AFTER DELETE ON `topics` BEGIN DELETE FROM `redirects` WHERE `target_id` = OLD.`id`; END;--> statement-breakpoint
CREATE TRIGGER `redirects_bylines_delete` AFTER DELETE ON `bylines` BEGIN DELETE FROM `redirects` WHERE `target_id` = OLD.`id`; END;--> statement-breakpoint
CREATE TRIGGER `redirects_pages_delete` AFTER DELETE ON `pages` BEGIN DELETE FROM `redirects` WHERE `target_id` = OLD.`id`; END;