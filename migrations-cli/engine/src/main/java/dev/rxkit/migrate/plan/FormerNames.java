package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.history.LockNames;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The present names by the names after the changes, quoted for queries that run before them.
 *
 * @param tables the present names of tables, by the new ones
 * @param columns the present names of columns, by the new ones as a lock has them
 */
record FormerNames(MigrationDialect migrations, Map<TableName, TableName> tables, Map<String, String> columns) {
    static FormerNames of(MigrationDialect migrations, List<Change> changes) {
        Map<TableName, TableName> tables = new TreeMap<>();
        Map<String, String> columns = new TreeMap<>();
        for (Change change : changes) {
            if (change instanceof Change.RenameTable r) {
                tables.put(r.table(), r.from());
            } else if (change instanceof Change.RenameColumn r) {
                columns.put(LockNames.column(r.table(), r.to()), r.from());
            }
        }
        return new FormerNames(migrations, tables, columns);
    }

    TableName table(TableName name) {
        return tables.getOrDefault(name, name);
    }

    String column(TableName table, String column) {
        return columns.getOrDefault(LockNames.column(table, column), column);
    }

    /** Returns the quoted present name of the table. */
    String from(TableName table) {
        return migrations.dialect().quote(table(table));
    }

    /** Returns the quoted present name of the column, after that of its table. */
    String x(TableName table, String column) {
        return from(table) + "." + migrations.dialect().quote(column(table, column));
    }
}
