package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.hero;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.proof.ProofException;
import dev.rxkit.schema.Schema;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A script is not proved where a table can no longer be written to afterwards. */
@OnEveryDatabase
class WritesAfterwardsTest {
    @Parameter
    TestServer server;

    /** A trigger on hero that reads a column. */
    private List<String> trigger(String when, String value) {
        return switch (server) {
            case SQLITE ->
                List.of("CREATE TRIGGER noted AFTER " + when + " ON hero BEGIN UPDATE log SET name = " + value
                        + "; END");
            case MARIADB ->
                List.of("CREATE TRIGGER noted AFTER " + when + " ON hero FOR EACH ROW UPDATE log SET name = " + value);
            case POSTGRESQL ->
                List.of(
                        "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE log SET name = "
                                + value + "; RETURN NULL; END $$",
                        "CREATE TRIGGER noted AFTER " + when + " ON hero FOR EACH ROW EXECUTE FUNCTION note()");
        };
    }

    private static Schema with(String... columns) {
        dev.rxkit.schema.Column[] more = List.of(columns).stream()
                .map(name -> text(name).withNullable(true))
                .toArray(dev.rxkit.schema.Column[]::new);
        return schema(hero(more), Models.table("log", Models.id(), text("name")));
    }

    private Steps steps(Schema model, String when, String value) throws SQLException {
        return Steps.of(server, model, trigger(when, value).toArray(String[]::new));
    }

    @Test
    void aTriggerThatReadsADroppedColumnIsNoticed() throws SQLException {
        for (String when : List.of("INSERT", "UPDATE", "DELETE")) {
            String row = when.equals("DELETE") ? "OLD" : "NEW";
            try (Steps steps = steps(with("nick", "title"), when, row + ".nick")) {
                assertThatThrownBy(() -> steps.become(with("title")))
                        .as(when)
                        .isInstanceOf(ProofException.class)
                        .hasMessageContaining("hero")
                        .hasMessageContaining("nick")
                        .hasMessageContaining("noted");
            }
        }
    }

    @Test
    void aTriggerThatReadsAnotherTableIsNoticed() throws SQLException {
        try (Steps steps = steps(with("nick"), "INSERT", "(SELECT max(title) FROM place)", "place")) {
            assertThatThrownBy(() -> steps.become(with("nick")))
                    .isInstanceOf(ProofException.class)
                    .hasMessageContaining("place");
        }
    }

    private Steps steps(Schema model, String when, String value, String other) throws SQLException {
        Schema both = new Schema(
                List.of(model.tables().get(0), model.tables().get(1), Models.table(other, Models.id(), text("title"))),
                List.of());
        return steps(both, when, value);
    }

    @Test
    void aTriggerThatGoesOnWorkingIsNoFault() throws SQLException {
        try (Steps steps = steps(with("nick", "title"), "INSERT", "NEW.title")) {
            steps.become(with("title"));
            assertThat(steps.evidence.lines()).anyMatch(line -> line.contains("the undo restores the old schema"));
        }
    }

    @Test
    void aRenamedColumnIsFollowedOrNoticed() throws SQLException {
        try (Steps steps = steps(with("nick"), "INSERT", "NEW.nick")) {
            Renames renames = new Renames(Map.of(), Map.of(Models.HERO, Map.of("title", "nick")));
            if (server != TestServer.POSTGRESQL) {
                steps.become(with("title"), renames, Answers.none());
            } else {
                assertThatThrownBy(() -> steps.become(with("title"), renames, Answers.none()))
                        .isInstanceOf(ProofException.class)
                        .hasMessageContaining("insert into hero fails")
                        .hasMessageContaining("noted");
            }
        }
    }
}
