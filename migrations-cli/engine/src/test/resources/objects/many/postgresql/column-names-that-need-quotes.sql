-- both
SELECT 1

-- from
CREATE TABLE "Order" ("Id" integer PRIMARY KEY, "select" text)

-- to
CREATE TABLE "Order" ("Id" integer PRIMARY KEY, "select" text NOT NULL DEFAULT 'x', "a b" integer, "ü" text)

CREATE INDEX "My Index" ON "Order" ("a b")
