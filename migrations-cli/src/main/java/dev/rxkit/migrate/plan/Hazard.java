package dev.rxkit.migrate.plan;

import dev.rxkit.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Why a script may hurt.
 *
 * @param column or null where the whole table is meant
 * @param message one sentence for a person
 */
public record Hazard(Kind kind, TableName table, @Nullable String column, String message) {
    /** The kinds, by what they endanger. */
    public enum Kind {
        /** Rows or values are gone afterwards. */
        DELETES_DATA,
        /** Values may not fit the new type; a guard stops the script before harm. */
        NARROWS_TYPE,
        /** The script stops if existing rows do not meet the new rule. */
        NEEDS_VALID_DATA,
        /** The whole table is written again. */
        REWRITES_TABLE,
        /** Code that still uses the old name fails. */
        BREAKS_OLD_CODE
    }
}
