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
 */
public record Column(
        String name,
        ColumnType type,
        boolean nullable,
        @Nullable String defaultSql,
        boolean generated,
        @Nullable Computed computed,
        @Nullable String collation,
        @Nullable String comment) {

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
        return new Column(other, type, nullable, defaultSql, generated, computed, collation, comment);
    }

    public Column withType(ColumnType other) {
        return new Column(name, other, nullable, defaultSql, generated, computed, collation, comment);
    }

    public Column withNullable(boolean other) {
        return new Column(name, type, other, defaultSql, generated, computed, collation, comment);
    }

    public Column withDefault(@Nullable String sql) {
        return new Column(name, type, nullable, sql, generated, computed, collation, comment);
    }

    public Column withGenerated(boolean other) {
        return new Column(name, type, nullable, defaultSql, other, computed, collation, comment);
    }

    public Column withComputed(@Nullable Computed other) {
        return new Column(name, type, nullable, defaultSql, generated, other, collation, comment);
    }

    public Column withCollation(@Nullable String other) {
        return new Column(name, type, nullable, defaultSql, generated, computed, other, comment);
    }

    public Column withComment(@Nullable String other) {
        return new Column(name, type, nullable, defaultSql, generated, computed, collation, other);
    }
}
