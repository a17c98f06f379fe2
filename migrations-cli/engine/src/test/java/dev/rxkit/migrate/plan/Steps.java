package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.proof.Proof;
import dev.rxkit.migrate.proof.ProofResult;
import dev.rxkit.migrate.proof.ScratchDatabase;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A database that is planned for and changed: SQLite in memory, or one on a server. */
final class Steps implements AutoCloseable {
    static final Dialect SQLITE = new Sqlite();
    final TestServer server;
    final Dialect dialect;
    final Connection connection;
    /** What the last trial showed. */
    ProofResult evidence = new ProofResult(0, 0, List.of());

    private Steps(TestServer server, Dialect dialect, Connection connection) {
        this.server = server;
        this.dialect = dialect;
        this.connection = connection;
    }

    static Steps of(String... sql) throws SQLException {
        return on(TestServer.SQLITE, "steps", sql);
    }

    static Steps of(Schema model, String... sql) throws SQLException {
        return of(TestServer.SQLITE, model, sql);
    }

    /** A database in the shape of a model. */
    static Steps of(TestServer server, Schema model, String... sql) throws SQLException {
        Steps steps = on(server, "steps");
        steps.run(steps.dialect.create(steps.dialect.resolve(model)));
        steps.run(List.of(sql));
        return steps;
    }

    /** A database in the shape of a model, in this place; SQLite's is a file. */
    static Steps of(TestSpace space, Schema model, List<String> sql) throws SQLException {
        Steps steps = new Steps(space.server(), space.dialect(), connect(space));
        steps.run(steps.dialect.create(steps.dialect.resolve(model)));
        steps.run(sql);
        return steps;
    }

    /** Removes all tables and views and ends the connection; a connection to the place is another one afterwards. */
    static void clear(TestSpace space, Connection connection) throws SQLException {
        if (space.server() != TestServer.MARIADB) {
            connection.close();
            space.server().space("steps");
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SHOW FULL TABLES")) {
                while (rows.next()) {
                    tables.add((rows.getString(2).equals("VIEW") ? "DROP VIEW `" : "DROP TABLE `") + rows.getString(1)
                            + "`");
                }
            }
            for (String drop : tables) {
                statement.execute(drop);
            }
        }
        connection.close();
    }

    /** A connection as the driver gives it. */
    static Connection connect(TestSpace space) throws SQLException {
        if (space.server() != TestServer.SQLITE) {
            return space.connect();
        }
        Connection connection = DriverManager.getConnection(space.databaseUrl().jdbcUrl());
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
        }
        return connection;
    }

    /** An empty database. */
    static Steps on(TestServer server, String name, String... sql) throws SQLException {
        Steps steps;
        if (server == TestServer.SQLITE) {
            steps = new Steps(server, SQLITE, DriverManager.getConnection("jdbc:sqlite::memory:"));
        } else {
            var space = server.space(name);
            steps = new Steps(server, space.dialect(), space.connect());
        }
        steps.run(List.of(sql));
        return steps;
    }

    Schema schema() throws SQLException {
        return dialect.inspector(Set.of("depot")).inspect(connection);
    }

    List<Change> changes(Schema model, Renames renames) throws SQLException {
        return SchemaDiffer.diff(schema(), dialect.resolve(model), renames);
    }

    Plan plan(Schema model, Renames renames, Answers answers) throws SQLException {
        return MigrationDialects.of(dialect)
                .planner()
                .plan(schema(), dialect.resolve(model), changes(model, renames), answers);
    }

    Plan plan(Schema model) throws SQLException {
        return plan(model, Renames.none(), Answers.none());
    }

    /** Plans, runs, and looks: nothing is left to do. */
    Plan become(Schema model, Renames renames, Answers answers) throws SQLException {
        Schema before = schema();
        Plan plan = plan(model, renames, answers);
        prove(before, dialect.resolve(model), renames, plan);
        run(plan);
        assertThat(changes(model, Renames.none()))
                .as("left to do after %s", text(plan.statements()))
                .isEmpty();
        undoAndRedo(before, plan);
        return plan;
    }

    /** Runs it as its scripts would be run. */
    void run(Plan plan) throws SQLException {
        for (Plan.Part part : plan.parts()) {
            transaction(part.statements());
        }
    }

    /** The trial agrees, on a database of the same shape. */
    private void prove(Schema before, Schema to, Renames renames, Plan plan) throws SQLException {
        try (Trial trial = new Trial(server, before)) {
            evidence = new Proof(MigrationDialects.of(dialect)).of(trial, trial.steps.schema(), to, renames, plan);
            assertThat(evidence.lines()).isNotEmpty();
        }
    }

    /** An empty SQLite database of this shape. */
    static Steps shaped(Schema schema) throws SQLException {
        return shaped(TestServer.SQLITE, schema);
    }

    private static Steps shaped(TestServer server, Schema schema) throws SQLException {
        Steps steps = on(server, "steps_trial");
        List<String> objects = new ArrayList<>();
        for (StoredObject.Kind kind : StoredObject.Kind.values()) {
            schema.objects().stream()
                    .filter(object -> object.kind() == kind)
                    .map(StoredObject::sql)
                    .forEach(objects::add);
        }
        steps.run(steps.dialect.create(schema));
        steps.run(objects);
        return steps;
    }

    /** Scratch databases of one shape. */
    private static final class Trial implements ScratchDatabase, AutoCloseable {
        private final TestServer server;
        private final Schema shape;
        private Steps steps;

        Trial(TestServer server, Schema shape) throws SQLException {
            this.server = server;
            this.shape = shape;
            this.steps = shaped(server, shape);
        }

        @Override
        public Connection connection() {
            return steps.connection;
        }

        @Override
        public boolean commits() {
            return server != TestServer.SQLITE;
        }

        @Override
        public void restore() throws SQLException {
            if (commits()) {
                steps.close();
                steps = shaped(server, shape);
            } else {
                steps.connection.rollback();
            }
        }

        @Override
        public void close() throws SQLException {
            steps.close();
        }
    }

    Plan become(Schema model) throws SQLException {
        return become(model, Renames.none(), Answers.none());
    }

    private void undoAndRedo(Schema before, Plan plan) throws SQLException {
        if (!MigrationDialects.of(dialect).planner().atomic()) {
            // What is dropped cannot come back here; the trial has run the undo.
            return;
        }
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
        connection.setAutoCommit(!MigrationDialects.of(dialect).planner().atomic());
        try {
            run(statements.stream().map(Statement::sql).toList());
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException failure) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
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
                throw new SQLException(failure.getMessage() + "\nin: " + sql, failure.getSQLState(), failure);
            }
        }
    }

    /** The rows of a query, columns joined by {@code |}. */
    List<String> rows(String sql) throws SQLException {
        return table(sql).stream().map(row -> String.join("|", row)).toList();
    }

    List<List<String>> table(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
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
