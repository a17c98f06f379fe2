-- both
SELECT 1

-- from
CREATE TABLE person (id bigint PRIMARY KEY)

-- to
CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)

CREATE TABLE person (id bigint PRIMARY KEY, name text COLLATE nocase)
