package dev.rxkit.schema;

import dev.rxkit.sql.SqlText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index that does not belong to a primary key or a unique constraint.
 *
 * <p>Two indexes are equal if their canonical texts are equal, whatever the original texts were.
 *
 * @param name the name
 * @param parts the key parts, in order
 * @param unique whether the index is unique
 * @param where the predicate of a partial index, in canonical form once resolved or inspected; or null
 * @param method the access method, for example {@code gin}; null for the database's default
 * @param include columns stored in the index without being part of the key
 * @param nullsNotDistinct whether a unique index accepts NULL only once
 * @param whereSource the predicate as the user wrote it or the server printed it, used for DDL; null if the canonical
 *     form has the same tokens
 * @param implied whether a foreign key adds the index without a declaration of its own; not part of equality
 */
public record Index(
        String name,
        List<Part> parts,
        boolean unique,
        @Nullable String where,
        @Nullable String method,
        List<String> include,
        boolean nullsNotDistinct,
        @Nullable String whereSource,
        boolean implied) {

    /**
     * One key part: a column or an expression.
     *
     * @param column the column's name, or null for an expression
     * @param expression SQL text without outer parentheses, in canonical form once resolved or inspected; or null for a
     *     column
     * @param descending whether the order is descending
     * @param nulls where NULLs are placed, or null for the database's default for the direction
     * @param detail what follows the column: collation, operator class, prefix length; or null
     * @param source the expression as the user wrote it or the server printed it, used for DDL; null if the canonical
     *     form has the same tokens
     */
    public record Part(
            @Nullable String column,
            @Nullable String expression,
            boolean descending,
            @Nullable Nulls nulls,
            @Nullable String detail,
            @Nullable String source) {

        /** Creates a part whose source text is the canonical one. */
        public Part(
                @Nullable String column,
                @Nullable String expression,
                boolean descending,
                @Nullable Nulls nulls,
                @Nullable String detail) {
            this(column, expression, descending, nulls, detail, null);
        }

        /** Creates a part without further settings. */
        public Part(@Nullable String column, @Nullable String expression, boolean descending) {
            this(column, expression, descending, null, null);
        }

        /** Returns an ascending part for a column. */
        public static Part of(String column) {
            return new Part(column, null, false);
        }

        /** Returns the expression as it is written in DDL, or null for a column. */
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

    /** Where NULLs are placed in an index. */
    public enum Nulls {
        /** Before all values. */
        FIRST,
        /** After all values. */
        LAST
    }

    /** Creates an index in which NULLs are distinct, which is the default of every database. */
    public Index(
            String name,
            List<Part> parts,
            boolean unique,
            @Nullable String where,
            @Nullable String method,
            List<String> include) {
        this(name, parts, unique, where, method, include, false);
    }

    /** Creates an index whose predicate has the canonical text as source. */
    public Index(
            String name,
            List<Part> parts,
            boolean unique,
            @Nullable String where,
            @Nullable String method,
            List<String> include,
            boolean nullsNotDistinct) {
        this(name, parts, unique, where, method, include, nullsNotDistinct, null, false);
    }

    /** Copies the lists. */
    public Index {
        parts = List.copyOf(parts);
        include = List.copyOf(include);
    }

    /** Returns an index over columns, ascending and without further settings. */
    public static Index of(String name, List<String> columns) {
        return new Index(name, columns.stream().map(Part::of).toList(), false, null, null, List.of());
    }

    /** Returns the predicate as it is written in DDL, or null if the index covers all rows. */
    public @Nullable String whereDdl() {
        return whereSource == null ? where : whereSource;
    }

    /** Returns this index with another name. */
    public Index withName(String other) {
        return new Index(other, parts, unique, where, method, include, nullsNotDistinct, whereSource, implied);
    }

    /** Returns an ascending index over columns that a foreign key adds without a declaration. */
    public static Index implied(String name, List<String> columns) {
        List<Part> parts = columns.stream().map(Part::of).toList();
        return new Index(name, parts, false, null, null, List.of(), false, null, true);
    }

    /** Returns whether the index holds all rows, ordered by the given columns first. */
    public boolean beginsWith(List<String> columns) {
        return where == null
                && method == null
                && parts.size() >= columns.size()
                && parts.stream()
                        .map(Part::column)
                        .limit(columns.size())
                        .toList()
                        .equals(columns);
    }

    /** Returns this index without its name, for comparisons that ignore the name. */
    public Index unnamed() {
        return withName("");
    }

    /**
     * Returns this index with its columns renamed.
     *
     * @param names old name to new name
     */
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
                whereSource == null || where == null ? null : SqlText.renameSource(whereSource, names, where),
                implied);
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

    /** Returns the names of the columns among the parts, in order. */
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
