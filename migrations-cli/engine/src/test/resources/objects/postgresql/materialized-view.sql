-- both
CREATE TABLE hero (id bigint PRIMARY KEY, name text, age integer)

-- from
CREATE MATERIALIZED VIEW names AS SELECT name, count(*) AS n FROM hero GROUP BY name

CREATE UNIQUE INDEX names_name ON names (name)

-- to
CREATE MATERIALIZED VIEW names AS SELECT name, max(age) AS oldest FROM hero GROUP BY name

CREATE UNIQUE INDEX names_name ON names (name)

CREATE VIEW old_names AS SELECT name FROM names WHERE oldest > 80
