-- Tags are what readers see: they count the generation up as 0001_generation.sql does for the other tables.
CREATE TRIGGER `generation_tags_insert` AFTER INSERT ON `tags` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_tags_update` AFTER UPDATE ON `tags` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_tags_delete` AFTER DELETE ON `tags` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_article_tags_insert` AFTER INSERT ON `article_tags` WHEN EXISTS (SELECT 1 FROM `articles` WHERE `id` = NEW.`article_id` AND `status` = 'published') BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_article_tags_update` AFTER UPDATE ON `article_tags` WHEN EXISTS (SELECT 1 FROM `articles` WHERE `id` = NEW.`article_id` AND `status` = 'published') BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_article_tags_delete` AFTER DELETE ON `article_tags` WHEN EXISTS (SELECT 1 FROM `articles` WHERE `id` = OLD.`article_id` AND `status` = 'published') BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;
