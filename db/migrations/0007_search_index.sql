-- The words of published articles: stemmed for English, as they are for other languages. Texts stay in `articles` alone; the verbs of
-- domain/search/ write the folded words. A deleted entry takes its words along, whoever deletes it.
CREATE VIRTUAL TABLE `search_stems` USING fts5(`title`, `standfirst`, `names`, `body`, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2');--> statement-breakpoint
CREATE VIRTUAL TABLE `search_words` USING fts5(`title`, `standfirst`, `names`, `body`, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');--> statement-breakpoint
CREATE TRIGGER `search_entries_delete` AFTER DELETE ON `search_entries` BEGIN DELETE FROM `search_stems` WHERE `rowid` = OLD.`id`; DELETE FROM `search_words` WHERE `rowid` = OLD.`id`; END;--> statement-breakpoint
CREATE TRIGGER `generation_search_entries_insert` AFTER INSERT ON `search_entries` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_search_entries_update` AFTER UPDATE ON `search_entries` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_search_entries_delete` AFTER DELETE ON `search_entries` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;
