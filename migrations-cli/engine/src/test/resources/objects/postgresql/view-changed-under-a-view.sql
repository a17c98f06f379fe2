-- both
CREATE TABLE hero (id bigint PRIMARY KEY, name text NOT NULL, age integer)

-- from
CREATE VIEW named AS SELECT id, name FROM hero

CREATE VIEW counted AS SELECT count(*) AS n FROM named

COMMENT ON VIEW counted IS 'how many'

-- to
CREATE VIEW named AS SELECT name, id FROM hero WHERE age > 1

CREATE VIEW counted AS SELECT count(*) AS n FROM named

COMMENT ON VIEW counted IS 'how many'
