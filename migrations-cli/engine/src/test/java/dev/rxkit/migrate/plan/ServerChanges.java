package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.Parameter;

/** Changes on a server that are applied, looked at again and undone, with rows in the tables. */
abstract class ServerChanges {
    static final String HEROES = "INSERT INTO hero (id, name) VALUES (1, 'Ann'), (2, 'Bo')";
    static final TableName HERO = TableName.of("hero");

    @Parameter
    TestServer server;

    static Column text(String name) {
        return Column.of(name, ColumnType.text(40));
    }

    static Table hero(Column... more) {
        return Models.hero(more).mapColumns(c -> c.name().equals("name") ? text("name") : c);
    }

    Plan changes(Schema from, Schema to, Renames renames, Answers answers, String... rows) throws SQLException {
        try (Steps steps = Steps.of(server, from, rows)) {
            return steps.become(to, renames, answers);
        }
    }

    Plan changes(Schema from, Schema to, String... rows) throws SQLException {
        return changes(from, to, Renames.none(), Answers.none(), rows);
    }

    List<String> rows(Schema from, Schema to, Renames renames, Answers answers, String query) throws SQLException {
        try (Steps steps = Steps.of(server, from, HEROES)) {
            steps.become(to, renames, answers);
            return steps.rows(query);
        }
    }

    static Answers answer(String column, String sql) {
        return Answers.none().with(Questions.backfill(HERO, column), sql);
    }

    String quoted(String name) {
        return server == TestServer.MARIADB ? "`" + name + "`" : "\"" + name + "\"";
    }
}
