-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

-- to
CREATE TABLE t (a integer)

CREATE FUNCTION f(x integer) RETURNS integer LANGUAGE sql STABLE AS $$ SELECT count(*)::int FROM t WHERE a = x $$

CREATE VIEW v AS SELECT a, f(a) FROM t

CREATE FUNCTION g() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM v $$
