package dev.rxkit.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not the shadow of a key or a unique constraint.
 *
 * @param where the predicate of a partial index, or null
 * @param method for example {@code gin}; null for the database's ordinary one
 * @param include columns carried along without being part of the key
 */
public record Index(
        String name,
        List<Part> parts,
        boolean unique,
        @Nullable String where,
        @Nullable String method,
        List<String> include) {

    /**
     * One key part: a column, or an expression.
     *
     * @param column the column's name, or null for an expression
     * @param expression SQL text without outer parentheses, or null for a column
     */
    public record Part(@Nullable String column, @Nullable String expression, boolean descending) {
        public static Part of(String column) {
            return new Part(column, null, false);
        }
    }

    public Index {
        parts = List.copyOf(parts);
        include = List.copyOf(include);
    }

    /** A plain index over columns, ascending. */
    public static Index of(String name, List<String> columns) {
        return new Index(name, columns.stream().map(Part::of).toList(), false, null, null, List.of());
    }

    /** The columns among the parts, in order. */
    public List<String> columns() {
        return parts.stream()
                .<String>mapMulti((part, sink) -> {
                    if (part.column() != null) {
                        sink.accept(part.column());
                    }
                })
                .toList();
    }
}
