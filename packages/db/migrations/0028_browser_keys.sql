-- Keys that a page may carry: the origins that may send with one. NULL = a key for servers. '*' = any page.
ALTER TABLE api_keys ADD COLUMN browser_origins text[];
