-- A shop as databases have it after some years: all kinds of objects around the table orders.
CREATE TABLE "customer" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL DEFAULT 'nobody' COLLATE NOCASE UNIQUE,
    "token" BLOB DEFAULT x'00FF10',
    "mood" TEXT NOT NULL DEFAULT 'calm' CHECK ("mood" IN ('calm', 'angry')),
    "latest" INTEGER REFERENCES "orders" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "orders" (
    "id" INTEGER PRIMARY KEY,
    "note" TEXT,
    "customer_id" INTEGER REFERENCES "customer" ("id") ON DELETE SET NULL,
    "net" NUMERIC NOT NULL DEFAULT 0 CHECK ("net" >= 0),
    "gross" NUMERIC GENERATED ALWAYS AS ("net" * 1.2) STORED,
    "made" TEXT DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "uq_orders" UNIQUE ("customer_id", "made")
);

CREATE TABLE "item" (
    "order_id" INTEGER NOT NULL REFERENCES "orders" ("id") ON DELETE CASCADE,
    "line" INTEGER NOT NULL,
    "what" TEXT NOT NULL DEFAULT 'it''s; 😀',
    PRIMARY KEY ("order_id", "line")
) STRICT, WITHOUT ROWID;

CREATE TABLE "unrelated" ("a" TEXT NOT NULL ON CONFLICT IGNORE, "b" ANY);

CREATE INDEX "ix_net" ON "orders" ("net" DESC, lower("note") COLLATE NOCASE) WHERE "note" IS NOT NULL;

CREATE UNIQUE INDEX "ux_what" ON "item" (substr("what", 1, 3), "line");

CREATE VIEW "dear" AS SELECT "id", "gross" AS "total" FROM "orders" WHERE "net" > 100;

CREATE VIEW "dearest" AS SELECT max("total") AS "total" FROM "dear";

CREATE TRIGGER "orders_first" AFTER INSERT ON "orders" WHEN NEW."note" IS NULL BEGIN
    UPDATE "orders" SET "note" = '😀; it''s' WHERE "id" = NEW."id";
END;

CREATE TRIGGER "dear_insert" INSTEAD OF INSERT ON "dear" BEGIN
    INSERT INTO "orders" ("id", "net") VALUES (NEW."id", NEW."total" / 1.2);
END;

CREATE VIRTUAL TABLE "found" USING fts5(note, content='orders', content_rowid='id');

INSERT INTO "orders" ("id", "note") VALUES (1, 'a'), (2, NULL)
