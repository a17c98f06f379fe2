-- Undoes V20261128205122__initial.sql; dropped data is not restored
-- Proof:
--   run after the script on a scratch database; it restored the old schema

-- All of it or nothing: one statement, taken back as a whole if a part of it fails
DO $rx$
#variable_conflict use_column
BEGIN
    -- Drops table journal
    DROP TABLE "journal";
    -- Drops table hero
    DROP TABLE "hero";
END
$rx$;
