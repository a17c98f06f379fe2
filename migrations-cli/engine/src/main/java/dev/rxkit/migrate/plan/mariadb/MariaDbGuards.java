package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbSyntax;
import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.Questions;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the guards that run before a script changes anything: rows fit, and a table to drop has no unknown parts. */
final class MariaDbGuards {
    private final GroupedChanges sheet;
    private final List<Change> changes;
    private final Renames olds;
    private final Backfill backfill;
    private final MariaDbLatch latch;

    MariaDbGuards(GroupedChanges sheet, Backfill backfill, MariaDbLatch latch) {
        this.sheet = sheet;
        this.changes = sheet.changes();
        this.olds = sheet.renaming().forth();
        this.backfill = backfill;
        this.latch = latch;
    }

    /** Adds a guard for each change that rows may prevent, and one for each table that is dropped. */
    void add() {
        for (Change change : changes) {
            if (change instanceof Change.AlterType alter) {
                type(alter);
            } else if (change instanceof Change.AlterCollation alter) {
                characters(alter);
            } else if (change instanceof Change.AddColumn add) {
                if (Questions.needsValue(add.column()) && hasNoValue(add.table(), add.column())) {
                    latch.none(add.table() + "." + add.column().name() + ": rows need a value", old(add.table()));
                }
            } else if (change instanceof Change.AlterNullable alter) {
                if (!alter.to().nullable() && hasNoValue(alter.table(), alter.to())) {
                    rows(alter.table(), alter.to(), "rows without a value", x(alter.table(), alter.to()) + " IS NULL");
                }
            } else {
                rule(change);
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.DropTable drop) {
                latch.none(
                        "table " + drop.table() + " has columns that this script does not know",
                        "information_schema.columns WHERE table_schema = " + database(drop.table())
                                + " AND table_name = "
                                + MariaDbText.literal(drop.table().name())
                                + " AND column_name NOT IN " + literals(columnsOf(drop)));
            }
        }
    }

    private List<String> columnsOf(Change.DropTable drop) {
        return drop.dropped().columns().stream().map(Column::name).toList();
    }

    /**
     * Adds a guard that what an earlier script of the same plan left still exists.
     *
     * @param at the schema after the earlier script
     * @param fills the columns that the earlier script prepared
     */
    static void arrived(Schema at, List<MariaDbFill> fills, MariaDbLatch latch) {
        for (MariaDbFill fill : fills) {
            TableName name = fill.table().name();
            String table = " AND table_name = " + MariaDbText.literal(name.name());
            latch.none(
                    "the script before this one is not complete: " + name + "."
                            + fill.column().name() + " is missing",
                    "(SELECT 1) AS rx WHERE NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = "
                            + database(name) + table + " AND column_name = "
                            + MariaDbText.literal(fill.column().name()) + ")");
            List<String> keys = at.table(name).map(Table::foreignKeys).orElse(List.of()).stream()
                    .map(key -> String.valueOf(key.name()))
                    .toList();
            if (!keys.isEmpty()) {
                latch.none(
                        "the script before this one is not complete: a foreign key of " + name + " is missing",
                        "(SELECT 1) AS rx WHERE " + keys.size()
                                + " > (SELECT count(*) FROM information_schema.table_constraints WHERE table_schema = "
                                + database(name) + table
                                + " AND constraint_type = 'FOREIGN KEY' AND constraint_name IN "
                                + literals(keys) + ")");
            }
        }
    }

    private static String database(TableName table) {
        return table.namespace() == null ? "DATABASE()" : MariaDbText.literal(table.namespace());
    }

    private static String literals(List<String> names) {
        return names.stream().map(MariaDbText::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    private void type(Change.AlterType alter) {
        String x = x(alter.table(), alter.to());
        String fits = MariaDbConversion.of(alter.from(), alter.to(), x).fits();
        if (fits != null && alter.from().computed() == null) {
            rows(
                    alter.table(),
                    alter.to(),
                    "values do not fit " + alter.to().type(),
                    x + " IS NOT NULL AND NOT coalesce(" + fits + ", FALSE)");
        }
    }

    /** Adds a guard against characters that the new character set does not have. */
    private void characters(Change.AlterCollation alter) {
        String collation = alter.to().collation();
        if (collation == null || alter.from().computed() != null || collation.startsWith("utf8mb4")) {
            return;
        }
        String set = collation.replaceAll("_.*", "");
        String x = x(alter.table(), alter.to());
        rows(
                alter.table(),
                alter.to(),
                "characters that " + set + " does not have",
                "BINARY CONVERT(CONVERT(" + x + " USING " + set + ") USING utf8mb4) <> BINARY CONVERT(" + x
                        + " USING utf8mb4)");
    }

    private void rows(TableName table, Column column, String what, String condition) {
        latch.none(table + "." + column.name() + ": " + what, old(table) + " WHERE " + condition);
    }

    /** Adds a guard for a rule over columns that exist and do not change; for others the server checks it itself. */
    private void rule(Change change) {
        Optional<Table> now = sheet.now().table(change.table());
        if (change instanceof Change.AddCheck add) {
            Check check = add.check();
            if (now.isPresent()
                    && isAsBefore(change.table(), now.get(), mentioned(change.table(), check.sql()))
                    && olds.columns().getOrDefault(change.table(), Map.of()).isEmpty()) {
                latch.none(
                        change.table() + ": rows do not meet " + check.sql(),
                        old(change.table()) + " WHERE NOT (" + check.sql() + ")");
            }
        } else if (change instanceof Change.AddUnique add) {
            List<String> columns = add.unique().columns();
            if (now.isPresent() && isAsBefore(change.table(), now.get(), columns)) {
                List<String> quoted =
                        columns.stream().map(name -> x(change.table(), name)).toList();
                latch.none(
                        change.table() + ": rows share their " + String.join(", ", columns),
                        "(SELECT 1 FROM " + old(change.table()) + " WHERE "
                                + quoted.stream().map(x -> x + " IS NOT NULL").collect(Collectors.joining(" AND "))
                                + " GROUP BY " + String.join(", ", quoted) + " HAVING count(*) > 1) AS rx");
            }
        } else if (change instanceof Change.AddForeignKey add && now.isPresent()) {
            key(change.table(), now.get(), add.key());
        }
    }

    private void key(TableName table, Table now, ForeignKey key) {
        Optional<Table> target = sheet.now().table(key.target());
        if (target.isEmpty()
                || !isAsBefore(table, now, key.columns())
                || !isAsBefore(key.target(), target.get(), key.targetColumns())) {
            return;
        }
        StringBuilder there = new StringBuilder();
        StringBuilder refers = new StringBuilder();
        for (int i = 0; i < key.columns().size(); i++) {
            String x = "c." + x(table, key.columns().get(i));
            there.append(i == 0 ? "" : " AND ").append(x).append(" IS NOT NULL");
            refers.append(i == 0 ? "" : " AND ")
                    .append("p.")
                    .append(x(key.target(), key.targetColumns().get(i)))
                    .append(" = ")
                    .append(x);
        }
        latch.none(
                table + ": rows refer by " + String.join(", ", key.columns()) + " to no row of " + key.target(),
                old(table) + " AS c WHERE " + there + " AND NOT EXISTS (SELECT 1 FROM " + old(key.target())
                        + " AS p WHERE " + refers + ")");
    }

    private List<String> mentioned(TableName table, String sql) {
        return sheet.to().table(table).orElseThrow().columns().stream()
                .map(Column::name)
                .filter(name -> SqlWords.mentions(sql, name))
                .toList();
    }

    private boolean isAsBefore(TableName table, Table now, List<String> columns) {
        return columns.stream()
                .allMatch(name -> now.column(name).isPresent()
                        && now.column(name).equals(sheet.to().table(table).flatMap(to -> to.column(name)))
                        && !name.startsWith("rx_old_"));
    }

    /** Returns whether there is no value for the rows; the server would write an empty one without an error. */
    private boolean hasNoValue(TableName table, Column column) {
        Table to = sheet.to().table(table).orElse(null);
        return to != null && !column.generated() && backfill.of(to, column).isEmpty();
    }

    private String old(TableName name) {
        return MariaDbSyntax.quote(olds.tables().getOrDefault(name, name));
    }

    private String x(TableName table, Column column) {
        return x(table, column.name());
    }

    private String x(TableName table, String column) {
        return MariaDbSyntax.quote(olds.columns().getOrDefault(table, Map.of()).getOrDefault(column, column));
    }
}
