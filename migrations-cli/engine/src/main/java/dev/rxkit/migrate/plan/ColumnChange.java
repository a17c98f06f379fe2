package dev.rxkit.migrate.plan;

import dev.rxkit.schema.Column;
import java.util.EnumSet;
import java.util.Set;

/**
 * The differences of one column that is neither added nor dropped, as the comparison found them.
 *
 * @param from the present column, by its new name
 * @param to the wanted column
 * @param parts the parts that differ
 */
public record ColumnChange(Column from, Column to, Set<Part> parts) {
    /** The parts that can differ: one for each kind of change that has two columns. */
    public enum Part {
        TYPE,
        NULLABLE,
        DEFAULT,
        GENERATED,
        COMPUTED,
        COLLATION,
        COMMENT
    }

    public ColumnChange {
        parts = Set.copyOf(parts);
    }

    /** Returns a change without differences, for a column that is dropped and added again as it was. */
    public static ColumnChange none(Column from, Column to) {
        return new ColumnChange(from, to, Set.of());
    }

    /** Returns this change with one more part. */
    ColumnChange with(Part part) {
        Set<Part> more = EnumSet.of(part);
        more.addAll(parts);
        return new ColumnChange(from, to, more);
    }

    /** Returns whether the part differs. */
    public boolean has(Part part) {
        return parts.contains(part);
    }
}
