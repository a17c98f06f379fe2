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

    /** The same constraint with its columns called another way. */
    public Unique map(UnaryOperator<String> column) {
        return new Unique(name, columns.stream().map(column).toList(), deferral, nullsNotDistinct);
    }

    /** One that is checked at once and lets NULLs pass, as everywhere by default. */
    public Unique(@Nullable String name, List<String> columns) {
        this(name, columns, ForeignKey.Deferral.NONE, false);
    }
}
