-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE "my table" ("a b" integer primary key, "select" text, [c d] text, `e` text)

CREATE INDEX "my index" ON "my table" ("select")

CREATE VIEW "my view" AS SELECT "a b" FROM "my table"
