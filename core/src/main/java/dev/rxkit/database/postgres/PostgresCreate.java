package dev.rxkit.database.postgres;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the CREATE statements of PostgreSQL. */
final class PostgresCreate {

    private PostgresCreate() {}

    /** Returns the statements for a whole schema, ordered such that each statement finds the objects it refers to. */
    static List<String> statements(Schema schema) {
        List<String> statements = new ArrayList<>();
        for (EnumType type : schema.enums()) {
            namespace(type.name(), statements);
            statements.add(PostgresText.enumType(type));
        }
        Set<TableName> waiting = new HashSet<>();
        schema.tables().forEach(table -> waiting.add(table.name()));
        List<String> keys = new ArrayList<>();
        for (Table table : schema.inDependencyOrder()) {
            waiting.remove(table.name());
            List<ForeignKey> later = table.foreignKeys().stream()
                    .filter(key -> waiting.contains(key.target()))
                    .toList();
            List<ForeignKey> now = table.foreignKeys().stream()
                    .filter(key -> !later.contains(key))
                    .toList();
            statements.addAll(statements(table.withForeignKeys(now)));
            later.forEach(key -> keys.add(
                    "ALTER TABLE " + PostgresText.quote(table.name()) + " ADD " + PostgresText.foreignKey(key)));
        }
        statements.addAll(keys);
        return once(statements);
    }

    /**
     * Returns the statements without duplicates, so that a namespace is created only once, where it is first needed.
     */
    private static List<String> once(List<String> statements) {
        Set<String> made = new HashSet<>();
        return statements.stream()
                .filter(sql -> !sql.startsWith("CREATE SCHEMA ") || made.add(sql))
                .toList();
    }

    static List<String> statements(Table table) {
        List<String> statements = new ArrayList<>();
        namespace(table.name(), statements);
        List<Unique> apart = duplicates(table);
        List<Unique> within = new ArrayList<>(table.uniques());
        within.removeAll(apart);
        List<Column> serial =
                table.columns().stream().filter(PostgresText::isSerial).toList();
        serial.forEach(column -> statements.add(String.valueOf(column.attributes())));
        statements.add(table(table.withUniques(within)));
        serial.forEach(column -> statements.add(PostgresText.owned(table.name(), column)));
        apart.forEach(unique -> statements.add(
                "ALTER TABLE " + PostgresText.quote(table.name()) + " ADD " + PostgresText.unique(unique)));
        table.indexes().forEach(index -> statements.add(PostgresText.index(table.name(), index)));
        PostgresText.OPTIONS.forEach(option -> {
            String value = table.options().get(option);
            if (value != null) {
                statements.addAll(PostgresText.option(table.name(), option, value));
            }
        });
        for (Column column : table.columns()) {
            String own = table.options().getOrDefault(PostgresText.COLUMN + column.name(), "");
            statements.addAll(PostgresColumnOptions.statements(table.name(), column.name(), "", own));
        }
        if (table.comment() != null) {
            statements.add(PostgresText.comment(table.name(), table.comment()));
        }
        for (Column column : table.columns()) {
            if (column.comment() != null) {
                statements.add(PostgresText.comment(table.name(), column));
            }
        }
        return List.copyOf(statements);
    }

    /**
     * Returns the unique constraints over the same columns as another one: of two such constraints in one CREATE TABLE
     * the server creates only one.
     */
    private static List<Unique> duplicates(Table table) {
        Set<List<String>> made = new HashSet<>(Set.of(table.key()));
        return table.uniques().stream()
                .filter(unique -> !made.add(unique.columns()))
                .toList();
    }

    private static void namespace(TableName name, List<String> statements) {
        if (name.namespace() != null) {
            statements.add(PostgresText.namespace(name.namespace()));
        }
    }

    private static String table(Table table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(PostgresText.column(column)));
        PrimaryKey key = table.primaryKey();
        if (key != null) {
            lines.add(PostgresText.primaryKey(key));
        }
        table.uniques().forEach(unique -> lines.add(PostgresText.unique(unique)));
        table.foreignKeys().forEach(foreignKey -> lines.add(PostgresText.foreignKey(foreignKey)));
        table.checks().forEach(check -> lines.add(PostgresText.check(check)));
        String with = table.options().get("with");
        String parts = table.options().get("partition by");
        return "CREATE " + ("true".equals(table.options().get("unlogged")) ? "UNLOGGED " : "") + "TABLE "
                + PostgresText.quote(table.name())
                + (lines.isEmpty() ? " ()" : " (\n    " + String.join(",\n    ", lines) + "\n)")
                + (parts == null ? "" : " PARTITION BY " + parts)
                + (with == null ? "" : " WITH (" + with + ")");
    }
}
