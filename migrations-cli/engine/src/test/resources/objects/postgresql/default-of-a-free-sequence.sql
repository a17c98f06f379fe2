-- both
SELECT 1

-- from
CREATE TABLE ticket (id bigint PRIMARY KEY)

-- to
CREATE SEQUENCE numbers START 1000

CREATE TABLE ticket (id bigint PRIMARY KEY, nr bigint DEFAULT nextval('numbers'))

CREATE TABLE letter (id bigint PRIMARY KEY DEFAULT nextval('numbers'), code text DEFAULT 'L' || nextval('numbers'))
