-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE "select" ("from" INTEGER PRIMARY KEY, "where" TEXT)

CREATE VIEW "view" AS SELECT "from" FROM "select"
