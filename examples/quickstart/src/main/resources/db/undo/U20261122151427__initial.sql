-- Undoes V20261122151427__initial.sql; dropped data is not restored
-- Proof:
--   run after the script on a scratch database; it restored the old schema

-- Drops table contact
DROP TABLE "contact";
