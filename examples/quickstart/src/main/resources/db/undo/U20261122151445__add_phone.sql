-- Undoes V20261122151445__add_phone.sql; dropped data is not restored
-- Proof:
--   run after the script on a scratch database; it restored the old schema

ALTER TABLE "contact" DROP COLUMN "phone";
