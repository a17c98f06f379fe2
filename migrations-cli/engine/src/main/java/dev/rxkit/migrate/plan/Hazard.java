package dev.rxkit.migrate.plan;

import dev.rxkit.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A reason why a script may do harm.
 *
 * @param column the column, or null if the whole table is affected
 * @param message one sentence for a person
 */
public record Hazard(Kind kind, TableName table, @Nullable String column, String message) {
    /** The kinds of hazards, by what they endanger. */
    public enum Kind {
        /** Rows or values are lost. */
        DELETES_DATA,
        /** Values may not fit the new type; a guard stops the script before they are changed. */
        NARROWS_TYPE,
        /** The script stops if existing rows do not meet the new rule. */
        NEEDS_VALID_DATA,
        /** The whole table is rewritten. */
        REWRITES_TABLE,
        /** Code that still uses the old name fails. */
        BREAKS_OLD_CODE
    }
}
