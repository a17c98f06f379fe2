package dev.rxkit.query;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.mapping.TableMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements about single rows of one table, by their key. Texts without values: the properties whose values stand
 * at the {@code ?}, in order, are named with each. Immutable and thread-safe.
 */
public final class TableSql {

    private final Dialect dialect;
    private final TableMapping<?> mapping;
    private final String table;
    private final String byKey;
    private final String select;
    private final String delete;

    /** The statements about the table of a class. */
    public TableSql(Dialect dialect, TableMapping<?> mapping) {
        this.dialect = dialect;
        this.mapping = mapping;
        table = dialect.quote(mapping.table().name());
        byKey = " WHERE " + mapping.key().stream().map(this::equal).collect(Collectors.joining(" AND "));
        select = "SELECT " + columns(mapping.properties()) + " FROM " + table + byKey;
        delete = "DELETE FROM " + table + byKey;
    }

    /** All columns of the row of a key; binds the key. */
    public String select() {
        return select;
    }

    /** Whether the row of a key is there; binds the key. */
    public String exists() {
        return "SELECT 1 FROM " + table + byKey;
    }

    /** Deletes the row of a key; binds the key, then the version if there is one. */
    public String delete() {
        return delete + byVersion();
    }

    /**
     * Inserts a row.
     *
     * @param given the properties whose values are bound
     * @param returned the properties to report as they were stored; may be empty
     */
    public String insert(List<PropertyMapping> given, List<PropertyMapping> returned) {
        return insertText(given) + returning(returned);
    }

    /** Inserts a row, or writes over the row of that key; {@code kept} is left alone there, the version is raised. */
    public String upsert(
            List<PropertyMapping> given, Collection<PropertyMapping> kept, List<PropertyMapping> returned) {
        List<String> sets = new ArrayList<>();
        for (PropertyMapping property : given) {
            String column = column(property);
            if (property.is(Mark.VERSION)) {
                sets.add(column + " = " + table + "." + column + " + 1");
            } else if (!property.is(Mark.KEY) && !kept.contains(property)) {
                sets.add(column + " = excluded." + column);
            }
        }
        if (sets.isEmpty()) {
            // Something has to be written, or the row would not be reported.
            String column = column(mapping.key().get(0));
            sets.add(column + " = excluded." + column);
        }
        return insertText(given) + " ON CONFLICT (" + columns(mapping.key()) + ") DO UPDATE SET "
                + String.join(", ", sets) + returning(returned);
    }

    /** Writes some columns of the row of a key; binds them, then the key, then the version if there is one. */
    public String update(List<PropertyMapping> written) {
        return "UPDATE " + table + " SET " + written.stream().map(this::equal).collect(Collectors.joining(", ")) + byKey
                + byVersion();
    }

    private String insertText(List<PropertyMapping> given) {
        if (given.isEmpty()) {
            return "INSERT INTO " + table + " DEFAULT VALUES";
        }
        return "INSERT INTO " + table + " (" + columns(given) + ") VALUES ("
                + given.stream().map(property -> "?").collect(Collectors.joining(", ")) + ")";
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
