CREATE TABLE `subscriber_counts` (
	`lang` text NOT NULL,
	`state` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`lang`, `state`)
);
--> statement-breakpoint
CREATE TABLE `subscriber_days` (
	`day` integer PRIMARY KEY NOT NULL,
	`joined` integer DEFAULT 0 NOT NULL,
	`left` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `subscriber_import_pieces` (
	`import_id` text NOT NULL,
	`position` integer NOT NULL,
	`rows_sealed` blob NOT NULL,
	PRIMARY KEY(`import_id`, `position`),
	FOREIGN KEY (`import_id`) REFERENCES `subscriber_imports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `subscriber_import_problems` (
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`problem` text NOT NULL,
	PRIMARY KEY(`import_id`, `line`),
	FOREIGN KEY (`import_id`) REFERENCES `subscriber_imports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `subscriber_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`staff_id` text,
	`created_at` integer NOT NULL,
	`plan` text,
	`row_count` integer DEFAULT 0 NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`added` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`claimed_by` text,
	`ended_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
ALTER TABLE `subscriber_tokens` ADD `address_sealed` blob;--> statement-breakpoint
ALTER TABLE `subscribers` ADD `origin` text DEFAULT 'page' NOT NULL;--> statement-breakpoint
ALTER TABLE `subscribers` ADD `consent_note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `subscribers` ADD `import_id` text REFERENCES subscriber_imports(id) ON DELETE set null;--> statement-breakpoint
CREATE INDEX `subscribers_latest` ON `subscribers` (`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `subscribers_import` ON `subscribers` (`import_id`) WHERE "subscribers"."import_id" is not null;