-- Undoes V20261128231632__initial.sql; dropped data is not restored
-- Proof:
--   run after the script on a scratch database; it restored the old schema

-- All of it or nothing: one statement, taken back as a whole if a part of it fails
DO $rx$
#variable_conflict use_column
BEGIN
    -- Fails if another transaction keeps a lock for 5 seconds, so that others do not wait behind this script
    SET LOCAL lock_timeout = '5s';
    -- Drops table journal
    DROP TABLE "journal";
    -- Drops table hero
    DROP TABLE "hero";
END
$rx$;
