CREATE TABLE `audit_chain` (
	`id` integer PRIMARY KEY NOT NULL,
	`anchor_id` integer NOT NULL,
	`anchor_hash` text NOT NULL,
	`head_id` integer NOT NULL,
	`head_hash` text NOT NULL,
	`seal` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `audit` ADD `network` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `audit` ADD `hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `audit_staff` ON `audit` (`staff_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_verb` ON `audit` (`verb`,`id`);