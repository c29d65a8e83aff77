ALTER TABLE `draft_entries` ADD `is_stale` integer DEFAULT false NOT NULL;--> statement-breakpoint
-- Words are folded otherwise from now on: domain/search/fold.ts. What is indexed, and what the library knows, is folded anew by itself.
UPDATE `draft_entries` SET `is_stale` = true;--> statement-breakpoint
UPDATE `search_entries` SET `digest` = '';--> statement-breakpoint
UPDATE `media` SET `folded` = '';
