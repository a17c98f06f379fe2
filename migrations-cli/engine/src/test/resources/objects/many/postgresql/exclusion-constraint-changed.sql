-- both
CREATE EXTENSION btree_gist

-- from
CREATE TABLE t (room integer, during tsrange, CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&))

-- to
CREATE TABLE t (room integer, during tsrange, CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (room > 5) DEFERRABLE INITIALLY DEFERRED)
