package dev.rxkit.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A table. Other tables are referred to by name, so a table can be compared and moved alone.
 *
 * @param columns in table order
 * @param primaryKey or null for a table without one
 * @param options what else its CREATE says, by lower-case key ({@code strict}, {@code without rowid},
 *     {@code autoincrement}, {@code engine}); a key that is absent is not stated and not compared
 * @param comment or null
 */
public record Table(
        TableName name,
        List<Column> columns,
        @Nullable PrimaryKey primaryKey,
        List<Unique> uniques,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        Map<String, String> options,
        @Nullable String comment) {

    public Table {
        columns = List.copyOf(columns);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** A table of columns and, if {@code key} is not empty, a primary key without a name. */
    public static Table of(TableName name, List<Column> columns, List<String> key) {
        return new Table(
                name,
                columns,
                key.isEmpty() ? null : new PrimaryKey(null, key),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }

    public Optional<Column> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    /** The columns of the primary key in key order; empty for a table without one. */
    public List<String> key() {
        return primaryKey == null ? List.of() : primaryKey.columns();
    }

    public Table withName(TableName other) {
        return new Table(other, columns, primaryKey, uniques, indexes, foreignKeys, checks, options, comment);
    }

    public Table withColumns(List<Column> other) {
        return new Table(name, other, primaryKey, uniques, indexes, foreignKeys, checks, options, comment);
    }

    public Table mapColumns(UnaryOperator<Column> change) {
        return withColumns(columns.stream().map(change).toList());
    }

    public Table withPrimaryKey(@Nullable PrimaryKey other) {
        return new Table(name, columns, other, uniques, indexes, foreignKeys, checks, options, comment);
    }

    public Table withUniques(List<Unique> other) {
        return new Table(name, columns, primaryKey, other, indexes, foreignKeys, checks, options, comment);
    }

    public Table withIndexes(List<Index> other) {
        return new Table(name, columns, primaryKey, uniques, other, foreignKeys, checks, options, comment);
    }

    public Table withForeignKeys(List<ForeignKey> other) {
        return new Table(name, columns, primaryKey, uniques, indexes, other, checks, options, comment);
    }

    public Table withChecks(List<Check> other) {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, other, options, comment);
    }

    public Table withOptions(Map<String, String> other) {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, other, comment);
    }

    public Table withComment(@Nullable String other) {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, options, other);
    }
}
