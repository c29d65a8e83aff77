CREATE TABLE `answered_forms` (
	`hash` text PRIMARY KEY NOT NULL,
	`answer_sealed` blob,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `answered_forms_expiry` ON `answered_forms` (`expires_at`);