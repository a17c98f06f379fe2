package dev.rxkit.migrate.proof;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Inserts, updates and deletes a row of every table to detect triggers and functions that use something that no longer
 * exists. All writes are rolled back.
 */
final class Writes {
    private final MigrationDialect migrations;
    private final Dialect dialect;
    private final ScratchDatabase ground;
    private final Predicate<SQLException> rule;

    /**
     * Creates an instance.
     *
     * @param rule whether a failure is caused by the generated values and not by the schema
     */
    Writes(MigrationDialect migrations, ScratchDatabase ground, Predicate<SQLException> rule) {
        this.migrations = migrations;
        this.dialect = migrations.dialect();
        this.ground = ground;
        this.rule = rule;
    }

    /** Returns the writes that fail, such as {@code insert into hero}, each with the database's message. */
    Map<String, String> failures(Schema schema) throws SQLException {
        Connection connection = ground.connection();
        boolean begins = connection.getAutoCommit();
        if (begins) {
            connection.setAutoCommit(false);
        }
        Savepoint start = connection.setSavepoint();
        try {
            return all(schema);
        } finally {
            connection.rollback(start);
            if (begins) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Map<String, String> all(Schema schema) throws SQLException {
        Map<String, String> failures = new TreeMap<>();
        List<Table> parents = schema.inDependencyOrder();
        List<Table> children = new ArrayList<>(parents);
        Collections.reverse(children);
        RowValues values =
                new RowValues(migrations.literals(), schema, schema, new Renaming(Map.of(), Map.of()), false);
        ScratchRows rows = new ScratchRows(dialect, ground.connection());
        for (String sql : migrations.forgetPlans()) {
            try (Statement statement = ground.connection().createStatement()) {
                statement.execute(sql);
            }
        }
        for (Table table : children) {
            attempt("delete from", table, "DELETE FROM " + dialect.quote(table.name()), failures);
        }
        for (Table table : parents) {
            if (values.canBeFilled(table)) {
                attempt("insert into", table, rows.insertSql(table, values, 0), failures);
            }
        }
        for (Table table : parents) {
            String sets = table.columns().stream()
                    .filter(column -> column.computed() == null && !column.generated())
                    .map(Column::name)
                    .map(name -> dialect.quote(name) + " = " + dialect.quote(name))
                    .collect(Collectors.joining(", "));
            if (!sets.isEmpty()) {
                attempt("update", table, "UPDATE " + dialect.quote(table.name()) + " SET " + sets, failures);
            }
        }
        for (Table table : children) {
            attempt("delete from", table, "DELETE FROM " + dialect.quote(table.name()), failures);
        }
        return failures;
    }

    private void attempt(String verb, Table table, String sql, Map<String, String> failures) throws SQLException {
        Connection connection = ground.connection();
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failure) {
            connection.rollback(before);
            if (!rule.test(failure)) {
                failures.putIfAbsent(
                        key(verb, table.name()),
                        String.valueOf(failure.getMessage()).strip());
            }
        }
    }

    private static String key(String verb, TableName table) {
        return verb + " " + table;
    }

    /**
     * Fails if a table can no longer be written to.
     *
     * @param before the writes that failed before the script
     * @param names the former names of renamed tables, by their current names
     * @param what the script or the undo, for the message
     * @throws ProofException if a write fails that succeeded before
     */
    void require(Schema schema, Map<String, String> before, Map<TableName, TableName> names, String what)
            throws SQLException {
        Map<String, String> failures = failures(schema);
        for (Table table : schema.tables()) {
            for (String verb : List.of("insert into", "update", "delete from")) {
                String failure = failures.get(key(verb, table.name()));
                TableName old = names.getOrDefault(table.name(), table.name());
                if (failure != null && !before.containsKey(key(verb, old))) {
                    throw new ProofException("after " + what + ", " + key(verb, table.name()) + " fails: " + failure
                            + triggers(schema, table.name())
                            + "\na trigger or function uses something that " + what
                            + " drops or renames: change it first, in a script of your own");
                }
            }
        }
    }

    private static String triggers(Schema schema, TableName table) {
        String names = schema.objects().stream()
                .filter(object -> object.kind() == StoredObject.Kind.TRIGGER && table.equals(object.table()))
                .map(StoredObject::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "\ntriggers of " + table + ": " + names;
    }
}
