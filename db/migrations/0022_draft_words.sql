-- The words of texts that only staff see: drafts, what is scheduled or withdrawn, and changes that wait.
CREATE VIRTUAL TABLE `draft_words` USING fts5(`title`, `standfirst`, `body`, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');--> statement-breakpoint
CREATE TRIGGER `draft_entries_delete` AFTER DELETE ON `draft_entries` BEGIN DELETE FROM `draft_words` WHERE `rowid` = OLD.`id`; END;
