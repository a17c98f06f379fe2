package dev.rxkit.schema;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param name or null for one written without a name
 * @param columns in the order written
 * @param deferral when it is checked
 * @param nullsNotDistinct whether NULL is let in once only
 */
public record Unique(
        @Nullable String name, List<String> columns, ForeignKey.Deferral deferral, boolean nullsNotDistinct) {
    public Unique {
        columns = List.copyOf(columns);
    }

    /** Returns the constraint under another name. */
    public Unique withName(@Nullable String other) {
        return new Unique(other, columns, deferral, nullsNotDistinct);
    }

    /** Returns the constraint without its name: two that differ in their names only are equal without them. */
    public Unique unnamed() {
        return withName(null);
    }

    /** The same constraint with its columns called another way. */
    public Unique map(UnaryOperator<String> column) {
        return new Unique(name, columns.stream().map(column).toList(), deferral, nullsNotDistinct);
    }

    /** One that is checked at once and lets NULLs pass, as everywhere by default. */
    public Unique(@Nullable String name, List<String> columns) {
        this(name, columns, ForeignKey.Deferral.NONE, false);
    }
}
