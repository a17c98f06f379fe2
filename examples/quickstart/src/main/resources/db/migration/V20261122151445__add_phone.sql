-- add phone
-- Does:
--   add column contact.phone (VARCHAR(40))
-- Proof:
--   the script leads to the models; 3 generated rows in 1 table are all still there
--   the undo restores the old schema
--   all scripts, run on an empty database, lead to the models
-- Undo: ../undo/U20261122151445__add_phone.sql

ALTER TABLE "contact" ADD COLUMN "phone" VARCHAR(40);
