package dev.rxkit.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column.
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
        @Nullable Identity identity) {

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

    /**
     * A value the database computes from other columns.
     *
     * @param expression SQL text without the outer parentheses
     * @param stored whether it is kept on disk; else computed at each read
     */
    public record Computed(String expression, boolean stored) {}

    /** A NOT NULL column with nothing else said. */
    public static Column of(String name, ColumnType type) {
        return new Column(name, type, false, null, false, null, null, null);
    }

    public Column withName(String other) {
        return new Column(other, type, nullable, defaultSql, generated, computed, collation, comment, identity);
    }

    public Column withType(ColumnType other) {
        return new Column(name, other, nullable, defaultSql, generated, computed, collation, comment, identity);
    }

    public Column withNullable(boolean other) {
        return new Column(name, type, other, defaultSql, generated, computed, collation, comment, identity);
    }

    public Column withDefault(@Nullable String sql) {
        return new Column(name, type, nullable, sql, generated, computed, collation, comment, identity);
    }

    public Column withGenerated(boolean other) {
        return new Column(name, type, nullable, defaultSql, other, computed, collation, comment, identity);
    }

    public Column withComputed(@Nullable Computed other) {
        return new Column(name, type, nullable, defaultSql, generated, other, collation, comment, identity);
    }

    public Column withCollation(@Nullable String other) {
        return new Column(name, type, nullable, defaultSql, generated, computed, other, comment, identity);
    }

    public Column withComment(@Nullable String other) {
        return new Column(name, type, nullable, defaultSql, generated, computed, collation, other, identity);
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
                Identity.ORDINARY.equals(other) ? null : other);
    }
}
