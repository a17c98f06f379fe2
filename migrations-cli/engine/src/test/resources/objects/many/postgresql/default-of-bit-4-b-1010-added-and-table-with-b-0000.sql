-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a bit(4))

-- to
CREATE TABLE t (id integer PRIMARY KEY, a bit(4) DEFAULT B'1010' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a bit(4) DEFAULT B'0000')
