package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.reference.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statements on single rows of one table, by their key. The texts contain no values; each method says which
 * values are bound, in order. Immutable and thread-safe.
 */
public final class TableSql {

    private final Dialect dialect;
    private final TableMapping<?> mapping;
    private final String table;
    private final String columns;
    private final Scope draft;
    private final Scope scope;
    private final List<Output> outputs;
    private final String byKey;
    private final String select;
    private final String delete;

    /** Creates the statements on the table of a class. */
    public TableSql(Dialect dialect, Mappings mappings, TableMapping<?> mapping) {
        this.dialect = dialect;
        this.mapping = mapping;
        table = dialect.quote(mapping.table().name());
        columns = columns(mapping.properties());
        draft = Scope.ofTable(dialect, mappings, Source.of(mapping));
        scope = draft.strict();
        outputs = List.of(RowColumns.ofRoot(scope, mapping, columns));
        byKey = " WHERE " + mapping.key().stream().map(this::equal).collect(Collectors.joining(" AND "));
        select = "SELECT " + columns + " FROM " + table + byKey;
        delete = "DELETE FROM " + table + byKey;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Returns the scope in which a select from the table alone is checked as it grows. */
    Scope draft() {
        return draft;
    }

    /** Returns the scope in which a select from the table alone is written. */
    Scope scope() {
        return scope;
    }

    /** Returns the table as a statement about it alone spells it. */
    String table() {
        return table;
    }

    /** Returns what a select of whole rows gives. */
    List<Output> outputs(Scope in) {
        return in == scope ? outputs : List.of(RowColumns.ofRoot(in, mapping, columns));
    }

    /** Returns the query of all columns of the row of a key; binds the key. */
    public String select() {
        return select;
    }

    /**
     * Returns the query of some columns of rows that were just written, in their current state and not in that of the
     * transaction's snapshot; binds the values they are found by, row after row.
     *
     * @param by the properties they are found by
     * @param rows the number of rows
     */
    public String written(List<PropertyMapping> by, List<PropertyMapping> columns, int rows) {
        String one = by.size() == 1 && rows > 1
                ? column(by.get(0)) + " IN (" + String.join(", ", Collections.nCopies(rows, "?")) + ")"
                : String.join(
                        " OR ",
                        Collections.nCopies(rows, by.stream().map(this::equal).collect(Collectors.joining(" AND "))));
        return "SELECT " + columns(columns) + " FROM " + table + " WHERE " + one + dialect.lock(table, false);
    }

    /**
     * Returns the query of the rows that have one of some values: the number of the value, counted from 0, and the
     * column; binds the values.
     *
     * @param property unique in the table
     */
    public String numbered(PropertyMapping property, int values) {
        return IntStream.range(0, values)
                .mapToObj(i -> "SELECT " + i + ", " + column(property) + " FROM " + table + " WHERE " + equal(property))
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** Returns the query that has one row if the row of a key exists; binds the key. */
    public String exists() {
        return "SELECT 1 FROM " + table + byKey;
    }

    /** Returns the DELETE of the row of a key; binds the key, then the version if there is one. */
    public String delete() {
        return delete + byVersion();
    }

    /**
     * Returns the INSERT of a row.
     *
     * @param given the properties whose values are bound
     * @param returned the properties to return as they were stored; may be empty
     */
    public String insert(List<PropertyMapping> given, List<PropertyMapping> returned) {
        return insertText(given) + returning(returned);
    }

    /**
     * Returns the INSERT of several rows.
     *
     * @param given the properties whose values are bound, row after row; at least one
     */
    public String insertMany(List<PropertyMapping> given, List<PropertyMapping> returned, int rows) {
        String values = "(" + marks(given) + ")";
        return "INSERT INTO " + table + " (" + columns(given) + ") VALUES "
                + String.join(", ", Collections.nCopies(rows, values)) + returning(returned);
    }

    /**
     * Returns the statement that inserts a row, or updates the row of that key: it leaves {@code kept} and every key
     * unchanged, and raises the version.
     *
     * @param unique the key that decides whether the row exists: the primary key, or another unique one
     */
    public String upsert(
            List<PropertyMapping> unique,
            List<PropertyMapping> given,
            Collection<PropertyMapping> kept,
            List<PropertyMapping> returned) {
        List<String> sets = new ArrayList<>();
        for (PropertyMapping property : given) {
            String column = column(property);
            if (property.is(Mark.VERSION)) {
                sets.add(column + " = " + next(dialect, property, table + "." + column));
            } else if (!property.is(Mark.KEY) && !unique.contains(property) && !kept.contains(property)) {
                sets.add(column + " = " + dialect.proposed(column));
            }
        }
        if (sets.isEmpty()) {
            // A column has to be assigned, or the row would not be returned; the key keeps the form it is stored in.
            String column = column(unique.get(0));
            sets.add(column + " = " + table + "." + column);
        }
        List<String> columns = unique.stream().map(this::column).toList();
        return insertText(given) + " " + dialect.onConflict(columns, sets) + returning(returned);
    }

    /**
     * Returns the UPDATE of some columns of the row of a key; binds them, then the key, then the version if there is
     * one.
     */
    public String update(List<PropertyMapping> written) {
        return "UPDATE " + table + " SET " + written.stream().map(this::equal).collect(Collectors.joining(", ")) + byKey
                + byVersion();
    }

    /**
     * Returns the UPDATE of some columns of the row of a key, which also raises its version; binds them, then the key.
     *
     * @param guarded whether the row must have a version, which is bound last
     */
    public String patch(List<PropertyMapping> written, boolean guarded) {
        List<String> sets = new ArrayList<>();
        written.forEach(property -> sets.add(equal(property)));
        mapping.marked(Mark.VERSION)
                .ifPresent(version -> sets.add(column(version) + " = " + next(dialect, version, column(version))));
        return "UPDATE " + table + " SET " + String.join(", ", sets) + byKey + (guarded ? byVersion() : "");
    }

    /** Returns the expression of the next version, which fails where the property could not hold it. */
    static String next(Dialect dialect, PropertyMapping version, String column) {
        return dialect.next(column, version.valueType() == Integer.class ? Integer.MAX_VALUE : Long.MAX_VALUE);
    }

    private String insertText(List<PropertyMapping> given) {
        if (given.isEmpty()) {
            return "INSERT INTO " + table + " " + dialect.defaultValues();
        }
        return "INSERT INTO " + table + " (" + columns(given) + ") VALUES (" + marks(given) + ")";
    }

    private static String marks(List<PropertyMapping> given) {
        return String.join(", ", Collections.nCopies(given.size(), "?"));
    }

    private String returning(List<PropertyMapping> returned) {
        return returned.isEmpty() ? "" : " RETURNING " + columns(returned);
    }

    private String byVersion() {
        return mapping.marked(Mark.VERSION)
                .map(version -> " AND " + equal(version))
                .orElse("");
    }

    private String columns(List<PropertyMapping> properties) {
        return properties.stream().map(this::column).collect(Collectors.joining(", "));
    }

    private String equal(PropertyMapping property) {
        return column(property) + " = ?";
    }

    private String column(PropertyMapping property) {
        return dialect.quote(property.column().name());
    }
}
