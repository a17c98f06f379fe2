package dev.rxkit.migrate.pairs;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Schema;
import dev.rxkit.servers.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real database that is compared, planned for and changed. */
public final class Trial implements AutoCloseable {
    public final Dialect dialect;
    public final Connection connection;

    private final Set<String> namespaces;

    private Trial(Dialect dialect, Connection connection, Set<String> namespaces) {
        this.dialect = dialect;
        this.connection = connection;
        this.namespaces = namespaces;
    }

    /** The databases scripts are planned for. */
    public static Stream<TestServer> servers() {
        return TestServer.all();
    }

    /** An empty database: in memory where it can be. */
    public static Trial on(TestServer server, String name) throws SQLException {
        return on(server, name, Set.of());
    }

    /** An empty database of which more than the default namespace is looked at. */
    public static Trial on(TestServer server, String name, Set<String> namespaces) throws SQLException {
        DatabaseUrl url = server == TestServer.SQLITE
                ? DatabaseUrl.parse("sqlite://", null, null, Path.of(""))
                : server.space(name).databaseUrl();
        Map<String, String> properties = server == TestServer.SQLITE ? Map.of("foreign_keys", "false") : Map.of();
        return new Trial(url.dialect(), url.connect(Trial.class.getClassLoader(), properties), namespaces);
    }

    public Schema inspect() throws SQLException {
        return dialect.inspector(namespaces).inspect(connection);
    }

    /** The changes from what is to {@code wanted}, which is resolved. */
    public List<Change> changes(Schema wanted, Renames renames) throws SQLException {
        return SchemaDiffer.diff(inspect(), wanted, renames);
    }

    /** Makes the database look like {@code wanted}. */
    public Plan become(Schema wanted, Renames renames, Answers answers) throws SQLException {
        Schema from = inspect();
        Plan plan = MigrationDialects.of(dialect)
                .planner()
                .plan(from, wanted, SchemaDiffer.diff(from, wanted, renames), answers);
        run(plan);
        return plan;
    }

    /** All scripts of the plan. */
    public void run(Plan plan) throws SQLException {
        for (Plan.Part part : plan.parts()) {
            if (part.inTransaction()) {
                run(part.statements());
            } else {
                for (Statement statement : part.statements()) {
                    execute(statement.sql());
                }
            }
        }
    }

    /** All undo scripts, the last first. */
    public void undo(Plan plan) throws SQLException {
        for (int i = plan.parts().size() - 1; i >= 0; i--) {
            run(plan.parts().get(i).undo());
        }
    }

    /** In one transaction where the database has such. */
    public void run(List<Statement> statements) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (Statement statement : statements) {
                execute(statement.sql());
            }
            connection.commit();
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    public void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new SQLException(failure.getMessage() + "\nin: " + sql, failure.getSQLState(), failure);
        }
    }

    public static String text(List<Change> changes) {
        return changes.stream().map(Change::text).collect(Collectors.joining("\n"));
    }

    public static String sql(List<Statement> statements) {
        return statements.stream().map(Statement::sql).collect(Collectors.joining(";\n"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
