-- Takes back V20261122151427__initial.sql; data it dropped stays gone
-- Proof:
--   was run behind the script on a scratch database and gave the old schema again

-- Drops table contact
DROP TABLE "contact";
