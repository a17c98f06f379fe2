-- Takes back V20261122151445__add_phone.sql; data it dropped stays gone
-- Proof:
--   was run behind the script on a scratch database and gave the old schema again

ALTER TABLE "contact" DROP COLUMN "phone";
