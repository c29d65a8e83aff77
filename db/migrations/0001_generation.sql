-- Each change that readers can see adds one to the generation, in the same transaction: a cached page is valid for one generation only.
INSERT INTO `generation` (`id`, `value`) VALUES (1, 1);--> statement-breakpoint
CREATE TRIGGER `generation_languages_insert` AFTER INSERT ON `languages` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_languages_update` AFTER UPDATE ON `languages` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_languages_delete` AFTER DELETE ON `languages` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_site_insert` AFTER INSERT ON `site` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_site_update` AFTER UPDATE ON `site` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_site_delete` AFTER DELETE ON `site` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_site_texts_insert` AFTER INSERT ON `site_texts` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_site_texts_update` AFTER UPDATE ON `site_texts` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_site_texts_delete` AFTER DELETE ON `site_texts` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_navigation_items_insert` AFTER INSERT ON `navigation_items` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_navigation_items_update` AFTER UPDATE ON `navigation_items` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_navigation_items_delete` AFTER DELETE ON `navigation_items` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_topics_insert` AFTER INSERT ON `topics` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_topics_update` AFTER UPDATE ON `topics` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_topics_delete` AFTER DELETE ON `topics` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_topic_names_insert` AFTER INSERT ON `topic_names` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_topic_names_update` AFTER UPDATE ON `topic_names` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_topic_names_delete` AFTER DELETE ON `topic_names` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_bylines_insert` AFTER INSERT ON `bylines` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_bylines_update` AFTER UPDATE ON `bylines` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_bylines_delete` AFTER DELETE ON `bylines` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_byline_names_insert` AFTER INSERT ON `byline_names` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_byline_names_update` AFTER UPDATE ON `byline_names` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_byline_names_delete` AFTER DELETE ON `byline_names` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_pages_insert` AFTER INSERT ON `pages` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_pages_update` AFTER UPDATE ON `pages` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_pages_delete` AFTER DELETE ON `pages` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_redirects_insert` AFTER INSERT ON `redirects` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_redirects_update` AFTER UPDATE ON `redirects` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_redirects_delete` AFTER DELETE ON `redirects` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_articles_insert` AFTER INSERT ON `articles` WHEN NEW.`status` = 'published' BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_articles_update` AFTER UPDATE ON `articles` WHEN NEW.`status` = 'published' OR OLD.`status` = 'published' BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_articles_delete` AFTER DELETE ON `articles` WHEN OLD.`status` = 'published' BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_article_bylines_insert` AFTER INSERT ON `article_bylines` WHEN EXISTS (SELECT 1 FROM `articles` WHERE `id` = NEW.`article_id` AND `status` = 'published') BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_article_bylines_update` AFTER UPDATE ON `article_bylines` WHEN EXISTS (SELECT 1 FROM `articles` WHERE `id` = NEW.`article_id` AND `status` = 'published') BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_article_bylines_delete` AFTER DELETE ON `article_bylines` WHEN EXISTS (SELECT 1 FROM `articles` WHERE `id` = OLD.`article_id` AND `status` = 'published') BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;
