-- both
CREATE SCHEMA s

-- from
CREATE TABLE t (a integer)

CREATE TABLE s.t (a integer)

-- to
CREATE TABLE t (a integer, b text)

CREATE TABLE s.t (a integer, c text)

CREATE INDEX t_c ON s.t (c)

CREATE INDEX t_c ON t (b)
