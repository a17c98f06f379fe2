-- both
CREATE TABLE parent (id bigint)

-- from
SELECT 1

-- to
CREATE TABLE child (more text) INHERITS (parent)

-- reported: table child (INHERITS parent) is not modelled
