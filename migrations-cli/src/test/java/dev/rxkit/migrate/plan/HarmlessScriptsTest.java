package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Renames;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs destructive scripts in ways no author wants: statement by statement without a transaction, going on after every
 * error, over rows that do not fit and twice. No value is lost; what was to be dropped
 * goes only if everything before it was done.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class HarmlessScriptsTest {
    static Stream<TestServer> servers() {
        return TestServer.all().filter(server -> server != TestServer.POSTGRESQL);
    }

    @Parameter
    TestServer server;

    @Test
    void losesNothingGoingOnAfterEveryErrorNorTheSecondTime() throws SQLException {
        for (DestructiveChange change : DestructiveChange.all()) {
            try (ScriptTrial trial = new ScriptTrial(server, change, false, true)) {
                assertThat(trial.goOn(-1)).as(trial.toString()).isFalse();
                trial.nothingIsLost(false, "");
                trial.rowsAreInPlace();
                trial.goOn(-1);
                trial.nothingIsLost(false, "the second time");
                trial.rowsAreInPlace();
            }
        }
    }

    @Test
    void losesNothingByTheUndoNorTheSecondTime() throws SQLException {
        for (DestructiveChange change : DestructiveChange.all()) {
            try (ScriptTrial trial = new ScriptTrial(server, change, true, true)) {
                boolean done = trial.goOn(-1);
                trial.nothingIsLost(done, "");
                trial.goOn(-1);
                trial.nothingIsLost(done, "the second time");
            }
        }
    }

    @Test
    void dropsWhatItShallOverRowsThatFit() throws SQLException {
        for (DestructiveChange change : DestructiveChange.all()) {
            try (ScriptTrial trial = new ScriptTrial(server, change, false, false)) {
                boolean done = trial.goOn(-1);
                trial.nothingIsLost(true, "");
                assertThat(done).as(trial.toString()).isTrue();
                assertThat(trial.steps.changes(change.to(), Renames.none()))
                        .as(trial.toString())
                        .isEmpty();
            }
        }
    }
}
