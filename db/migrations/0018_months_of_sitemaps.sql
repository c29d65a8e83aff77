CREATE TABLE `sitemap_months` (
	`name` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
