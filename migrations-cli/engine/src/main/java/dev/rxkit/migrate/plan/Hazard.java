package dev.rxkit.migrate.plan;

import dev.rxkit.schema.TableName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A reason why a script may do harm.
 *
 * @param code the code of the catalogue
 * @param lock the lock that the statement takes on this database
 * @param table the table
 * @param column the column, or null if the whole table is affected
 * @param message one sentence for a person
 */
public record Hazard(
        HazardCode code,
        String lock,
        TableName table,
        @Nullable String column,
        String message) {
    /** Returns this hazard with another lock. */
    public Hazard withLock(String other) {
        return new Hazard(code, other, table, column, message);
    }

    /** Returns this hazard with more of a message. */
    public Hazard saying(String more) {
        return new Hazard(code, lock, table, column, message + more);
    }

    /** The kinds of hazards, by what they endanger. */
    public enum Kind {
        /** Rows or values are lost. */
        DELETES_DATA(Effect.DESTRUCTIVE),
        /** Values may not fit the new type; a guard stops the script before they are changed. */
        NARROWS_TYPE(Effect.DATA_DEPENDENT),
        /** The script stops if existing rows do not meet the new rule. */
        NEEDS_VALID_DATA(Effect.DATA_DEPENDENT),
        /** Each row gets a value. */
        WRITES_ROWS(Effect.DATA_DEPENDENT),
        /** The whole table is rewritten. */
        REWRITES_TABLE(Effect.WIDENING),
        /** Other sessions cannot write to the table for as long as its size takes. */
        LOCKS_TABLE(Effect.ADDITIVE),
        /** Code that still uses the old name fails. */
        BREAKS_OLD_CODE(Effect.WIDENING);

        private final Effect effect;

        Kind(Effect effect) {
            this.effect = effect;
        }

        public Effect effect() {
            return effect;
        }
    }

    /** What a statement does to existing data. */
    public enum Effect {
        /** Only adds. */
        ADDITIVE,
        /** Every value stays, in a form or under a name that holds it. */
        WIDENING,
        /** Succeeds only if the values fit, or gives rows values. */
        DATA_DEPENDENT,
        /** Loses rows or values. */
        DESTRUCTIVE;

        /** Returns the word used in reports and pages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Kind kind() {
        return code.kind();
    }

    /** Returns whether it must be answered or allowed; the others are warnings, unless hazards are strict. */
    public boolean needsAnswer() {
        Effect effect = kind().effect();
        return effect == Effect.DESTRUCTIVE || effect == Effect.DATA_DEPENDENT;
    }

    /** Returns the name of what is affected. */
    public String subject() {
        return column == null ? table.toString() : table + "." + column;
    }

    /** Returns the code and the message. */
    public String text() {
        return code.code() + " " + message;
    }
}
