package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbSyntax;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A column whose rows get a computed value.
 *
 * @param table the wanted table
 * @param column the wanted column
 * @param value a SQL expression
 */
record MariaDbFill(Table table, Column column, String value) {
    /**
     * Returns the columns that a statement of its own has to fill. A constant in a new column is added with the column.
     */
    static List<MariaDbFill> of(Schema to, List<Change> changes, Backfill backfill) {
        List<MariaDbFill> fills = new ArrayList<>();
        for (Change change : changes) {
            Table table = to.table(change.table()).orElse(null);
            if (table == null) {
                continue;
            }
            if (change instanceof Change.AddColumn add && isOrdinary(add.column())) {
                value(backfill, table, add.column())
                        .filter(sql -> !SqlWords.isConstant(sql))
                        .filter(sql -> !sql.equals(SqlWords.defaultValue(add.column())))
                        .ifPresent(sql -> fills.add(new MariaDbFill(table, add.column(), sql)));
            } else if (change instanceof Change.AlterNullable alter
                    && isOrdinary(alter.to())
                    && alter.from().computed() == null) {
                value(backfill, table, alter.to()).ifPresent(sql -> fills.add(new MariaDbFill(table, alter.to(), sql)));
            }
        }
        return fills;
    }

    private static boolean isOrdinary(Column column) {
        return !column.nullable() && !column.generated() && column.computed() == null;
    }

    private static Optional<String> value(Backfill backfill, Table table, Column column) {
        return backfill.of(table, column);
    }

    boolean isOf(TableName name, String columnName) {
        return table.name().equals(name) && column.name().equals(columnName);
    }

    /**
     * Returns the statement that gives a value to rows that have none; a second run changes nothing. Columns that the
     * server would set to the time of the update keep their values.
     *
     * @param there the table at the time of the statement
     */
    Statement statement(Table there) {
        String name = MariaDbSyntax.quote(column.name());
        return Statement.of("UPDATE " + MariaDbSyntax.quote(table.name()) + " SET " + name + " = (" + value + ")"
                + there.columns().stream()
                        .filter(other -> !other.name().equals(column.name()) && other.defaultSql() != null)
                        .filter(other -> !String.valueOf(other.defaultDdl()).equals(SqlWords.defaultValue(other)))
                        .map(other ->
                                ", " + MariaDbSyntax.quote(other.name()) + " = " + MariaDbSyntax.quote(other.name()))
                        .collect(Collectors.joining())
                + " WHERE " + name + " IS NULL");
    }
}
