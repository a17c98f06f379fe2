package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Renames;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Runs destructive scripts in ways no author wants: statement by statement without a transaction, going on after every
 * error, over rows that do not fit, twice, and with any one statement left out. No value is lost; what was to be dropped
 * goes only if everything before it was done.
 */
@OnEveryDatabase
class HarmlessScriptsTest {
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

    @Test
    void losesNothingWithAnyOneStatementLeftOut() throws SQLException {
        for (DestructiveChange change : DestructiveChange.all()) {
            for (boolean fits : new boolean[] {false, true}) {
                int statements;
                int drops = Integer.MAX_VALUE;
                try (ScriptTrial first = new ScriptTrial(server, change, false, !fits)) {
                    statements = first.script.size();
                    drops = fits ? first.drops() : drops;
                }
                for (int k = 0; k < statements; k++) {
                    try (ScriptTrial trial = new ScriptTrial(server, change, false, !fits)) {
                        trial.goOn(k);
                        trial.nothingIsLost(k >= drops, (fits ? "fitting " : "") + "without " + trial.script.get(k));
                    }
                }
            }
        }
    }
}
