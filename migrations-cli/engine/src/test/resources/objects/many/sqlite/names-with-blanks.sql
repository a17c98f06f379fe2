-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE "a b" ("c d" INTEGER PRIMARY KEY, "e""f" TEXT UNIQUE)

CREATE INDEX "g h" ON "a b" ("e""f")
