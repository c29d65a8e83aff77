UPDATE `search_entries` SET `digest` = '';
