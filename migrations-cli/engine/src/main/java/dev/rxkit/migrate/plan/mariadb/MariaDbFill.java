package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbSyntax;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.ChangesByKind;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
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
    static List<MariaDbFill> of(Schema to, ChangesByKind changes, Backfill backfill) {
        List<MariaDbFill> fills = new ArrayList<>();
        for (Table table : to.tables()) {
            TableChanges own = changes.of(table.name());
            own.columns().added().stream()
                    .filter(MariaDbFill::isOrdinary)
                    .forEach(column -> backfill.of(table, column)
                            .filter(sql -> !SqlWords.isConstant(sql))
                            .filter(sql -> !sql.equals(SqlWords.defaultValue(column)))
                            .ifPresent(sql -> fills.add(new MariaDbFill(table, column, sql))));
            own.altered(table).stream()
                    .filter(change -> change.has(Part.NULLABLE)
                            && isOrdinary(change.to())
                            && change.from().computed() == null)
                    .forEach(change -> backfill.of(table, change.to())
                            .ifPresent(sql -> fills.add(new MariaDbFill(table, change.to(), sql))));
        }
        return fills;
    }

    private static boolean isOrdinary(Column column) {
        return !column.nullable() && !column.generated() && column.computed() == null;
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
