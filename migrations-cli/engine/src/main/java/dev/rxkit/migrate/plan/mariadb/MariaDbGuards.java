package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbSyntax;
import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.ColumnChange;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.Questions;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the guards that run before a script changes anything: rows fit, and a table to drop has no unknown parts. */
final class MariaDbGuards {
    private final GroupedChanges sheet;
    private final Renames olds;
    private final Backfill backfill;
    private final MariaDbLatch latch;

    MariaDbGuards(GroupedChanges sheet, Backfill backfill, MariaDbLatch latch) {
        this.sheet = sheet;
        this.olds = sheet.renaming().forth();
        this.backfill = backfill;
        this.latch = latch;
    }

    /** Adds a guard for each change that rows may prevent, and one for each table that is dropped. */
    void add() {
        for (Table table : sheet.to().tables()) {
            TableChanges changes = sheet.kinds().of(table.name());
            for (Column column : changes.columns().added()) {
                if (Questions.needsValue(column) && hasNoValue(table, column)) {
                    latch.none(table.name() + "." + column.name() + ": rows need a value", old(table.name()));
                }
            }
            changes.altered(table).forEach(change -> altered(table, change));
            sheet.now().table(table.name()).ifPresent(now -> rules(now, table, changes));
        }
        for (Table dropped : sheet.kinds().dropped()) {
            List<String> columns = dropped.columns().stream().map(Column::name).toList();
            latch.none(
                    "table " + dropped.name() + " has columns that this script does not know",
                    "information_schema.columns WHERE table_schema = " + database(dropped.name())
                            + " AND table_name = "
                            + MariaDbText.literal(dropped.name().name())
                            + " AND column_name NOT IN " + literals(columns));
        }
    }

    private void altered(Table table, ColumnChange change) {
        TableName name = table.name();
        if (change.has(Part.TYPE)) {
            type(name, change);
        }
        if (change.has(Part.NULLABLE) && !change.to().nullable() && hasNoValue(table, change.to())) {
            rows(name, change.to(), "rows without a value", x(name, change.to()) + " IS NULL");
        }
        if (change.has(Part.COLLATION)) {
            characters(name, change);
        }
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

    private void type(TableName table, ColumnChange change) {
        String x = x(table, change.to());
        String fits = MariaDbConversion.of(change.from(), change.to(), x).fits();
        if (fits != null && change.from().computed() == null) {
            rows(
                    table,
                    change.to(),
                    "values do not fit " + change.to().type(),
                    x + " IS NOT NULL AND NOT coalesce(" + fits + ", FALSE)");
        }
    }

    /** Adds a guard against characters that the new character set does not have. */
    private void characters(TableName table, ColumnChange change) {
        String collation = change.to().collation();
        if (collation == null || change.from().computed() != null || collation.startsWith("utf8mb4")) {
            return;
        }
        String set = collation.replaceAll("_.*", "");
        String x = x(table, change.to());
        rows(
                table,
                change.to(),
                "characters that " + set + " does not have",
                "BINARY CONVERT(CONVERT(" + x + " USING " + set + ") USING utf8mb4) <> BINARY CONVERT(" + x
                        + " USING utf8mb4)");
    }

    private void rows(TableName table, Column column, String what, String condition) {
        latch.none(table + "." + column.name() + ": " + what, old(table) + " WHERE " + condition);
    }

    /** Adds guards for rules over columns that exist and do not change; others are checked by the server itself. */
    private void rules(Table now, Table to, TableChanges changes) {
        TableName table = to.name();
        changes.uniques().added().forEach(unique -> unique(table, now, unique));
        changes.foreignKeys().added().forEach(key -> key(table, now, key));
        for (Check check : changes.checks().added()) {
            if (isAsBefore(table, now, mentioned(table, check.sql()))
                    && olds.columns().getOrDefault(table, Map.of()).isEmpty()) {
                latch.none(
                        table + ": rows do not meet " + check.sql(), old(table) + " WHERE NOT (" + check.sql() + ")");
            }
        }
    }

    private void unique(TableName table, Table now, Unique unique) {
        List<String> columns = unique.columns();
        if (isAsBefore(table, now, columns)) {
            List<String> quoted = columns.stream().map(name -> x(table, name)).toList();
            latch.none(
                    table + ": rows share their " + String.join(", ", columns),
                    "(SELECT 1 FROM " + old(table) + " WHERE "
                            + quoted.stream().map(x -> x + " IS NOT NULL").collect(Collectors.joining(" AND "))
                            + " GROUP BY " + String.join(", ", quoted) + " HAVING count(*) > 1) AS rx");
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
    private boolean hasNoValue(Table table, Column column) {
        return !column.generated() && backfill.of(table, column).isEmpty();
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
