-- Counts of subscribers, kept in the transaction of each change. A day is a count of days since 1970 in UTC.
INSERT INTO `subscriber_counts` (`lang`, `state`, `count`) SELECT `lang`, `state`, count(*) FROM `subscribers` GROUP BY `lang`, `state`;--> statement-breakpoint
INSERT INTO `subscriber_days` (`day`, `joined`) SELECT coalesce(`confirmed_at`, `created_at`) / 86400000, count(*) FROM `subscribers` WHERE `state` = 'confirmed' GROUP BY 1;--> statement-breakpoint
CREATE TRIGGER `subscriber_counts_insert` AFTER INSERT ON `subscribers` BEGIN
  INSERT INTO `subscriber_counts` (`lang`, `state`, `count`) VALUES (new.`lang`, new.`state`, 1) ON CONFLICT DO UPDATE SET `count` = `count` + 1;
END;--> statement-breakpoint
CREATE TRIGGER `subscriber_counts_update` AFTER UPDATE OF `state`, `lang` ON `subscribers` WHEN old.`state` <> new.`state` OR old.`lang` <> new.`lang` BEGIN
  UPDATE `subscriber_counts` SET `count` = `count` - 1 WHERE `lang` = old.`lang` AND `state` = old.`state`;
  INSERT INTO `subscriber_counts` (`lang`, `state`, `count`) VALUES (new.`lang`, new.`state`, 1) ON CONFLICT DO UPDATE SET `count` = `count` + 1;
END;--> statement-breakpoint
CREATE TRIGGER `subscriber_counts_delete` AFTER DELETE ON `subscribers` BEGIN
  UPDATE `subscriber_counts` SET `count` = `count` - 1 WHERE `lang` = old.`lang` AND `state` = old.`state`;
END;--> statement-breakpoint
CREATE TRIGGER `subscriber_days_insert` AFTER INSERT ON `subscribers` WHEN new.`state` = 'confirmed' BEGIN
  INSERT INTO `subscriber_days` (`day`, `joined`) VALUES (coalesce(new.`confirmed_at`, new.`created_at`) / 86400000, 1) ON CONFLICT DO UPDATE SET `joined` = `joined` + 1;
END;--> statement-breakpoint
CREATE TRIGGER `subscriber_days_join` AFTER UPDATE OF `state` ON `subscribers` WHEN old.`state` <> 'confirmed' AND new.`state` = 'confirmed' BEGIN
  INSERT INTO `subscriber_days` (`day`, `joined`) VALUES (coalesce(new.`confirmed_at`, new.`created_at`) / 86400000, 1) ON CONFLICT DO UPDATE SET `joined` = `joined` + 1;
END;--> statement-breakpoint
CREATE TRIGGER `subscriber_days_leave` AFTER UPDATE OF `state` ON `subscribers` WHEN old.`state` = 'confirmed' AND new.`state` <> 'confirmed' BEGIN
  INSERT INTO `subscriber_days` (`day`, `left`) VALUES (coalesce(new.`unsubscribed_at`, unixepoch() * 1000) / 86400000, 1) ON CONFLICT DO UPDATE SET `left` = `left` + 1;
END;--> statement-breakpoint
CREATE TRIGGER `subscriber_days_delete` AFTER DELETE ON `subscribers` WHEN old.`state` = 'confirmed' BEGIN
  INSERT INTO `subscriber_days` (`day`, `left`) VALUES (unixepoch() * 1000 / 86400000, 1) ON CONFLICT DO UPDATE SET `left` = `left` + 1;
END;
