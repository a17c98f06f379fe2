-- both
SELECT 1

-- from
CREATE DOMAIN amount AS numeric(10,2) DEFAULT 0 CONSTRAINT positive CHECK (VALUE >= 0)

CREATE TABLE bill (id bigint PRIMARY KEY, total amount)

-- to
CREATE DOMAIN amount AS numeric(10,2) NOT NULL CONSTRAINT positive CHECK (VALUE > 0) CONSTRAINT small CHECK (VALUE < 100000)

CREATE TABLE bill (id bigint PRIMARY KEY, total amount)
