package dev.rxkit.migrate.plan;

import dev.rxkit.dialect.MariaDbText;
import dev.rxkit.diff.Change;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column whose rows get a value that has to be computed.
 *
 * @param table as wanted
 * @param column as wanted
 * @param value a SQL expression
 */
record MariaDbFill(Table table, Column column, String value) {
    /** What has to be filled by a statement of its own. A constant in a new column comes with the column. */
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
                        .filter(sql -> !sql.equals(add.column().defaultSql()))
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

    /** Gives a value to rows that have none; a second run changes nothing. */
    Statement statement() {
        String name = MariaDbText.quote(column.name());
        return Statement.of("UPDATE " + MariaDbText.quote(table.name()) + " SET " + name + " = (" + value + ")"
                + " WHERE " + name + " IS NULL");
    }
}
