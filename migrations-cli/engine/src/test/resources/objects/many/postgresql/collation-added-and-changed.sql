-- both
SELECT 1

-- from
CREATE COLLATION c (provider = icu, locale = 'de')

CREATE TABLE t (a text COLLATE c)

-- to
CREATE COLLATION c (provider = icu, locale = 'fr')

CREATE TABLE t (a text COLLATE c)
