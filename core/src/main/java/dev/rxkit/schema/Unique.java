package dev.rxkit.schema;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param name the name, or null for a constraint without one
 * @param columns in their declared order
 * @param deferral when it is checked
 * @param nullsNotDistinct whether NULL is accepted only once
 */
public record Unique(
        @Nullable String name, List<String> columns, ForeignKey.Deferral deferral, boolean nullsNotDistinct) {
    /** Copies the list. */
    public Unique {
        columns = List.copyOf(columns);
    }

    /** Returns this constraint with another name. */
    public Unique withName(@Nullable String other) {
        return new Unique(other, columns, deferral, nullsNotDistinct);
    }

    /** Returns this constraint without its name, for comparisons that ignore the name. */
    public Unique unnamed() {
        return withName(null);
    }

    /** Returns this constraint with its columns renamed. */
    public Unique map(UnaryOperator<String> column) {
        return new Unique(name, columns.stream().map(column).toList(), deferral, nullsNotDistinct);
    }

    /**
     * Creates a constraint that is checked at once and in which NULLs are distinct, which is the default of every
     * database.
     */
    public Unique(@Nullable String name, List<String> columns) {
        this(name, columns, ForeignKey.Deferral.NONE, false);
    }
}
