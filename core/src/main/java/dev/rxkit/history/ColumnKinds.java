package dev.rxkit.history;

import dev.rxkit.database.Dialect;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The columns whose values are of a kind that the type of the column does not state: SQLite stores JSON and long
 * decimals as TEXT. That a class changed such a column from text is not visible in two inspected schemas, so {@code
 * migrations.lock} records these columns, by {@code table.column}.
 */
public final class ColumnKinds {

    private ColumnKinds() {}

    /** Returns the kinds that the database stores as plain text without saying so; empty where it has types for all. */
    public static Map<String, Kind> of(Schema models, Dialect dialect) {
        ColumnType text = text(dialect);
        Map<String, Kind> kinds = new TreeMap<>();
        for (Table table : dialect.resolve(models).tables()) {
            for (Column column : table.columns()) {
                if (column.type().equals(text)) {
                    declared(models, table.name(), column.name())
                            .filter(kind -> kind != Kind.TEXT)
                            .ifPresent(kind -> kinds.put(LockNames.column(table.name(), column.name()), kind));
                }
            }
        }
        return kinds;
    }

    private static Optional<Kind> declared(Schema models, TableName table, String column) {
        return models.tables().stream()
                .filter(t -> t.name().name().equals(table.name()))
                .flatMap(t -> t.column(column).stream())
                .map(Column::type)
                .filter(ColumnType.Logical.class::isInstance)
                .map(type -> ((ColumnType.Logical) type).kind())
                .findFirst();
    }

    private static ColumnType text(Dialect dialect) {
        Column column = Column.of("c", ColumnType.of(Kind.TEXT));
        Table table = Table.of(TableName.of("t"), List.of(column), List.of());
        return dialect.resolve(Schema.of(table))
                .tables()
                .get(0)
                .columns()
                .get(0)
                .type();
    }

    /**
     * Returns the wanted schema with the logical type of each existing column whose values get another kind, so that it
     * differs from the current one.
     *
     * @param from the current schema
     * @param to the wanted schema, resolved
     * @param wanted the kinds of the models
     * @param before the kinds when the last script was written; null if they are not known, then nothing is changed
     * @param tables renamed tables, new name to old name
     * @param columns table by its new name, to new column name, to old column name
     */
    public static Schema changed(
            Schema from,
            Schema to,
            Map<String, Kind> wanted,
            @Nullable Map<String, Kind> before,
            Map<TableName, TableName> tables,
            Map<TableName, Map<String, String>> columns) {
        if (before == null || wanted.isEmpty()) {
            return to;
        }
        return to.map(table -> {
            TableName oldTable = tables.getOrDefault(table.name(), table.name());
            Map<String, String> oldNames = columns.getOrDefault(table.name(), Map.of());
            return table.mapColumns(column -> {
                String old = oldNames.getOrDefault(column.name(), column.name());
                Kind kind = wanted.get(LockNames.column(table.name(), column.name()));
                boolean exists =
                        from.table(oldTable).flatMap(t -> t.column(old)).isPresent();
                return kind == null || !exists || kind == before.get(LockNames.column(oldTable, old))
                        ? column
                        : column.withType(ColumnType.of(kind));
            });
        });
    }

    /** Returns the schema with every logical type replaced by the type that the column has in the database. */
    public static Schema stored(Schema schema, Dialect dialect) {
        ColumnType text = text(dialect);
        return schema.map(table -> table.mapColumns(
                column -> column.type() instanceof ColumnType.Logical ? column.withType(text) : column));
    }
}
