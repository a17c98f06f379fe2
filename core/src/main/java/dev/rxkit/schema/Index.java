package dev.rxkit.schema;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not the shadow of a key or a unique constraint.
 *
 * @param where the predicate of a partial index, or null
 * @param method for example {@code gin}; null for the database's ordinary one
 * @param include columns carried along without being part of the key
 * @param nullsNotDistinct whether a unique index lets NULL in once only
 */
public record Index(
        String name,
        List<Part> parts,
        boolean unique,
        @Nullable String where,
        @Nullable String method,
        List<String> include,
        boolean nullsNotDistinct) {

    /**
     * One key part: a column, or an expression.
     *
     * @param column the column's name, or null for an expression
     * @param expression SQL text without outer parentheses, or null for a column
     * @param nulls where NULLs stand, or null for the database's order of that direction
     * @param detail what else stands behind the column: collation, operator class, prefix length; or null
     */
    public record Part(
            @Nullable String column,
            @Nullable String expression,
            boolean descending,
            @Nullable Nulls nulls,
            @Nullable String detail) {

        /** A part with nothing else said. */
        public Part(@Nullable String column, @Nullable String expression, boolean descending) {
            this(column, expression, descending, null, null);
        }

        public static Part of(String column) {
            return new Part(column, null, false);
        }

        Part map(UnaryOperator<String> names, UnaryOperator<String> sql) {
            return new Part(
                    column == null ? null : names.apply(column),
                    expression == null ? null : sql.apply(expression),
                    descending,
                    nulls,
                    detail);
        }
    }

    /** Where NULLs stand in an index. */
    public enum Nulls {
        FIRST,
        LAST
    }

    /** An index whose NULLs are distinct, as everywhere by default. */
    public Index(
            String name,
            List<Part> parts,
            boolean unique,
            @Nullable String where,
            @Nullable String method,
            List<String> include) {
        this(name, parts, unique, where, method, include, false);
    }

    public Index {
        parts = List.copyOf(parts);
        include = List.copyOf(include);
    }

    /** A plain index over columns, ascending. */
    public static Index of(String name, List<String> columns) {
        return new Index(name, columns.stream().map(Part::of).toList(), false, null, null, List.of());
    }

    /** The same index with its columns called and its texts spelled another way. */
    public Index map(UnaryOperator<String> column, UnaryOperator<String> sql) {
        return new Index(
                name,
                parts.stream().map(part -> part.map(column, sql)).toList(),
                unique,
                where == null ? null : sql.apply(where),
                method,
                include.stream().map(column).toList(),
                nullsNotDistinct);
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
