-- both
SELECT 1

-- from
CREATE TABLE t (title text, body text)

-- to
CREATE TABLE t (title text, body text, search tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, coalesce(title, '')), 'A') || setweight(to_tsvector('english'::regconfig, coalesce(body, '')), 'B')) STORED)

CREATE INDEX t_search ON t USING gin (search)
