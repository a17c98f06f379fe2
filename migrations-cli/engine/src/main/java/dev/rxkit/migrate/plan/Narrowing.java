package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.history.LockNames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the rows that a change would lose or alter: one query for each change, to be run on a database on which all
 * scripts have run.
 */
public final class Narrowing {
    private static final int SAMPLE = 3;

    private Narrowing() {}

    /**
     * A query that counts the values that do not fit.
     *
     * @param questionId the id of the question that is settled if the count is 0
     * @param sql a query of one row with one number; reads the table by its present names
     * @param text what a number above 0 means; follows the number in the message
     * @param settles whether 0 makes the question needless: a guard in the script stops where it is not 0. A new column
     *     is always asked about, because a table that is empty here has rows elsewhere
     * @param sample a query of some of the values, one in each row; empty if they are of no use
     */
    public record Probe(String questionId, String sql, String text, boolean settles, String sample) {}

    /** Returns the queries to run, in the order of the changes. */
    public static List<Probe> probes(MigrationDialect dialect, Schema from, List<Change> changes) {
        Olds olds = Olds.of(dialect, changes);
        List<Probe> probes = new ArrayList<>();
        for (Change change : changes) {
            if (from.table(olds.table(change.table())).isEmpty()) {
                continue;
            }
            if (change instanceof Change.AlterType alter && dialect.narrows(alter)) {
                probes.add(olds.narrowing(alter));
            } else if (change instanceof Change.AlterNullable alter && Questions.needsValue(alter.from(), alter.to())) {
                probes.add(olds.empty(alter));
            } else if (change instanceof Change.AddColumn add && Questions.needsValue(add.column())) {
                probes.add(olds.rows(add));
            }
        }
        return List.copyOf(probes);
    }

    /** Returns the present names by the names after the changes. */
    private record Olds(MigrationDialect migrations, Map<TableName, TableName> tables, Map<String, String> columns) {
        static Olds of(MigrationDialect migrations, List<Change> changes) {
            Map<TableName, TableName> tables = new TreeMap<>();
            Map<String, String> columns = new TreeMap<>();
            for (Change change : changes) {
                if (change instanceof Change.RenameTable r) {
                    tables.put(r.table(), r.from());
                } else if (change instanceof Change.RenameColumn r) {
                    columns.put(LockNames.column(r.table(), r.to()), r.from());
                }
            }
            return new Olds(migrations, tables, columns);
        }

        TableName table(TableName name) {
            return tables.getOrDefault(name, name);
        }

        private String count(TableName old) {
            return "SELECT count(*) FROM " + migrations.dialect().quote(old);
        }

        private String x(TableName table, Column column) {
            String name = columns.getOrDefault(LockNames.column(table, column.name()), column.name());
            return migrations.dialect().quote(table(table)) + "."
                    + migrations.dialect().quote(name);
        }

        Probe narrowing(Change.AlterType alter) {
            String x = x(alter.table(), alter.to());
            String fits = migrations.conversion(alter.from(), alter.to(), x).fits();
            String where = fits == null
                    ? " WHERE 1 = 0"
                    : " WHERE " + x + " IS NOT NULL AND NOT coalesce(" + fits + ", FALSE)";
            return new Probe(
                    Questions.narrow(alter.table(), alter.to().name()),
                    count(table(alter.table())) + where,
                    "values of " + alter.table() + "." + alter.to().name() + " do not fit "
                            + alter.to().type(),
                    true,
                    "SELECT DISTINCT " + x + " FROM " + migrations.dialect().quote(table(alter.table())) + where
                            + " LIMIT " + SAMPLE);
        }

        Probe empty(Change.AlterNullable alter) {
            return new Probe(
                    Questions.backfill(alter.table(), alter.to().name()),
                    count(table(alter.table())) + " WHERE " + x(alter.table(), alter.from()) + " IS NULL",
                    "rows of " + alter.table() + " have no " + alter.to().name(),
                    true,
                    "");
        }

        Probe rows(Change.AddColumn add) {
            return new Probe(
                    Questions.backfill(add.table(), add.column().name()),
                    count(table(add.table())),
                    "rows of " + add.table() + " need a value for "
                            + add.column().name(),
                    false,
                    "");
        }
    }
}
