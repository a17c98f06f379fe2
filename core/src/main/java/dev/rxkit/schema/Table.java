package dev.rxkit.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table. Other tables are referred to by name, so a table can be compared and copied on its own.
 *
 * @param name the name
 * @param columns in table order
 * @param primaryKey the primary key, or null for a table without one
 * @param uniques the unique constraints
 * @param indexes the indexes that do not belong to a key or unique constraint
 * @param foreignKeys the foreign keys
 * @param checks the check constraints
 * @param options further options of its CREATE statement, by lower-case key ({@code strict}, {@code without rowid},
 *     {@code autoincrement}, {@code engine}); an absent option is not compared
 * @param comment the comment, or null
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

    /** Copies the lists, and sorts the options by key. */
    public Table {
        columns = List.copyOf(columns);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** Returns a table with the given columns and, if {@code key} is not empty, a primary key without a name. */
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

    /** Returns the column with the given name, if there is one. */
    public Optional<Column> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    /** Returns the columns of the primary key in key order; empty for a table without one. */
    public List<String> key() {
        return primaryKey == null ? List.of() : primaryKey.columns();
    }

    /**
     * Returns whether the primary key, a unique constraint or an index of all rows begins with the given columns, so
     * that rows are found by them without reading the table.
     */
    public boolean indexes(List<String> columns) {
        return Stream.concat(Stream.of(key()), uniques.stream().map(Unique::columns))
                        .anyMatch(key -> key.size() >= columns.size()
                                && key.subList(0, columns.size()).equals(columns))
                || indexes.stream().anyMatch(index -> index.beginsWith(columns));
    }

    /** Returns this table with another name. */
    public Table withName(TableName other) {
        return new Table(other, columns, primaryKey, uniques, indexes, foreignKeys, checks, options, comment);
    }

    /** Returns this table with other columns. */
    public Table withColumns(List<Column> other) {
        return new Table(name, other, primaryKey, uniques, indexes, foreignKeys, checks, options, comment);
    }

    /** Returns this table with each column replaced by the result of the function. */
    public Table mapColumns(UnaryOperator<Column> change) {
        return withColumns(columns.stream().map(change).toList());
    }

    /** Returns this table with another primary key, or without one if null. */
    public Table withPrimaryKey(@Nullable PrimaryKey other) {
        return new Table(name, columns, other, uniques, indexes, foreignKeys, checks, options, comment);
    }

    /** Returns this table with other unique constraints. */
    public Table withUniques(List<Unique> other) {
        return new Table(name, columns, primaryKey, other, indexes, foreignKeys, checks, options, comment);
    }

    /** Returns this table with other indexes. */
    public Table withIndexes(List<Index> other) {
        return new Table(name, columns, primaryKey, uniques, other, foreignKeys, checks, options, comment);
    }

    /** Returns this table with other foreign keys. */
    public Table withForeignKeys(List<ForeignKey> other) {
        return new Table(name, columns, primaryKey, uniques, indexes, other, checks, options, comment);
    }

    /** Returns this table with other check constraints. */
    public Table withChecks(List<Check> other) {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, other, options, comment);
    }

    /** Returns this table with other options. */
    public Table withOptions(Map<String, String> other) {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, other, comment);
    }

    /** Returns this table with another comment, or without one if null. */
    public Table withComment(@Nullable String other) {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, options, other);
    }
}
