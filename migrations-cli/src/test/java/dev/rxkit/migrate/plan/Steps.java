package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.dialect.Sqlite;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.inspect.Inspector;
import dev.rxkit.migrate.proof.Evidence;
import dev.rxkit.migrate.proof.Proof;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database in memory that is planned for and changed. */
final class Steps implements AutoCloseable {
    static final Dialect SQLITE = new Sqlite();
    final Connection connection;
    /** What the last trial showed. */
    Evidence evidence = new Evidence(0, 0, List.of());

    private Steps(Connection connection) {
        this.connection = connection;
    }

    static Steps of(String... sql) throws SQLException {
        Steps steps = new Steps(DriverManager.getConnection("jdbc:sqlite::memory:"));
        steps.run(List.of(sql));
        return steps;
    }

    static Steps of(Schema model, String... sql) throws SQLException {
        Steps steps = of();
        for (var table : SQLITE.resolve(model).inDependencyOrder()) {
            steps.run(SQLITE.create(table));
        }
        steps.run(List.of(sql));
        return steps;
    }

    Schema schema() throws SQLException {
        return Inspector.of(SQLITE).inspect(connection);
    }

    List<Change> changes(Schema model, Renames renames) throws SQLException {
        return SchemaDiffer.diff(schema(), SQLITE.resolve(model), renames);
    }

    Plan plan(Schema model, Renames renames, Answers answers) throws SQLException {
        return Planner.of(SQLITE).plan(schema(), SQLITE.resolve(model), changes(model, renames), answers);
    }

    Plan plan(Schema model) throws SQLException {
        return plan(model, Renames.none(), Answers.none());
    }

    /** Plans, runs, and looks: nothing is left to do. */
    Plan become(Schema model, Renames renames, Answers answers) throws SQLException {
        Schema before = schema();
        Plan plan = plan(model, renames, answers);
        prove(before, SQLITE.resolve(model), renames, plan);
        transaction(plan.statements());
        assertThat(changes(model, Renames.none()))
                .as("left to do after %s", text(plan.statements()))
                .isEmpty();
        undoAndRedo(before, plan);
        return plan;
    }

    /** The trial agrees, on a database of the same shape. */
    private void prove(Schema before, Schema to, Renames renames, Plan plan) throws SQLException {
        try (Steps scratch = shaped(before)) {
            evidence = new Proof(SQLITE).of(scratch.connection, scratch.schema(), to, renames, plan);
            assertThat(evidence.lines()).isNotEmpty();
        }
    }

    /** An empty database of this shape. */
    static Steps shaped(Schema schema) throws SQLException {
        Steps steps = of();
        for (var table : schema.tables()) {
            steps.run(SQLITE.create(table));
        }
        steps.run(schema.objects().stream().map(StoredObject::sql).toList());
        return steps;
    }

    Plan become(Schema model) throws SQLException {
        return become(model, Renames.none(), Answers.none());
    }

    private void undoAndRedo(Schema before, Plan plan) throws SQLException {
        connection.setAutoCommit(false);
        try {
            run(plan.undo().stream().map(Statement::sql).toList());
            assertThat(SchemaDiffer.diff(schema(), before, Renames.none()))
                    .as("left after the undo %s", text(plan.undo()))
                    .isEmpty();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    void transaction(List<Statement> statements) throws SQLException {
        connection.setAutoCommit(false);
        try {
            run(statements.stream().map(Statement::sql).toList());
            connection.commit();
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    void run(List<String> statements) throws SQLException {
        for (String sql : statements) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failure) {
                throw new SQLException(failure.getMessage() + "\nin: " + sql, failure);
            }
        }
    }

    /** The rows of a query, columns joined by {@code |}. */
    List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    static String text(List<Statement> statements) {
        return String.join(";\n", statements.stream().map(Statement::sql).toList());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
