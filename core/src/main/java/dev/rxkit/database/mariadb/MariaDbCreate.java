package dev.rxkit.database.mariadb;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes the CREATE statements of MariaDB. */
final class MariaDbCreate {

    private MariaDbCreate() {}

    /**
     * Returns the statements for a whole schema. Foreign keys that refer to later tables, because of a cycle, are added
     * at the end.
     */
    static List<String> statements(Schema schema, String collation) {
        Set<String> statements = new LinkedHashSet<>();
        Set<TableName> waiting = new HashSet<>();
        schema.tables().forEach(table -> waiting.add(table.name()));
        List<String> keys = new ArrayList<>();
        for (Table table : schema.inDependencyOrder()) {
            waiting.remove(table.name());
            List<ForeignKey> now = new ArrayList<>();
            for (ForeignKey key : table.foreignKeys()) {
                if (waiting.contains(key.target())) {
                    keys.add(
                            "ALTER TABLE " + MariaDbSyntax.quote(table.name()) + " ADD " + MariaDbText.foreignKey(key));
                } else {
                    now.add(key);
                }
            }
            statements.addAll(statements(table.withForeignKeys(now), collation));
        }
        statements.addAll(keys);
        return List.copyOf(statements);
    }

    /**
     * Returns the statements for a table. Creating the indexes together with the table costs a third of creating them
     * afterwards.
     */
    static List<String> statements(Table table, String collation) {
        MariaDbRowSize.require(table, collation);
        List<String> lines = new ArrayList<>();
        for (Column column : table.columns()) {
            lines.add(MariaDbText.column(table, column));
        }
        PrimaryKey key = table.primaryKey();
        if (key != null) {
            lines.add(MariaDbText.primaryKey(table, key));
        }
        for (Unique unique : table.uniques()) {
            lines.add(MariaDbText.unique(table, unique));
        }
        for (Index index : table.indexes()) {
            lines.add(MariaDbText.index(table, index));
        }
        for (ForeignKey foreignKey : table.foreignKeys()) {
            lines.add(MariaDbText.foreignKey(foreignKey));
        }
        for (Check check : MariaDbText.checks(table)) {
            lines.add(MariaDbText.check(check));
        }
        table.options().forEach((option, columns) -> {
            if (option.startsWith(MariaDbText.PERIOD)) {
                lines.add(MariaDbText.period(option.substring(MariaDbText.PERIOD.length()), columns));
            }
        });
        String create = "CREATE TABLE " + MariaDbSyntax.quote(table.name()) + " (\n    " + String.join(",\n    ", lines)
                + "\n) " + MariaDbText.options(table, collation);
        String namespace = table.name().namespace();
        return namespace == null
                ? List.of(create)
                : List.of("CREATE DATABASE IF NOT EXISTS " + MariaDbSyntax.quote(namespace), create);
    }
}
