-- both
CREATE TABLE t (a integer)

-- from
CREATE PROCEDURE p(a integer) LANGUAGE sql AS $$ INSERT INTO t VALUES (a) $$

CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

-- to
CREATE PROCEDURE p(a integer, b integer) LANGUAGE sql AS $$ INSERT INTO t VALUES (a + b) $$

CREATE FUNCTION f(a text) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS $$ SELECT 2 $$

CREATE FUNCTION many(OUT a integer, OUT b text) RETURNS SETOF record LANGUAGE sql AS $$ SELECT 1, 'x' $$

CREATE FUNCTION of_t(x t) RETURNS SETOF t LANGUAGE sql STABLE BEGIN ATOMIC SELECT a FROM t; END
