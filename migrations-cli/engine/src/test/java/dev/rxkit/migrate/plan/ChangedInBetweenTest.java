package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.hero;
import static dev.rxkit.migrate.plan.Models.indexed;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Schema;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A table that changes after its script was made and before it runs: the script stops, or does no harm. */
@OnEveryDatabase
class ChangedInBetweenTest {
    private static final Column NICK = Column.of("nick", ColumnType.text(20)).withNullable(true);
    private static final Column MAIL = Column.of("mail", ColumnType.text(40));
    private static final Schema FIRST = schema(hero(NICK, code(40), MAIL));

    /** Drops the nick and cuts the code. */
    private static final Schema SMALLER = schema(hero(code(10), MAIL));

    private static final String ROWS = "insert into hero (id, name, nick, code, mail) values"
            + " (1, 'a', 'n1', 'c1', 'm1'), (2, 'b', 'n2', 'c2', 'm2')";

    @Parameter
    TestServer server;

    private static Column code(int length) {
        return Column.of("code", ColumnType.text(length));
    }

    /** Runs the script that was made before the change; fails unless it stops by these words. */
    private void stops(Schema to, String between, String words, String query, String... rows) throws SQLException {
        try (Steps steps = Steps.of(server, FIRST, ROWS)) {
            Plan plan = steps.plan(to);
            steps.run(List.of(between.split(";")));
            assertThatThrownBy(() -> steps.run(plan)).hasMessageContaining(words);
            assertThat(steps.rows(query)).containsExactly(rows);
        }
    }

    /** Where SQLite writes the table again, it stops; servers change the table as it is. */
    private void stopsOrKeeps(String between, String words, String query, String... rows) throws SQLException {
        if (server == TestServer.SQLITE) {
            stops(SMALLER, between, words, query, rows);
            return;
        }
        try (Steps steps = Steps.of(server, FIRST, ROWS)) {
            Plan plan = steps.plan(SMALLER);
            steps.run(List.of(between.split(";")));
            steps.run(plan);
            assertThat(steps.rows(query)).containsExactly(rows);
        }
    }

    @Test
    void aRowThatWasWrittenSinceAndDoesNotFitStopsTheScript() throws SQLException {
        stops(
                SMALLER,
                "insert into hero (id, name, nick, code, mail) values (3, 'c', 'n3', 'longer than ten', 'm3')",
                "code",
                "select nick, code from hero order by id",
                "n1|c1",
                "n2|c2",
                "n3|longer than ten");
    }

    @Test
    void aColumnThatIsGoneStopsTheScriptBeforeAnythingIsDropped() throws SQLException {
        stops(
                SMALLER,
                "alter table hero drop column code",
                "code",
                "select nick, mail from hero order by id",
                "n1|m1",
                "n2|m2");
    }

    @Test
    void aColumnThatTheScriptOnlyCopiesIsMissed() throws SQLException {
        stopsOrKeeps(
                "alter table hero drop column mail", "mail", "select id, code from hero order by id", "1|c1", "2|c2");
    }

    @Test
    void aColumnThatWasAddedSinceKeepsItsValues() throws SQLException {
        stopsOrKeeps(
                "alter table hero add column extra varchar(20);update hero set extra = 'kept' where id = 2",
                "extra",
                "select extra from hero where id = 2",
                "kept");
    }

    @Test
    void aTableThatIsGoneStopsTheScript() throws SQLException {
        stops(
                SMALLER,
                "alter table hero rename to other",
                "hero",
                "select nick, code from other order by id",
                "n1|c1",
                "n2|c2");
    }

    @Test
    void anIndexOverAColumnThatIsGoneStopsTheScript() throws SQLException {
        stops(
                schema(indexed(hero(NICK, code(40), MAIL), "mail")),
                "alter table hero drop column mail",
                "mail",
                "select nick from hero order by id",
                "n1",
                "n2");
    }

    @Test
    void aUniqueRuleOverAColumnThatIsGoneStopsTheScript() throws SQLException {
        stops(
                schema(unique(hero(NICK, code(40), MAIL), "mail")),
                "alter table hero drop column mail",
                "mail",
                "select nick from hero order by id",
                "n1",
                "n2");
    }

    @Test
    void valuesThatBecameTheSameStopAUniqueRule() throws SQLException {
        stops(
                schema(unique(hero(code(40), MAIL), "mail")),
                "update hero set mail = 'm1'",
                "mail",
                "select nick, mail from hero order by id",
                "n1|m1",
                "n2|m1");
    }
}
