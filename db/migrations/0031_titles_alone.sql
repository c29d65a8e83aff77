ALTER TABLE `search_entries` ADD `is_titled` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `search_entries_untitled` ON `search_entries` (`id`) WHERE is_titled = 0;--> statement-breakpoint
-- The words of titles once more, alone. Those of what is published already come in by themselves: domain/search/.
CREATE VIRTUAL TABLE `title_stems` USING fts5(`title`, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2');--> statement-breakpoint
CREATE VIRTUAL TABLE `title_words` USING fts5(`title`, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');--> statement-breakpoint
DROP TRIGGER `search_entries_delete`;--> statement-breakpoint
CREATE TRIGGER `search_entries_delete` AFTER DELETE ON `search_entries` BEGIN DELETE FROM `search_stems` WHERE `rowid` = OLD.`id`; DELETE FROM `search_words` WHERE `rowid` = OLD.`id`; DELETE FROM `title_stems` WHERE `rowid` = OLD.`id`; DELETE FROM `title_words` WHERE `rowid` = OLD.`id`; END;--> statement-breakpoint
-- Views of the words that the tables hold; nothing is stored for them.
CREATE VIRTUAL TABLE `search_stems_vocabulary` USING fts5vocab(`search_stems`, `instance`);--> statement-breakpoint
CREATE VIRTUAL TABLE `search_words_vocabulary` USING fts5vocab(`search_words`, `instance`);--> statement-breakpoint
CREATE VIRTUAL TABLE `draft_words_vocabulary` USING fts5vocab(`draft_words`, `instance`);
