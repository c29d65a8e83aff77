-- A change that waits for its "Update" is kept beside what readers see: counting its save is no change that they can see.
DROP TRIGGER `generation_articles_update`;--> statement-breakpoint
CREATE TRIGGER `generation_articles_update` AFTER UPDATE ON `articles` WHEN (NEW.`status` = 'published' OR OLD.`status` = 'published') AND (NEW.`pending_at` IS NULL OR NEW.`version` = OLD.`version`) BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;
