package dev.rxkit.schema;

import dev.rxkit.sql.SqlText;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * <p>Two columns are equal if all but their {@code defaultSource} and {@code attributes} is: how a default was written, and what
 * is beyond the model, makes no difference.
 *
 * @param name unquoted
 * @param type logical in a model's schema, native once resolved or inspected
 * @param nullable whether NULL may stand in it
 * @param defaultSql SQL text as it stands after DEFAULT (string literals keep their quotes), or null
 * @param generated whether the database hands out the value (identity, AUTO_INCREMENT, SQLite's rowid)
 * @param computed the expression of a generated column, or null
 * @param collation or null for the database's own
 * @param comment or null
 * @param identity how the database counts where it is not the ordinary way, or null
 * @param defaultSource the default as its author wrote it or as the server printed it, for writing; null where
 *     {@code defaultSql}, which is canonical once resolved or inspected, has the same words
 * @param attributes what the database says of the column beyond all this, as SQL text ({@code INVISIBLE}), or null: kept
 *     where the column is defined anew
 */
public record Column(
        String name,
        ColumnType type,
        boolean nullable,
        @Nullable String defaultSql,
        boolean generated,
        @Nullable Computed computed,
        @Nullable String collation,
        @Nullable String comment,
        @Nullable Identity identity,
        @Nullable String defaultSource,
        @Nullable String attributes) {

    /**
     * How an identity column counts. What is null is the database's own.
     *
     * @param always whether a value of the caller's own is refused
     */
    public record Identity(
            boolean always,
            @Nullable Long start,
            @Nullable Long increment,
            @Nullable Long minimum,
            @Nullable Long maximum,
            @Nullable Long cache,
            boolean cycle) {

        /** BY DEFAULT from 1: what {@link Column#identity} states as null. */
        public static final Identity ORDINARY = new Identity(false, null, null, null, null, null, false);
    }

    /** A column that counts in the ordinary way, if at all. */
    public Column(
            String name,
            ColumnType type,
            boolean nullable,
            @Nullable String defaultSql,
            boolean generated,
            @Nullable Computed computed,
            @Nullable String collation,
            @Nullable String comment) {
        this(name, type, nullable, defaultSql, generated, computed, collation, comment, null);
    }

    /** A column whose default is written as it is compared. */
    public Column(
            String name,
            ColumnType type,
            boolean nullable,
            @Nullable String defaultSql,
            boolean generated,
            @Nullable Computed computed,
            @Nullable String collation,
            @Nullable String comment,
            @Nullable Identity identity) {
        this(name, type, nullable, defaultSql, generated, computed, collation, comment, identity, null, null);
    }

    /**
     * A value the database computes from other columns. Equal to one with the same canonical expression.
     *
     * @param expression SQL text without the outer parentheses, in canonical form once resolved or inspected
     * @param stored whether it is kept on disk; else computed at each read
     * @param source the expression as its author wrote it or as the server printed it, for writing; null where the
     *     canonical form has the same words
     */
    public record Computed(
            String expression, boolean stored, @Nullable String source) {

        /** An expression that is written as it is compared. */
        public Computed(String expression, boolean stored) {
            this(expression, stored, null);
        }

        /** Returns the expression as DDL has to write it. */
        public String ddl() {
            return source == null ? expression : source;
        }

        /** Returns the expression over columns of other names, old name to new name. */
        public Computed renamed(Map<String, String> names) {
            return new Computed(
                    SqlText.rename(expression, names),
                    stored,
                    source == null ? null : SqlText.renameSource(source, names, expression));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Computed computed
                    && expression.equals(computed.expression)
                    && stored == computed.stored;
        }

        @Override
        public int hashCode() {
            return Objects.hash(expression, stored);
        }
    }

    /**
     * Returns the column of a table whose columns get other names, old name to new name. A default may use other columns on
     * MariaDB only, whose backticks tell them from the quoted names of types and functions.
     */
    public Column renamed(Map<String, String> names) {
        Column renamed = withName(names.getOrDefault(name, name))
                .withComputed(computed == null ? null : computed.renamed(names));
        if (defaultSql == null || defaultSql.indexOf('`') < 0) {
            return renamed;
        }
        return renamed.withDefault(
                SqlText.rename(defaultSql, names),
                defaultSource == null ? null : SqlText.renameSource(defaultSource, names, defaultSql));
    }

    /** Returns the default as DDL has to write it, or null. */
    public @Nullable String defaultDdl() {
        return defaultSource == null ? defaultSql : defaultSource;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column column
                && name.equals(column.name)
                && type.equals(column.type)
                && nullable == column.nullable
                && Objects.equals(defaultSql, column.defaultSql)
                && generated == column.generated
                && Objects.equals(computed, column.computed)
                && Objects.equals(collation, column.collation)
                && Objects.equals(comment, column.comment)
                && Objects.equals(identity, column.identity);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, nullable, defaultSql, generated, computed, collation, comment, identity);
    }

    /** A NOT NULL column with nothing else said. */
    public static Column of(String name, ColumnType type) {
        return new Column(name, type, false, null, false, null, null, null);
    }

    public Column withName(String other) {
        return with(other, type, nullable, generated, computed, collation, comment);
    }

    public Column withType(ColumnType other) {
        return with(name, other, nullable, generated, computed, collation, comment);
    }

    public Column withNullable(boolean other) {
        return with(name, type, other, generated, computed, collation, comment);
    }

    public Column withGenerated(boolean other) {
        return with(name, type, nullable, other, computed, collation, comment);
    }

    public Column withComputed(@Nullable Computed other) {
        return with(name, type, nullable, generated, other, collation, comment);
    }

    public Column withCollation(@Nullable String other) {
        return with(name, type, nullable, generated, computed, other, comment);
    }

    public Column withComment(@Nullable String other) {
        return with(name, type, nullable, generated, computed, collation, other);
    }

    private Column with(
            String itsName,
            ColumnType itsType,
            boolean itsNullable,
            boolean itsGenerated,
            @Nullable Computed itsComputed,
            @Nullable String itsCollation,
            @Nullable String itsComment) {
        return new Column(
                itsName,
                itsType,
                itsNullable,
                defaultSql,
                itsGenerated,
                itsComputed,
                itsCollation,
                itsComment,
                identity,
                defaultSource,
                attributes);
    }

    public Column withDefault(@Nullable String sql) {
        return withDefault(sql, null);
    }

    /**
     * Returns the column with another default.
     *
     * @param source how it is written, or null where that is {@code sql}
     */
    public Column withDefault(@Nullable String sql, @Nullable String source) {
        return new Column(
                name, type, nullable, sql, generated, computed, collation, comment, identity, source, attributes);
    }

    public Column withIdentity(@Nullable Identity other) {
        return new Column(
                name,
                type,
                nullable,
                defaultSql,
                generated,
                computed,
                collation,
                comment,
                Identity.ORDINARY.equals(other) ? null : other,
                defaultSource,
                attributes);
    }

    public Column withAttributes(@Nullable String other) {
        return new Column(
                name,
                type,
                nullable,
                defaultSql,
                generated,
                computed,
                collation,
                comment,
                identity,
                defaultSource,
                other);
    }
}
