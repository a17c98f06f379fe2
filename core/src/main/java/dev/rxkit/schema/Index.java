package dev.rxkit.schema;

import dev.rxkit.sql.SqlText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not the shadow of a key or a unique constraint.
 *
 * <p>Two indexes are equal if their canonical texts are; how a text was written makes no difference.
 *
 * @param where the predicate of a partial index, in canonical form once resolved or inspected; or null
 * @param method for example {@code gin}; null for the database's ordinary one
 * @param include columns carried along without being part of the key
 * @param nullsNotDistinct whether a unique index lets NULL in once only
 * @param whereSource the predicate as its author wrote it or as the server printed it, for writing; null where the
 *     canonical form has the same words
 */
public record Index(
        String name,
        List<Part> parts,
        boolean unique,
        @Nullable String where,
        @Nullable String method,
        List<String> include,
        boolean nullsNotDistinct,
        @Nullable String whereSource) {

    /**
     * One key part: a column, or an expression.
     *
     * @param column the column's name, or null for an expression
     * @param expression SQL text without outer parentheses, in canonical form once resolved or inspected; or null for a
     *     column
     * @param nulls where NULLs stand, or null for the database's order of that direction
     * @param detail what else stands behind the column: collation, operator class, prefix length; or null
     * @param source the expression as its author wrote it or as the server printed it, for writing; null where the
     *     canonical form has the same words
     */
    public record Part(
            @Nullable String column,
            @Nullable String expression,
            boolean descending,
            @Nullable Nulls nulls,
            @Nullable String detail,
            @Nullable String source) {

        /** A part that is written as it is compared. */
        public Part(
                @Nullable String column,
                @Nullable String expression,
                boolean descending,
                @Nullable Nulls nulls,
                @Nullable String detail) {
            this(column, expression, descending, nulls, detail, null);
        }

        /** A part with nothing else said. */
        public Part(@Nullable String column, @Nullable String expression, boolean descending) {
            this(column, expression, descending, null, null);
        }

        public static Part of(String column) {
            return new Part(column, null, false);
        }

        /** Returns the expression as DDL has to write it, or null for a column. */
        public @Nullable String ddl() {
            return source == null ? expression : source;
        }

        private Part renamed(Map<String, String> names) {
            return new Part(
                    column == null ? null : names.getOrDefault(column, column),
                    expression == null ? null : SqlText.rename(expression, names),
                    descending,
                    nulls,
                    detail,
                    source == null || expression == null ? null : SqlText.renameSource(source, names, expression));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Part part
                    && Objects.equals(column, part.column)
                    && Objects.equals(expression, part.expression)
                    && descending == part.descending
                    && nulls == part.nulls
                    && Objects.equals(detail, part.detail);
        }

        @Override
        public int hashCode() {
            return Objects.hash(column, expression, descending, nulls, detail);
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

    /** An index whose predicate is written as it is compared. */
    public Index(
            String name,
            List<Part> parts,
            boolean unique,
            @Nullable String where,
            @Nullable String method,
            List<String> include,
            boolean nullsNotDistinct) {
        this(name, parts, unique, where, method, include, nullsNotDistinct, null);
    }

    public Index {
        parts = List.copyOf(parts);
        include = List.copyOf(include);
    }

    /** A plain index over columns, ascending. */
    public static Index of(String name, List<String> columns) {
        return new Index(name, columns.stream().map(Part::of).toList(), false, null, null, List.of());
    }

    /** Returns the predicate as DDL has to write it, or null. */
    public @Nullable String whereDdl() {
        return whereSource == null ? where : whereSource;
    }

    /** Returns the index under another name. */
    public Index withName(String other) {
        return new Index(other, parts, unique, where, method, include, nullsNotDistinct, whereSource);
    }

    /** Returns the index without its name: two indexes that differ in their names only are equal without them. */
    public Index unnamed() {
        return withName("");
    }

    /** Returns the index over columns of other names, old name to new name. */
    public Index renamed(Map<String, String> names) {
        return new Index(
                name,
                parts.stream().map(part -> part.renamed(names)).toList(),
                unique,
                where == null ? null : SqlText.rename(where, names),
                method,
                include.stream()
                        .map(column -> names.getOrDefault(column, column))
                        .toList(),
                nullsNotDistinct,
                whereSource == null || where == null ? null : SqlText.renameSource(whereSource, names, where));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Index index
                && name.equals(index.name)
                && parts.equals(index.parts)
                && unique == index.unique
                && Objects.equals(where, index.where)
                && Objects.equals(method, index.method)
                && include.equals(index.include)
                && nullsNotDistinct == index.nullsNotDistinct;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, parts, unique, where, method, include, nullsNotDistinct);
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
