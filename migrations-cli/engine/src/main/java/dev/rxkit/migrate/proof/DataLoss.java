package dev.rxkit.migrate.proof;

import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What statements take away from the rows of a database, found by running them on a scratch database with generated
 * rows. A table or column that has another name afterwards and the same values counts as renamed. Not thread-safe.
 */
public final class DataLoss {
    // These statements of PostgreSQL run outside of a transaction.
    private static final Pattern ALONE = Pattern.compile("(?i)\\b(CONCURRENTLY|VACUUM)\\b");

    private final MigrationDialect migrations;
    private final Connection scratch;
    private final Inspection inspection;
    private long rows;
    private String stopped = "";
    private final List<Loss> changes = new ArrayList<>();

    /**
     * Creates an instance.
     *
     * @param scratch a scratch database without rows; changed
     * @param inspection reads its schema
     */
    public DataLoss(MigrationDialect migrations, Connection scratch, Inspection inspection) {
        this.migrations = migrations;
        this.scratch = scratch;
        this.inspection = inspection;
    }

    /** Reads the schema of a database. */
    @FunctionalInterface
    public interface Inspection {
        Schema of(Connection connection) throws SQLException;
    }

    /**
     * What is lost.
     *
     * @param table the table
     * @param column the column; null if rows or the whole table are lost
     * @param what what happens to it, as in "drops column hero.age"
     * @param rows how many generated rows it happens to, as in "3 of 3 generated rows"; empty if that says nothing
     * @param kind whether it is dropped, loses rows, or gets other values
     */
    public record Loss(TableName table, @Nullable String column, String what, String rows, Kind kind) {
        /** What happens. */
        public enum Kind {
            /** The table or column is dropped. */
            DROPS,
            /** Rows of the table are deleted. */
            DELETES,
            /** The column keeps its type and gets other values. */
            CHANGES
        }

        /** Returns the name of the table or column. */
        public String name() {
            return column == null ? table.toString() : table + "." + column;
        }
    }

    /**
     * Runs the statements and returns what they take away, tables first, by name.
     *
     * @throws SQLException if a statement fails even without rows
     */
    public List<Loss> of(List<String> statements) throws SQLException {
        Schema before = inspection.of(scratch);
        RowValues values = new RowValues(migrations.literals(), before, before, Renaming.of(List.of()), false);
        ScratchRows rows = new ScratchRows(migrations.dialect(), scratch);
        rows.fill(values);
        Map<String, List<String>> old = values(migrations, scratch, before);
        for (Table table : before.tables()) {
            this.rows += rows(table, old);
        }
        try {
            run(migrations, scratch, statements);
        } catch (SQLException refused) {
            // A guard stops at the generated rows: without rows, everything that is dropped counts as lost.
            stopped = String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
            rows.clear(before);
            old = values(migrations, scratch, before);
            run(migrations, scratch, statements);
        }
        Schema after = inspection.of(scratch);
        Map<String, List<String>> now = values(migrations, scratch, after);
        changes.addAll(changes(before, after, old, now));
        return losses(before, after, old, now);
    }

    /** Returns the columns that have the same type and other values than before, where no row is lost. */
    List<Loss> changes() {
        return List.copyOf(changes);
    }

    private static List<Loss> changes(
            Schema before, Schema after, Map<String, List<String>> old, Map<String, List<String>> now) {
        List<Loss> changes = new ArrayList<>();
        for (Table table : before.tables()) {
            Table kept = after.table(table.name()).orElse(null);
            if (kept == null || rows(table, old) != rows(kept, now)) {
                continue;
            }
            for (Column column : table.columns()) {
                String key = key(table, column);
                List<String> was = old.getOrDefault(key, List.of());
                List<String> left = new ArrayList<>(was);
                now.getOrDefault(key, List.of()).forEach(left::remove);
                boolean same = column.computed() == null
                        && kept.column(column.name())
                                .filter(other -> other.type().equals(column.type()))
                                .isPresent();
                if (same && !left.isEmpty()) {
                    changes.add(new Loss(
                            table.name(),
                            column.name(),
                            "changes values of " + table.name() + "." + column.name(),
                            left.size() + " of " + was.size() + " generated rows",
                            Loss.Kind.CHANGES));
                }
            }
        }
        return changes;
    }

    /** Returns the number of generated rows before the statements. */
    long rows() {
        return rows;
    }

    /** Returns why the statements stopped at the generated rows; empty if they did not. */
    String stopped() {
        return stopped;
    }

    /** Runs statements, in one transaction if the database can roll back DDL and they may run in one. */
    public static void run(MigrationDialect migrations, Connection scratch, List<String> statements)
            throws SQLException {
        boolean whole = migrations.planner().atomic()
                && statements.stream().noneMatch(sql -> ALONE.matcher(sql).find());
        scratch.setAutoCommit(!whole);
        boolean done = false;
        try (Statement statement = scratch.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            if (whole) {
                scratch.commit();
            }
            done = true;
        } finally {
            if (whole) {
                if (!done) {
                    scratch.rollback();
                }
                scratch.setAutoCommit(true);
            }
        }
    }

    private static List<Loss> losses(
            Schema before, Schema after, Map<String, List<String>> old, Map<String, List<String>> now) {
        List<Loss> losses = new ArrayList<>();
        for (Table table : before.tables()) {
            Table kept = after.table(table.name())
                    .orElseGet(() -> after.tables().stream()
                            .filter(other -> before.table(other.name()).isEmpty())
                            .filter(other -> sameTable(table, other, old, now))
                            .findFirst()
                            .orElse(null));
            if (kept == null) {
                losses.add(new Loss(table.name(), null, "drops table " + table.name(), "", Loss.Kind.DROPS));
            } else {
                losses.addAll(losses(table, kept, old, now));
            }
        }
        return losses;
    }

    private static List<Loss> losses(
            Table table, Table kept, Map<String, List<String>> old, Map<String, List<String>> now) {
        List<Loss> losses = new ArrayList<>();
        if (rows(table, old) > rows(kept, now)) {
            int gone = rows(table, old) - rows(kept, now);
            losses.add(new Loss(
                    table.name(),
                    null,
                    "deletes rows of " + table.name(),
                    gone + " of " + rows(table, old) + " generated rows",
                    Loss.Kind.DELETES));
            return losses;
        }
        for (Column column : table.columns()) {
            List<String> was = old.getOrDefault(key(table, column), List.of());
            boolean there = kept.column(column.name()).isPresent();
            boolean renamed = !there
                    && !was.isEmpty()
                    && was.stream().anyMatch(value -> !value.equals("NULL"))
                    && kept.columns().stream()
                            .filter(other -> table.column(other.name()).isEmpty())
                            .anyMatch(other -> was.equals(now.get(key(kept, other))));
            if (!there && !renamed && column.computed() == null) {
                losses.add(new Loss(
                        table.name(),
                        column.name(),
                        "drops column " + table.name() + "." + column.name(),
                        "",
                        Loss.Kind.DROPS));
            }
        }
        return losses;
    }

    private static boolean sameTable(
            Table table, Table other, Map<String, List<String>> old, Map<String, List<String>> now) {
        return rows(table, old) > 0
                && table.columns().stream()
                        .allMatch(column -> other.column(column.name())
                                .filter(same -> Objects.equals(old.get(key(table, column)), now.get(key(other, same))))
                                .isPresent());
    }

    private static int rows(Table table, Map<String, List<String>> values) {
        return table.columns().stream()
                .mapToInt(column ->
                        values.getOrDefault(key(table, column), List.of()).size())
                .max()
                .orElse(0);
    }

    private static String key(Table table, Column column) {
        return table.name() + "." + column.name();
    }

    /** Returns the values of each column as text, sorted. */
    static Map<String, List<String>> values(MigrationDialect migrations, Connection scratch, Schema schema)
            throws SQLException {
        Map<String, List<String>> values = new TreeMap<>();
        for (Table table : schema.tables()) {
            for (Column column : table.columns()) {
                values.put(key(table, column), values(migrations, scratch, table.name(), column.name()));
            }
        }
        return values;
    }

    private static List<String> values(MigrationDialect migrations, Connection scratch, TableName table, String column)
            throws SQLException {
        String sql = "SELECT " + migrations.exactly(migrations.dialect().quote(column)) + " FROM "
                + migrations.dialect().quote(table);
        List<String> values = new ArrayList<>();
        try (Statement statement = scratch.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                String value = rows.getString(1);
                values.add(value == null ? "NULL" : "'" + value + "'");
            }
        }
        Collections.sort(values);
        return values;
    }
}
