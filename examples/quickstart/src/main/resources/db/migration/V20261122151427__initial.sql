-- initial
-- Does:
--   add table contact
-- Proof:
--   the script leads to the models
--   the undo restores the old schema
--   all scripts, run on an empty database, lead to the models
-- Undo: ../undo/U20261122151427__initial.sql

-- Creates table contact
CREATE TABLE "contact" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(80) NOT NULL,
    "email" VARCHAR(120) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uq_contact_email" UNIQUE ("email")
);

CREATE INDEX "ix_contact_name" ON "contact" ("name");
