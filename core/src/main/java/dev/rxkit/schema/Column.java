package dev.rxkit.schema;

import dev.rxkit.sql.SqlText;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * <p>Two columns are equal if all components other than {@code defaultSource} and {@code attributes} are equal.
 *
 * @param name the name, unquoted
 * @param type logical in a model's schema, native once resolved or inspected
 * @param nullable whether the column may hold NULL
 * @param defaultSql the SQL text after DEFAULT, with the quotes of string literals; null if there is no default
 * @param generated whether the database generates the value (identity, AUTO_INCREMENT, SQLite's rowid)
 * @param computed the expression of a generated column, or null
 * @param collation the collation, or null for the database's default
 * @param comment the comment, or null
 * @param identity the options of an identity column that differ from the default, or null
 * @param defaultSource the default as the user wrote it or the server printed it, used for DDL; null if {@code
 *     defaultSql}, which is canonical once resolved or inspected, has the same tokens
 * @param attributes further attributes of the column as SQL text ({@code INVISIBLE}), or null; they are kept when the
 *     column is defined again
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
     * The options of an identity column. A null component means the database's default.
     *
     * @param always whether the database rejects a value given by the caller
     */
    public record Identity(
            boolean always,
            @Nullable Long start,
            @Nullable Long increment,
            @Nullable Long minimum,
            @Nullable Long maximum,
            @Nullable Long cache,
            boolean cycle) {

        /** The default options, BY DEFAULT and from 1, which {@link Column#identity} represents as null. */
        public static final Identity ORDINARY = new Identity(false, null, null, null, null, null, false);
    }

    /** Creates a column without identity options and with the canonical text as source of its default. */
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

    /** Creates a column with the canonical text as source of its default. */
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
     * The expression of a generated column. Two of them are equal if their canonical expressions are equal.
     *
     * @param expression SQL text without the outer parentheses, in canonical form once resolved or inspected
     * @param stored whether the value is stored; otherwise it is computed at each read
     * @param source the expression as the user wrote it or the server printed it, used for DDL; null if the canonical
     *     form has the same tokens
     */
    public record Computed(
            String expression, boolean stored, @Nullable String source) {

        /** Creates an expression whose source text is the canonical one. */
        public Computed(String expression, boolean stored) {
            this(expression, stored, null);
        }

        /** Returns the expression as it is written in DDL. */
        public String ddl() {
            return source == null ? expression : source;
        }

        /**
         * Returns this expression with its columns renamed.
         *
         * @param names old name to new name
         */
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
     * Returns this column with the columns in its default and its expression renamed. Only MariaDB allows columns in a
     * default; there backticks distinguish them from the quoted names of types and functions.
     *
     * @param names old name to new name
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

    /** Returns the default as it is written in DDL, or null if the column has no default. */
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

    /** Returns a NOT NULL column without further settings. */
    public static Column of(String name, ColumnType type) {
        return new Column(name, type, false, null, false, null, null, null);
    }

    /** Returns this column with another name. */
    public Column withName(String other) {
        return with(other, type, nullable, generated, computed, collation, comment);
    }

    /** Returns this column with another type. */
    public Column withType(ColumnType other) {
        return with(name, other, nullable, generated, computed, collation, comment);
    }

    /** Returns this column as nullable or NOT NULL. */
    public Column withNullable(boolean other) {
        return with(name, type, other, generated, computed, collation, comment);
    }

    /** Returns this column with or without a value generated by the database. */
    public Column withGenerated(boolean other) {
        return with(name, type, nullable, other, computed, collation, comment);
    }

    /** Returns this column with another expression, or with none if null. */
    public Column withComputed(@Nullable Computed other) {
        return with(name, type, nullable, generated, other, collation, comment);
    }

    /** Returns this column with another collation, or the database's default if null. */
    public Column withCollation(@Nullable String other) {
        return with(name, type, nullable, generated, computed, other, comment);
    }

    /** Returns this column with another comment, or with none if null. */
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

    /** Returns this column with another default, or with none if null. */
    public Column withDefault(@Nullable String sql) {
        return withDefault(sql, null);
    }

    /**
     * Returns this column with another default.
     *
     * @param sql the canonical text, or null for no default
     * @param source the text as it is written in DDL, or null if it is {@code sql}
     */
    public Column withDefault(@Nullable String sql, @Nullable String source) {
        return new Column(
                name, type, nullable, sql, generated, computed, collation, comment, identity, source, attributes);
    }

    /** Returns this column with other identity options; null and {@link Identity#ORDINARY} mean the default. */
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

    /** Returns this column with other attributes, or with none if null. */
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
