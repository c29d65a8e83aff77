CREATE TRIGGER `generation_front_places_insert` AFTER INSERT ON `front_places` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_front_places_update` AFTER UPDATE ON `front_places` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;--> statement-breakpoint
CREATE TRIGGER `generation_front_places_delete` AFTER DELETE ON `front_places` BEGIN UPDATE `generation` SET `value` = `value` + 1 WHERE `id` = 1; END;
