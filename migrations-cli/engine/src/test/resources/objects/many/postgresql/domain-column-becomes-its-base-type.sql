-- both
CREATE DOMAIN d AS text CHECK (VALUE <> '')

-- from
CREATE TABLE t (a d)

-- to
CREATE TABLE t (a text)
